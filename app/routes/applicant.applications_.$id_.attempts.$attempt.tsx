import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readLateAttempt } from "~/lifecycle/3-application/late-attempt.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { LateStatement } from "~/ui/application/late-statement";
import { pageMeta } from "~/ui/page";

export const handle = { area: "applicant", reads: "application.readAttempts" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.deadline.attempt.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return { attempt: demand(await readLateAttempt(who, args.params.id!, args.params.attempt!)) };
}

export default function Attempt() {
  return <LateStatement attempt={useLoaderData<typeof loader>().attempt} />;
}
