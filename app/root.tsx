import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLocation, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { config } from "~/server/config.server";
import { viewerOf } from "~/server/session.server";
import { langOf } from "~/text/text";
import { readDisplay } from "~/ui/display";
import { Document } from "~/ui/document";
import { ErrorPage } from "~/ui/error-page";
import { isPublicPath, PageProvider, pageMeta, pageOf, type RootData } from "~/ui/page";
import "./ui/styles/tokens.css";
import "./ui/styles/base.css";
import "./ui/styles/frame.css";
import "./ui/styles/parts.css";
import "./ui/styles/forms.css";
import "./ui/styles/print.css";

export const meta = pageMeta((t) => t.common.tagline);

export async function loader(args: LoaderFunctionArgs): Promise<RootData> {
  const url = new URL(args.request.url);
  const viewer = await viewerOf(args);
  const isPublic = isPublicPath(url.pathname);
  const asked = isPublic ? langOf(url.searchParams.get("lang")) : null;
  const { demo, baseUrl } = config();
  return {
    lang: asked ?? viewer?.lang ?? "ru",
    path: url.pathname,
    isPublic,
    viewer: viewer && { name: viewer.name, areas: viewer.areas },
    display: readDisplay(args.request.headers.get("Cookie")),
    demo,
    baseUrl,
  };
}

/** The document around every page and every error page; it must hold when the loader above has failed. */
export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<RootData>("root");
  const page = pageOf(data, useLocation());
  return (
    <PageProvider page={page}>
      <Document>{children}</Document>
    </PageProvider>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
