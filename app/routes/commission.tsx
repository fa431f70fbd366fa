import { Outlet } from "@remix-run/react";
import { AreaFrame } from "~/ui/area-frame";
import { ErrorPage } from "~/ui/error-page";

export default function CommissionArea() {
  return (
    <AreaFrame area="commission">
      <Outlet />
    </AreaFrame>
  );
}

export function ErrorBoundary() {
  return (
    <AreaFrame area="commission">
      <ErrorPage />
    </AreaFrame>
  );
}
