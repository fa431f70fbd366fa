import { and, asc, eq, gt, isNull, lte, or } from "drizzle-orm";
import { db } from "~db/client.server";
import { declaration } from "~db/schema/application";
import { applicant, namedPerson } from "~db/schema/registration";
import { profileColumns } from "../1-registration/profile-columns.server";
import { DOCUMENTS } from "../2-announcement/form-template";
import type { CompetitionRules } from "../2-announcement/rules";
import type { LoadedApplication, SubmittedVersion } from "../3-application/application.queries.server";
import { doubtfulCosts } from "../3-application/check";
import { answersOf, peopleIn } from "../3-application/content";
import { formalCriteria } from "../3-application/formal-criteria";
import type { Declarations, FormalCriterion } from "../3-application/formal-criterion";
import { standingAfter } from "../3-application/standing";
import { territoriesIn } from "../3-application/territory";
import { dayOf } from "../time";
import type { CheckResult } from "./admission";

/** What the machine can say of a submitted version before the secretary does; `declarations` are the applicant's answers. */
export type FormalView = { criteria: FormalCriterion[]; declarations: Declarations };

/**
 * The formal criteria of a submitted version as of the moment it arrived: the same function that let it be submitted, over the
 * version's own content, files and standing of its applicant; what the applicant changes later changes nothing. The form holds no gaps then, since a version with gaps is never accepted.
 */
export async function formalOfVersion(
  facts: LoadedApplication,
  version: SubmittedVersion,
  rules: CompetitionRules,
): Promise<FormalView> {
  const [[owner], named, said] = await Promise.all([
    db()
      .select({ ...profileColumns, verification: applicant.verification, verifiedAt: applicant.verifiedAt })
      .from(applicant)
      .where(eq(applicant.id, facts.applicantId)),
    db()
      .select({ purpose: namedPerson.purpose, name: namedPerson.name })
      .from(namedPerson)
      .where(
        and(
          eq(namedPerson.applicantId, facts.applicantId),
          lte(namedPerson.addedAt, version.arrivedAt),
          or(isNull(namedPerson.withdrawnAt), gt(namedPerson.withdrawnAt, version.arrivedAt)),
        ),
      ),
    db()
      .select({ requirement: declaration.requirement, isMet: declaration.isMet })
      .from(declaration)
      .where(and(eq(declaration.applicationId, facts.applicationId), lte(declaration.saidAt, version.arrivedAt)))
      .orderBy(asc(declaration.saidAt)),
  ]);
  if (!owner) throw new Error(`no applicant of ${facts.applicationId}`);
  const declarations = Object.fromEntries(said.map(({ requirement, isMet }) => [requirement, isMet]));
  const criteria = formalCriteria({
    rules,
    template: { sections: version.template.sections.filter(({ key }) => key === DOCUMENTS || key in version.content) },
    standing: standingAfter(version.content.applicant, version.standing, {
      named: {
        members: named.filter(({ purpose }) => purpose === "group").length,
        teamConsents: named.filter(({ purpose }) => purpose === "team").map(({ name }) => name),
      },
      now: { ...owner, verifiedAt: owner.verifiedAt?.toISOString() ?? null },
    }),
    declarations,
    documents: version.files.map(({ kind }) => kind),
    territories: territoriesIn(version.template, answersOf(version.content)),
    people: peopleIn(version.template, answersOf(version.content)),
    gaps: [],
    doubts: doubtfulCosts(answersOf(version.content), version.template, rules.budget),
    today: dayOf(version.arrivedAt, facts.zone),
  });
  return { criteria, declarations };
}

/** The mark that the page of checks offers for a requirement: only where the machine knows, never on the applicant's word. */
export function suggestedFor(key: string, criteria: readonly FormalCriterion[]): CheckResult | null {
  const status = criteria.find((one) => one.key === `requirement.${key}`)?.status;
  if (status === "met") return "ok";
  return status === "unmet" ? "fail" : null;
}

/** Lines of the budget that look like costs the grant does not pay, as people count them, with the kind of the cost. */
export function doubtsIn(criteria: readonly FormalCriterion[]): { line: number; kind: string }[] {
  const forbidden = criteria.find(({ topic, status }) => topic === "forbidden" && status === "commission");
  return (forbidden?.gaps ?? []).map(({ path, params }) => ({
    line: Number(path.split(".")[1]) + 1,
    kind: String(params?.title ?? ""),
  }));
}
