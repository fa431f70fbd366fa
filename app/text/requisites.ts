import type { ReadRequisites } from "../lifecycle/3-application/reading";
import { formatDay } from "./format";
import { catalog, type Lang } from "./text";

/** The requisites of an applicant in words, a line each; what is not known or was not entered is left out. */
export function requisitesInWords(requisites: ReadRequisites, lang: Lang): { label: string; value: string }[] {
  const { applicant: words, details } = catalog(lang).registration;
  const { legalForm, headBasis, stateRegisters } = requisites;
  const day = (value: string | null) => (value ? formatDay(value, lang) : "");
  const basis = headBasis ? details.headBases[headBasis] : "";
  return [
    { label: details.legalForm, value: legalForm ? details.legalForms[legalForm] : "" },
    { label: details.parentName, value: requisites.parentName },
    { label: words.kpp, value: requisites.kpp ?? "" },
    { label: words.registeredOn, value: day(requisites.registeredOn) },
    { label: details.oktmo, value: requisites.oktmo ?? "" },
    { label: details.headBasis, value: [basis, requisites.headBasisNote].filter(Boolean).join(", ") },
    { label: details.headUntil, value: day(requisites.headUntil) },
    { label: details.accountant, value: requisites.accountant },
    { label: details.founders, value: requisites.founders },
    { label: details.stateRegisters, value: stateRegisters.map((one) => details.registers[one]).join("; ") },
    { label: details.hostInn, value: requisites.hostInn ?? "" },
  ].filter(({ value }) => value !== "");
}
