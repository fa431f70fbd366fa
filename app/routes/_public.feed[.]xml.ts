import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { feedEntries } from "~/lifecycle/2-announcement/feed.queries.server";
import { atomFeed } from "~/lifecycle/2-announcement/feed.server";
import { feedResponse } from "~/server/feed-response.server";
import { catalog, langOf } from "~/text/text";

export const handle = { area: "public", reads: "competition.readPublic" } satisfies RouteHandle;

/** What happens to competitions of every organiser, for a reader of feeds. */
export async function loader({ request }: LoaderFunctionArgs) {
  const lang = langOf(new URL(request.url).searchParams.get("lang")) ?? "ru";
  const { title, description } = catalog(lang).announcement.site.feed;
  const head = { title, description, page: "/competitions", self: "/feed.xml" };
  return feedResponse(atomFeed(head, await feedEntries(), lang));
}
