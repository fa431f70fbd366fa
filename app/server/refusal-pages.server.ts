import type { LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { createRequestHandler } from "@remix-run/server-runtime";
import { notOpened } from "./http.server";
import type { RequestContext } from "./session.server";

type Loader = (args: LoaderFunctionArgs) => unknown;
type Thrown = { type: string; data: unknown; init: { status?: number } | null };

/** Below every route: an address that no page has, in the area of the one that was asked for. */
const NO_PAGE = "/-/-/-/-/-/-";

/**
 * A build whose routes without a page of their own (files, buttons) refuse somebody who follows a link with the error page,
 * as pages do: Remix would answer JSON, which says nothing to a person.
 */
export function withRefusalPages(build: ServerBuild): ServerBuild {
  const answer = createRequestHandler(build, "production");

  async function refusalPage({ request, context }: LoaderFunctionArgs, { data, init }: Thrown): Promise<Response> {
    const { origin, pathname } = new URL(request.url);
    const page = new Request(`${origin}${pathname.replace(/\/$/, "")}${NO_PAGE}`, { headers: request.headers });
    const refusal: RequestContext["refusal"] = { data, status: init?.status ?? 500 };
    return answer(page, { ...context, refusal });
  }

  const refusing = (loader: Loader) => async (args: LoaderFunctionArgs) => {
    try {
      return await loader(args);
    } catch (thrown) {
      if (isRefusal(thrown) && isFollowed(args.request)) return refusalPage(args, thrown);
      throw thrown;
    }
  };
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route || (route.module.default as unknown)) return [id, route] as const;
    const loader = refusing((route.module.loader as Loader | undefined) ?? notOpened);
    return [id, { ...route, module: { ...route.module, loader } }] as const;
  });
  return { ...build, routes: Object.fromEntries(routes) } as ServerBuild;
}

/** What `data()` makes when a route throws it (`demand`). */
function isRefusal(thrown: unknown): thrown is Thrown {
  return (thrown as Thrown | null)?.type === "DataWithResponseInit";
}

/** Somebody opens the address in a browser, rather than a script or a tag of a page. */
function isFollowed({ method, headers }: Request): boolean {
  const goal = headers.get("Sec-Fetch-Dest");
  return method === "GET" && (headers.get("Accept") ?? "").includes("text/html") && (!goal || goal === "document");
}
