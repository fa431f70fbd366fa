import type { Text } from "~/text/text";

/** The way back from a page of a competition's office: to the office, to the competition, and to the page above. */
export function officeTrail(
  t: Text,
  { id, title }: { id: string; title: string },
  ...above: { to: string; label: string }[]
) {
  return [
    { to: "/office", label: t.announcement.office.home.title },
    { to: `/office/competitions/${id}`, label: title },
    ...above,
  ];
}
