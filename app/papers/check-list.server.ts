import { formatDay } from "~/text/format";
import { checkListWords as words } from "~/text/ru/admission-papers";
import { paperInstant } from "~/text/ru/paper-format";
import type { Paper } from "./paper";

/** What was found of one application; days are ISO days, `asOf` an ISO instant. */
export type CheckListSnapshot = {
  kind: "checkList";
  number: number;
  organiser: string;
  competition: { title: string; legalAct: string };
  applicant: { name: string; inn: string | null };
  project: string;
  zone: string;
  asOf: string;
  rows: {
    title: string;
    clause: string;
    proof: "declaration" | "document" | "check";
    check: {
      asOf: string | null;
      result: "ok" | "fail" | "notApplicable";
      evidence: string;
      comment: string;
      checker: string;
    } | null;
  }[];
};

/** The sheet on which the requirements of one application are checked (domain.md §6, 6): a pure function of the snapshot. */
export function checkList(snapshot: CheckListSnapshot): Paper {
  const { columns } = words;
  const checkers = [...new Set(snapshot.rows.flatMap(({ check }) => check?.checker ?? []))];
  return {
    title: `${words.fileName(snapshot.number)}. ${snapshot.competition.title}`,
    fileName: words.fileName(snapshot.number),
    blocks: [
      { kind: "page", orientation: "landscape" },
      { kind: "subtitle", text: snapshot.organiser },
      { kind: "title", text: words.title },
      { kind: "subtitle", text: words.subtitle(snapshot.number) },
      {
        kind: "facts",
        rows: [
          { key: words.competition, value: snapshot.competition.title },
          { key: words.legalAct, value: snapshot.competition.legalAct },
          { key: words.applicant, value: words.applicantValue(snapshot.applicant.name, snapshot.applicant.inn) },
          { key: words.project, value: snapshot.project },
          { key: words.asOf, value: paperInstant(snapshot.asOf, snapshot.zone) },
        ],
      },
      snapshot.rows.length === 0
        ? { kind: "paragraph", runs: words.none, indent: false }
        : {
            kind: "table",
            columns: [
              { head: columns.order, width: 7, align: "center" },
              { head: columns.requirement, width: 52 },
              { head: columns.proof, width: 24 },
              { head: columns.day, width: 18 },
              { head: columns.result, width: 20 },
              { head: columns.evidence, width: 32 },
              { head: columns.comment, width: 36 },
              { head: columns.checker, width: 26 },
            ],
            rows: snapshot.rows.map(({ title, clause, proof, check }, index) => ({
              cells: [
                `${index + 1}`,
                clause ? `${title} (${clause})` : title,
                words.proofs[proof],
                check?.asOf ? formatDay(check.asOf, "ru") : "",
                words.results[check?.result ?? "unmarked"],
                check?.evidence ?? "",
                check?.comment ?? "",
                check?.checker ?? "",
              ],
            })),
          },
      {
        kind: "signatures",
        signers: (checkers.length > 0 ? checkers : [""]).map((name) => ({ role: words.secretary, name })),
      },
    ],
  };
}
