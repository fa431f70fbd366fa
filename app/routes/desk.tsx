import { Outlet } from "@remix-run/react";
import { AreaFrame } from "~/ui/area-frame";
import { ErrorPage } from "~/ui/error-page";

export default function DeskArea() {
  return (
    <AreaFrame area="desk">
      <Outlet />
    </AreaFrame>
  );
}

export function ErrorBoundary() {
  return (
    <AreaFrame area="desk">
      <ErrorPage />
    </AreaFrame>
  );
}
