import type { ServerBuild } from "@remix-run/node";
import { policy } from "~/access/policy";
import type { RouteHandle } from "~/access/route-handle";

const isRow = (names: RouteHandle["reads"]): boolean =>
  names !== undefined && [names].flat().length > 0 && [names].flat().every((name) => name in policy);

/** Routes whose loader or action names no row of the policy table; the root loader only frames pages. */
export function pagesWithoutPolicy(build: ServerBuild): string[] {
  return Object.values(build.routes).flatMap((route) => {
    if (!route || route.id === "root") return [];
    const handle = route.module.handle as RouteHandle | undefined;
    return [
      ...(route.module.loader && !isRow(handle?.reads) ? [`${route.id} (loader)`] : []),
      ...(route.module.action && !isRow(handle?.writes) ? [`${route.id} (action)`] : []),
    ];
  });
}
