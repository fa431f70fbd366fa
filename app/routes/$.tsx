import { json, type LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { contextOf } from "~/server/session.server";
import { pageMeta } from "~/ui/page";

export const handle = { area: "public", reads: "page.read", writes: "page.read" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.common.errors.missing.title);

/** Whatever no other route answers, and what routes without a page refuse: the root's error page says so. */
export function loader(args: LoaderFunctionArgs) {
  const { data, status } = contextOf(args).refusal ?? { data: { reason: "notFound" }, status: 404 };
  throw json(data, { status });
}

/** A form posted to an address that does not exist. */
export function action() {
  throw json({ reason: "notFound" }, { status: 404 });
}

export default function Missing() {
  return null;
}
