import type { ConsentWay } from "./applicant";

/** An errand as its helper and the applicant read it. */
export type ErrandRow = {
  id: string;
  applicant: string;
  helper: string;
  desk: string;
  principal: string;
  way: ConsentWay;
  givenOn: string;
};

/** What somebody typed to name an applicant: its id inside the link for colleagues, or ten digits of an ИНН. */
export function namedApplicant(typed: string): { id: string } | { inn: string } | null {
  const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(typed)?.[0];
  if (id) return { id: id.toLowerCase() };
  const inn = typed.replace(/[\s-]/g, "");
  return /^\d{10}$/.test(inn) ? { inn } : null;
}
