import type { ServerBuild } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";

export type SiteRoute = {
  id: string;
  pattern: string;
  handle: RouteHandle;
  hasLoader: boolean;
  hasAction: boolean;
  isPage: boolean;
};

/** Every route of the built site with its full address pattern, layouts left out. */
export function routesOf(build: ServerBuild): SiteRoute[] {
  return Object.values(build.routes).flatMap((route) => {
    if (!route || route.id === "root") return [];
    const { loader, action, default: page, handle } = route.module;
    if (!loader && !action && Object.values(build.routes).some((other) => other?.parentId === route.id)) return [];
    const parts: string[] = [];
    for (let at: typeof route | undefined = route; at; at = at.parentId ? build.routes[at.parentId] : undefined)
      if (at.path) parts.unshift(at.path);
    return [
      {
        id: route.id,
        pattern: `/${parts.join("/")}`,
        handle: (handle ?? { area: "public" }) as RouteHandle,
        hasLoader: !!loader,
        hasAction: !!action,
        isPage: !!page,
      },
    ];
  });
}

/** An address of a pattern: parameters from `values` by name, the rest from `otherwise`. */
export function addressOf(pattern: string, values: Record<string, string>, otherwise: string): string {
  return pattern.replace(/:(\w+)\??|\*/g, (_, name?: string) =>
    encodeURIComponent((name && values[name]) ?? otherwise),
  );
}
