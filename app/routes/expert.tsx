import { Outlet } from "@remix-run/react";
import { AreaFrame } from "~/ui/area-frame";
import { ErrorPage } from "~/ui/error-page";

export default function ExpertArea() {
  return (
    <AreaFrame area="expert">
      <Outlet />
    </AreaFrame>
  );
}

export function ErrorBoundary() {
  return (
    <AreaFrame area="expert">
      <ErrorPage />
    </AreaFrame>
  );
}
