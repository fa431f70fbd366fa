import type { LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { createRequestHandler } from "@remix-run/server-runtime";
import { notOpened } from "./http.server";
import type { RequestContext } from "./session.server";
import { isLookedAt, NO_PAGE } from "./unfit-requests.server";

type Handler = (args: LoaderFunctionArgs) => unknown;
type Thrown = { type: string; data: unknown; init: { status?: number } | null };

/**
 * A build whose routes without a page of their own (files, buttons) refuse somebody who follows a link or presses the button
 * with the error page, as pages do: Remix would answer JSON, which says nothing to a person.
 */
export function withRefusalPages(build: ServerBuild): ServerBuild {
  const answer = createRequestHandler(build, "production");

  async function refusalPage({ request, context }: LoaderFunctionArgs, { data, init }: Thrown): Promise<Response> {
    const { origin, pathname } = new URL(request.url);
    const page = new Request(`${origin}${pathname.replace(/\/$/, "")}${NO_PAGE}`, { headers: request.headers });
    const refusal: RequestContext["refusal"] = { data, status: init?.status ?? 500 };
    return answer(page, { ...context, refusal });
  }

  const refusing = (handler: Handler) => async (args: LoaderFunctionArgs) => {
    try {
      return await handler(args);
    } catch (thrown) {
      if (isRefusal(thrown) && isLookedAt(Object.fromEntries(args.request.headers))) return refusalPage(args, thrown);
      throw thrown;
    }
  };
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route || (route.module.default as unknown)) return [id, route] as const;
    const loader = refusing((route.module.loader as Handler | undefined) ?? notOpened);
    const action = refusing((route.module.action as Handler | undefined) ?? notOpened);
    return [id, { ...route, module: { ...route.module, loader, action } }] as const;
  });
  return { ...build, routes: Object.fromEntries(routes) } as ServerBuild;
}

/** What `data()` makes when a route throws it (`demand`). */
function isRefusal(thrown: unknown): thrown is Thrown {
  return (thrown as Thrown | null)?.type === "DataWithResponseInit";
}
