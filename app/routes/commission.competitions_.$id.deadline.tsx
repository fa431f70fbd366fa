import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readDeadlineByChair } from "~/lifecycle/2-announcement/extension.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { DeadlineDesk } from "~/ui/announcement/deadline-page";
import { pageMeta, usePage } from "~/ui/page";

export const handle = { area: "commission", reads: "extension.readByChair" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.deadline.extension.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const page = demand(await readDeadlineByChair(who, args.params.id!));
  return { page: { ...page, may: { ...page.may, propose: false } } };
}

export default function DeadlineOfChair() {
  const { page } = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  const { t } = usePage();
  return (
    <DeadlineDesk
      page={page}
      kicker={page.title}
      base={`/commission/competitions/${page.id}/deadline`}
      trail={[{ to: "/commission", label: t.common.areas.commission }]}
      done={query.get("done")}
    />
  );
}
