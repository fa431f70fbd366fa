import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { feedEntries } from "~/lifecycle/2-announcement/feed.queries.server";
import { atomFeed } from "~/lifecycle/2-announcement/feed.server";
import { organiserPage } from "~/lifecycle/2-announcement/public.queries.server";
import { feedResponse } from "~/server/feed-response.server";
import { demand } from "~/server/http.server";
import { catalog, langOf } from "~/text/text";

export const handle = { area: "public", reads: "competition.readPublic" } satisfies RouteHandle;

/** What happens to competitions of one organiser, for a reader of feeds. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { slug, name } = demand(await organiserPage(params.organiser ?? ""));
  const lang = langOf(new URL(request.url).searchParams.get("lang")) ?? "ru";
  const { description } = catalog(lang).announcement.site.feed;
  const head = { title: name, description, page: `/${slug}`, self: `/${slug}/feed.xml` };
  return feedResponse(atomFeed(head, await feedEntries(slug), lang));
}
