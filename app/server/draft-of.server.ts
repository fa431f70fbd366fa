import type { HeadersArgs } from "@remix-run/node";
import type { Person } from "~/access/who";
import { draftOwner } from "~/lifecycle/3-application/draft-owner.server";

const NAME = "X-Draft-Of";

/** Tells the worker of drafts whose a page is (`app/enhance/draft-worker.ts`): for the answer of its loader. */
export function draftOf(who: Pick<Person, "id">): { headers: Record<string, string> } {
  return { headers: { [NAME]: draftOwner(who) } };
}

/** The `headers` of such a route: Remix does not hand over what a loader set by itself. */
export function draftHeaders({ loaderHeaders }: HeadersArgs): Headers {
  const owner = loaderHeaders.get(NAME);
  return owner ? new Headers({ [NAME]: owner }) : new Headers();
}
