import { Outlet } from "@remix-run/react";
import { AreaFrame } from "~/ui/area-frame";
import { ErrorPage } from "~/ui/error-page";

export default function ApplicantArea() {
  return (
    <AreaFrame area="applicant">
      <Outlet />
    </AreaFrame>
  );
}

export function ErrorBoundary() {
  return (
    <AreaFrame area="applicant">
      <ErrorPage />
    </AreaFrame>
  );
}
