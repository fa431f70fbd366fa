import { formatDayOf } from "~/text/format";
import { admissionProtocolWords as words } from "~/text/ru/admission-papers";
import { paperInstant } from "~/text/ru/paper-format";
import { paperWords } from "~/text/ru/papers";
import type { Block, Paper, Runs, Signer } from "./paper";

/** How one member of the commission stood to the sitting that looked at applications. */
export type AdmissionMember = { name: string; isChair: boolean; isPresent: boolean };

export type AdmissionItem = {
  number: number;
  applicant: string;
  project: string;
  outcome: "admitted" | "rejected";
  /** The announced ground of a rejection, its clause and the explanation; null for an admitted one. */
  ground: { title: string; clause: string; text: string } | null;
  votes: { for: number; against: number; abstained: number; recused: number };
  /** Results of the announced requirements, in their order; null where nothing was marked. */
  checks: ("ok" | "fail" | "notApplicable" | null)[];
};

/** What the commission decided about admission; instants are ISO strings, applications in the order of their numbers. */
export type AdmissionProtocolSnapshot = {
  kind: "admissionProtocol";
  number: number;
  /** The number as the act writes it; absent where that is the bare number. */
  label?: string;
  version: number;
  /** Why the version before was not right; empty in the first. */
  reason: string;
  organiser: string;
  competition: { title: string; legalAct: string };
  zone: string;
  heldAt: string;
  place: string;
  presiding: string;
  secretary: string;
  members: AdmissionMember[];
  quorum: { entitled: number; present: number; needed: number };
  requirements: { title: string; clause: string }[];
  applications: AdmissionItem[];
};

/** The protocol of looking at applications (domain.md §6, 5): a pure function of the snapshot. */
export function admissionProtocol(snapshot: AdmissionProtocolSnapshot): Paper {
  const { label: number = `${snapshot.number}`, version, reason, zone, heldAt, members, quorum } = snapshot;
  const name = words.fileName(number, version);
  const [admitted, rejected] = (["admitted", "rejected"] as const).map((outcome) =>
    snapshot.applications.filter((one) => one.outcome === outcome),
  ) as [AdmissionItem[], AdmissionItem[]];
  return {
    title: `${name}. ${snapshot.competition.title}`,
    fileName: name,
    blocks: [
      { kind: "subtitle", text: snapshot.organiser },
      { kind: "title", text: words.title(number) },
      { kind: "subtitle", text: words.subtitle },
      { kind: "sides", left: snapshot.place, right: formatDayOf(heldAt, zone, "ru") },
      ...(version > 1
        ? [{ kind: "paragraph", runs: words.corrected(version, reason), indent: false } satisfies Block]
        : []),
      {
        kind: "facts",
        rows: [
          { key: words.competition, value: snapshot.competition.title },
          { key: words.legalAct, value: snapshot.competition.legalAct },
          { key: words.heldAt, value: paperInstant(heldAt, zone) },
          { key: words.presiding, value: snapshot.presiding },
          { key: words.secretary, value: snapshot.secretary },
          { key: words.present, value: namesOf(members.filter(({ isPresent }) => isPresent)) },
          ...absent(members),
        ],
      },
      { kind: "paragraph", runs: words.quorum(quorum.present, quorum.entitled, quorum.needed) },
      { kind: "heading", text: words.considered(snapshot.applications.length) },
      { kind: "paragraph", runs: [{ text: words.decided, bold: true }], withNext: true },
      ...decision(words.admit, words.admitNone, admitted),
      ...decision(words.reject, words.rejectNone, rejected),
      { kind: "spacer", mm: 4 },
      { kind: "signatures", signers: signers(snapshot) },
      { kind: "page", orientation: "landscape" },
      ...annex(snapshot),
    ],
  };
}

function namesOf(members: readonly AdmissionMember[]): string {
  return members.map(({ name, isChair }) => (isChair ? `${name}, ${words.chair}` : name)).join("\n");
}

function absent(members: readonly AdmissionMember[]): { key: string; value: Runs }[] {
  const away = members.filter(({ isPresent }) => !isPresent);
  return away.length > 0 ? [{ key: words.absent, value: namesOf(away) }] : [];
}

/** Admitted and rejected ones, each in a table of its own with the votes; a rejection names its ground and clause. */
function decision(title: string, none: string, chosen: readonly AdmissionItem[]): Block[] {
  if (chosen.length === 0) return [{ kind: "paragraph", runs: none }];
  const withGround = chosen.some(({ ground }) => ground !== null);
  const { columns } = words;
  return [
    { kind: "paragraph", runs: title, withNext: true },
    {
      kind: "table",
      columns: [
        { head: columns.number, width: 10, align: "center" },
        { head: columns.applicant, width: 40 },
        { head: columns.project, width: 36 },
        ...(withGround ? [{ head: columns.ground, width: 44 }] : []),
        { head: columns.votes, width: 26 },
      ],
      rows: chosen.map((one) => ({
        cells: [
          `${one.number}`,
          one.applicant,
          one.project,
          ...(withGround ? [one.ground ? words.ground(one.ground) : paperWords.none] : []),
          words.votes(one.votes),
        ],
      })),
    },
  ];
}

/** Who chaired, who kept the protocol, then the others who were there. */
function signers({ presiding, secretary, members }: AdmissionProtocolSnapshot): Signer[] {
  const others = members.filter(({ name, isPresent }) => isPresent && name !== presiding && name !== secretary);
  return [
    { role: words.presiding, name: presiding },
    { role: words.secretary, name: secretary },
    ...others.map(({ name }) => ({ role: words.member, name })),
  ];
}

/** Requirements by number, and what was found of each application. */
function annex({ requirements, applications }: AdmissionProtocolSnapshot): Block[] {
  if (requirements.length === 0) return [];
  return [
    { kind: "heading", text: words.annex },
    {
      kind: "list",
      items: requirements.map(({ title, clause }) => words.requirement(title, clause)),
    },
    {
      kind: "table",
      columns: [
        { head: words.columns.number, width: 12, align: "center" },
        { head: words.columns.applicant, width: 60 },
        ...requirements.map((_, index) => ({ head: `${index + 1}`, width: 14, align: "center" as const })),
      ],
      rows: applications.map((one) => ({
        cells: [`${one.number}`, one.applicant, ...one.checks.map((check) => words.checks[check ?? "unmarked"])],
      })),
    },
    { kind: "paragraph", runs: words.legend, indent: false },
  ];
}
