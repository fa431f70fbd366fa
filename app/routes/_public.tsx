import { Outlet } from "@remix-run/react";
import { ErrorPage } from "~/ui/error-page";

/** Pages that anybody may read; they carry their language in the address. */
export default function PublicArea() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
