import type { RouteHandle } from "~/access/route-handle";
import { publicAddresses } from "~/lifecycle/2-announcement/public.queries.server";
import { projectAddresses } from "~/lifecycle/9-reporting/project.queries.server";
import { config } from "~/server/config.server";

export const handle = { area: "public", reads: "competition.readPublic" } satisfies RouteHandle;

const pages = ["/", "/competitions", "/projects", "/help", "/about", "/contacts", "/privacy"];

/** The map of the site for search engines; slugs and our own addresses need no escaping. */
export async function loader() {
  const { baseUrl } = config();
  const [competitions, projects] = await Promise.all([publicAddresses(), projectAddresses()]);
  const urls = [
    ...pages.map((path) => `<url><loc>${baseUrl}${path}</loc></url>`),
    ...[...competitions, ...projects].map(
      ({ path, at }) => `<url><loc>${baseUrl}${path}</loc><lastmod>${at.toISOString()}</lastmod></url>`,
    ),
  ];
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join("\n")}\n</urlset>\n`;
  return new Response(xml, { headers: { "Content-Type": "application/xml; charset=utf-8" } });
}
