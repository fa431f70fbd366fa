import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { byAlphabet } from "~db/alphabet";
import { db, type Reader } from "~db/client.server";
import { application } from "~db/schema/application";
import { person, roleGrant } from "~db/schema/registration";
import { competitionFacts, rulesOf, templateOf } from "../2-announcement/competition.queries.server";
import { made, refused } from "../outcome";
import { rowsAsked } from "./application-list.queries.server";
import { listQuestion } from "./list-question";
import { MOST_TOGETHER } from "./together";

/** Secretaries of a competition, by name: those who check its applications. */
export async function checkersOf(reader: Reader, of: { id: string; organiserId: string }) {
  return reader
    .selectDistinctOn([byAlphabet(person.name), person.id], { id: person.id, name: person.name })
    .from(roleGrant)
    .innerJoin(person, eq(person.id, roleGrant.personId))
    .where(
      and(
        eq(roleGrant.organiserId, of.organiserId),
        or(isNull(roleGrant.competitionId), eq(roleGrant.competitionId, of.id)),
        eq(roleGrant.role, "secretary"),
        isNull(roleGrant.until),
        isNull(person.disabledAt),
      ),
    )
    .orderBy(byAlphabet(person.name), asc(person.id));
}

/**
 * The applications that an address chooses: those ticked (`ids[]`), or all that its conditions find (`all`), in their order
 * and at most two hundred; with what a move of them asks for. `more` says how many the conditions find beyond that.
 */
export async function readTogether(who: Person, competitionId: string, query: URLSearchParams) {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  if (!facts) return refused("notFound");
  const may = policy["review.manage"](who, facts);
  if (!may.ok) return may;
  const ids = query.getAll("ids[]").filter(isUuid).slice(0, MOST_TOGETHER);
  const isAll = query.has("all");
  const [rules, { template }, checkers] = await Promise.all([
    rulesOf(db(), facts.id),
    templateOf(db(), facts.id),
    checkersOf(db(), facts),
  ]);
  const of = { ...facts, rules, reader: who.id };
  const asked = rowsAsked(of, listQuestion(query), isAll ? undefined : inArray(application.id, ids));
  const rows = isAll || ids.length > 0 ? await asked.limit(MOST_TOGETHER + 1) : [];
  return made({
    competition: { id: facts.id, title: facts.title },
    mayDecide: policy["admission.conclude"](who, facts).ok,
    rows: rows.slice(0, MOST_TOGETHER).map(({ id, number, title, applicant, state }) => ({
      ...{ id, number: number ?? 0, title: title ?? "", applicant: applicant ?? "", state },
    })),
    isCut: rows.length > MOST_TOGETHER,
    grounds: rules.rejectionGrounds,
    sections: template.sections.map(({ key, title }) => ({ value: key, label: title })),
    checkers,
  });
}
