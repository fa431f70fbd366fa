import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { made, type Outcome } from "~/lifecycle/outcome";
import type { RequirementsPage } from "./form-page";
import { criteriaOf, frameOf, readDraft } from "./section.queries.server";

/** The requirements of the rules with the applicant's answers, for those who act for the applicant. Refuses `notFound`. */
export async function readRequirements(who: Who, applicationId: string): Promise<Outcome<RequirementsPage>> {
  const read = await readDraft(who, applicationId);
  if (!read.ok) return read;
  const { loaded, gaps } = read.value;
  const criteria = criteriaOf(loaded, gaps).filter(({ topic }) => topic === "requirement");
  const isKnown = (key: string) => criteria.some((one) => one.key === `requirement.${key}` && one.place === "profile");
  const { requirements } = loaded.rules;
  return made({
    ...frameOf(loaded, gaps),
    asked: requirements
      .filter(({ key }) => !isKnown(key))
      .map(({ key, title, clause, mend }) => ({
        key,
        title,
        clause,
        mend: loaded.declarations[key] === false ? mend : undefined,
      })),
    answers: loaded.declarations,
    known: criteria
      .filter(({ place }) => place === "profile")
      .map(({ title, status }) => ({ title, isMet: status === "met" })),
    mayEdit: policy["application.edit"](who, loaded.facts).ok,
  });
}
