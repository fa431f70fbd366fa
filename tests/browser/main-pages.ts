/** The pages that people work on most: pictures of these are left in both languages, widths and schemes of colours. */
const main = new Set([
  "/",
  "/competitions",
  "/:organiser/:competition",
  "/:organiser/:competition/changes",
  "/:organiser/:competition/results",
  "/projects",
  "/projects/:applicationId",
  "/help",
  "/help/:role",
  "/privacy",
  "/sign-in",
  "/register",
  "/account",
  "/display",
  "/receipts/:code",
  "/applicant",
  "/applicant/applications/new",
  "/applicant/applications/:id",
  "/applicant/applications/:id/form/:section",
  "/applicant/applications/:id/documents",
  "/applicant/applications/:id/check",
  "/applicant/applications/:id/receipt",
  "/applicant/applications/:id/history",
  "/applicant/applications/:id/history/:state",
  "/applicant/applications/:id/attempts/:attempt",
  "/applicant/organisations/:id",
  "/applicant/agreements/:id",
  "/applicant/reports/:id",
  "/desk",
  "/desk/errands/:id",
  "/admin",
  "/expert",
  "/expert/profile",
  "/expert/sheets/:id",
  "/commission",
  "/commission/meetings/:id",
  "/commission/meetings/:id/items/:item",
  "/office",
  "/office/organisers/:id/calendar",
  "/office/applicants/:id",
  "/office/competitions/:id",
  "/office/competitions/:id/rules",
  "/office/competitions/:id/form",
  "/office/competitions/:id/applications",
  "/office/competitions/:id/applications/:appId",
  "/office/competitions/:id/admission-protocol",
  "/office/competitions/:id/paper-applications",
  "/office/competitions/:id/paper-applications/:entry",
  "/office/competitions/:id/papers",
  "/office/competitions/:id/letters",
  "/office/competitions/:id/letters/:letter",
  "/office/competitions/:id/letters/wording/:kind",
  "/office/competitions/:id/review",
  "/office/competitions/:id/ranking",
  "/office/competitions/:id/meeting",
  "/office/competitions/:id/agreements",
  "/office/competitions/:id/reports",
]);

/** Whether pictures of a route are left; `PICTURES=all` asks for those of every page, which takes minutes more. */
export function isPictured(pattern: string): boolean {
  return main.has(pattern) || process.env.PICTURES === "all";
}

/** A route as the name of a file: `office-competitions-ID-meeting`. */
export function fileNameOf(pattern: string): string {
  const parts = pattern.split("/").filter(Boolean);
  return parts.map((part) => part.replace(/^:.*/, "ID").replace(/\W/g, "")).join("-") || "home";
}
