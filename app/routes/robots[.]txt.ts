import { areas } from "~/access/roles";
import type { RouteHandle } from "~/access/route-handle";
import { config } from "~/server/config.server";

export const handle = { area: "public", reads: "page.read" } satisfies RouteHandle;

/** Public addresses that are about the reader alone. */
const own = ["/account", "/confirm", "/inbox", "/invitation", "/register", "/reset", "/sign-"];

/** What search engines leave alone, and where the map of the site is. */
export function loader() {
  const closed = [...areas.map((area) => `/${area}`), ...own].map((path) => `Disallow: ${path}`);
  const text = ["User-agent: *", ...closed, "", `Sitemap: ${config().baseUrl}/sitemap.xml`, ""].join("\n");
  return new Response(text, { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
