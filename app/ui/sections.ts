import type { Area } from "~/access/roles";
import type { Text } from "~/text/text";

export type Section = { to: string; label: (t: Text) => string; also?: readonly string[] };

/** The pages each area's navigation leads to, in order. The first one is the area's home with the next step. */
export const sections: Record<Area, readonly Section[]> = {
  applicant: [
    { to: "/applicant", label: (t) => t.application.home.title },
    {
      to: "/applicant/organisations",
      label: (t) => t.registration.applicant.listTitle,
      also: ["/applicant/head-requests"],
    },
  ],
  desk: [{ to: "/desk", label: (t) => t.registration.desk.title }],
  expert: [
    { to: "/expert", label: (t) => t.common.sections.overview },
    { to: "/expert/profile", label: (t) => t.review.expert.profile },
  ],
  commission: [{ to: "/commission", label: (t) => t.common.sections.overview }],
  office: [
    { to: "/office", label: (t) => t.common.competitions },
    {
      to: "/office/applicants",
      label: (t) => t.registration.office.applicantsTitle,
      also: ["/office/head-requests"],
    },
    { to: "/office/organiser", label: (t) => t.registration.office.organiserTitle },
  ],
  admin: [
    { to: "/admin", label: (t) => t.registration.office.organisersTitle },
    { to: "/inbox", label: (t) => t.letters.inbox.title },
  ],
};
