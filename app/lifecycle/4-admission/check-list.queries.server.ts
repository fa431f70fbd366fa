import { asc, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import type { CheckListSnapshot } from "~/papers/check-list.server";
import { drawPaper } from "~/papers/draw-paper.server";
import type { PaperFormat, RenderedPaper } from "~/papers/render.server";
import { isUuid } from "~/server/ids.server";
import { formatDay } from "~/text/format";
import { protocolSentences } from "~/text/ru/decision";
import { db } from "~db/client.server";
import { requirementCheck } from "~db/schema/admission";
import { organiser, person } from "~db/schema/registration";
import { rulesOf } from "../2-announcement/competition.queries.server";
import { applicationFacts, submittedVersion } from "../3-application/application.queries.server";
import { made, type Outcome, refused } from "../outcome";

/** The sheet of checks of one opened application as it is at this moment, as a file. Refuses `notFound`. */
export async function checkListFile(
  who: Who,
  of: { competitionId: string; applicationId: string },
  format: PaperFormat,
): Promise<Outcome<RenderedPaper>> {
  const facts = isUuid(of.applicationId) ? await applicationFacts(db(), who, of.applicationId) : undefined;
  if (!facts || facts.id !== of.competitionId) return refused("notFound");
  const may = policy["application.readByOffice"](who, facts);
  if (!may.ok) return may;
  const [version, rules, checks, [host]] = await Promise.all([
    submittedVersion(db(), facts.applicationId),
    rulesOf(db(), facts.id),
    checksWithPeople(facts.applicationId),
    db().select({ name: organiser.name }).from(organiser).where(eq(organiser.id, facts.organiserId)),
  ]);
  if (!version) throw new Error(`no submitted version of ${facts.applicationId}`);
  const { fullName, inn } = version.content.applicant;
  const snapshot: CheckListSnapshot = {
    kind: "checkList",
    number: facts.number ?? 0,
    organiser: host?.name ?? "",
    competition: {
      title: rules.title,
      legalAct: protocolSentences.legalAct({ ...rules.legalAct, date: formatDay(rules.legalAct.date, "ru") }),
    },
    applicant: { name: fullName, inn },
    project: facts.applicationTitle ?? "",
    zone: facts.zone,
    asOf: facts.now.toISOString(),
    rows: rules.requirements.map(({ key, title, clause, proof }) => {
      const check = checks.find(({ requirement }) => requirement === key);
      return {
        title,
        clause,
        proof,
        check: check
          ? {
              asOf: check.asOf,
              result: check.result,
              evidence: check.evidence,
              comment: check.comment,
              checker: check.checker,
            }
          : null,
      };
    }),
  };
  return made(await drawPaper({ snapshot, format, date: snapshot.asOf }));
}

/** What was found of each requirement of one application, and who looked. */
export function checksWithPeople(applicationId: string) {
  return db()
    .select({
      requirement: requirementCheck.requirement,
      result: requirementCheck.result,
      asOf: requirementCheck.asOf,
      evidence: requirementCheck.evidence,
      comment: requirementCheck.comment,
      checker: person.name,
    })
    .from(requirementCheck)
    .innerJoin(person, eq(person.id, requirementCheck.checkedBy))
    .where(eq(requirementCheck.applicationId, applicationId))
    .orderBy(asc(requirementCheck.requirement));
}
