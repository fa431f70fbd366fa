import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { type ApplicationListSnapshot, applicationListCsv } from "~/papers/application-list.server";
import { drawPaper } from "~/papers/draw-paper.server";
import type { RenderedPaper } from "~/papers/render.server";
import { isUuid } from "~/server/ids.server";
import { ru } from "~/text/ru";
import { applicationListWords as words } from "~/text/ru/admission-papers";
import { db } from "~db/client.server";
import { competitionFacts, type LoadedCompetition, rulesOf } from "../2-announcement/competition.queries.server";
import { made, type Outcome, refused } from "../outcome";
import { rowsAsked } from "./application-list.queries.server";
import { type ListQuestion, listMarks } from "./list-question";

/**
 * The opened applications that are asked for, all of them in their order, as a file. Refuses `notFound` before the opening
 * too: until then the office sees numbers and times only (domain.md §2.8).
 */
export async function applicationListFile(
  who: Person,
  competitionId: string,
  { question, format }: { question: ListQuestion; format: "xlsx" | "csv" },
): Promise<Outcome<RenderedPaper>> {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  if (!facts) return refused("notFound");
  const may = policy["review.manage"](who, facts);
  if (!may.ok) return may;
  const snapshot = await listOf({ ...facts, reader: who.id }, question);
  if (format === "csv")
    return made({
      bytes: Buffer.from(applicationListCsv(snapshot)),
      contentType: "text/csv; charset=utf-8",
      fileName: `${words.fileName}.csv`,
    });
  return made(await drawPaper({ snapshot, format, date: snapshot.asOf }));
}

async function listOf(
  facts: LoadedCompetition & { reader: string },
  question: ListQuestion,
): Promise<ApplicationListSnapshot> {
  const rules = await rulesOf(db(), facts.id);
  const rows = await rowsAsked({ ...facts, rules }, question);
  const directions = new Map(rules.directions.map(({ key, title }) => [key, title]));
  return {
    kind: "applicationList",
    competition: { title: facts.title },
    zone: facts.zone,
    asOf: facts.now.toISOString(),
    rows: rows.map((row) => ({
      number: row.number ?? 0,
      arrivedAt: row.arrivedAt?.toISOString() ?? "",
      title: row.title ?? "",
      direction: directions.get(row.direction ?? "") ?? "",
      applicant: row.applicant ?? "",
      applicantKind: row.kind ? ru.registration.kinds[row.kind] : "",
      inn: row.inn ?? "",
      locality: row.locality ?? "",
      requested: String(row.requested ?? 0n),
      ownShare: String(row.ownShare ?? 0n),
      state: ru.state.application[row.state],
      marks: listMarks
        .filter((mark) => row[mark])
        .map((mark) => ru.admission.find.mark[mark])
        .join("; "),
      checker: row.checker ?? "",
    })),
  };
}
