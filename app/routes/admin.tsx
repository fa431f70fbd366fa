import { Outlet } from "@remix-run/react";
import { AreaFrame } from "~/ui/area-frame";
import { ErrorPage } from "~/ui/error-page";

export default function AdminArea() {
  return (
    <AreaFrame area="admin">
      <Outlet />
    </AreaFrame>
  );
}

export function ErrorBoundary() {
  return (
    <AreaFrame area="admin">
      <ErrorPage />
    </AreaFrame>
  );
}
