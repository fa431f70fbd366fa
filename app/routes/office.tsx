import { Outlet } from "@remix-run/react";
import { AreaFrame } from "~/ui/area-frame";
import { ErrorPage } from "~/ui/error-page";

export default function OfficeArea() {
  return (
    <AreaFrame area="office">
      <Outlet />
    </AreaFrame>
  );
}

export function ErrorBoundary() {
  return (
    <AreaFrame area="office">
      <ErrorPage />
    </AreaFrame>
  );
}
