import { formatDayOf } from "~/text/format";
import { openingProtocolWords as words } from "~/text/ru/admission-papers";
import { paperInstant, paperMoment, paperMoneyPlain, paperZone } from "~/text/ru/paper-format";
import type { Block, Paper, Signer } from "./paper";

/** Who of the commission was there when applications were opened. */
export type Witness = { name: string; isChair: boolean };

/** What the opening found; instants are ISO strings, sums kopecks in digits, applications in the order of their numbers. */
export type OpeningProtocolSnapshot = {
  kind: "openingProtocol";
  number: number;
  /** The number as the act writes it; absent where that is the bare number. */
  label?: string;
  version: number;
  /** Why the version before was not right; empty in the first. */
  reason: string;
  organiser: string;
  competition: { title: string; legalAct: string };
  zone: string;
  reception: { opensAt: string; closesAt: string };
  openedAt: string;
  openedBy: string;
  place: string;
  present: Witness[];
  withdrawn: number;
  lateAttempts: number;
  /** What was fixed when the reception closed: SHA-256 over the hashes of everything submitted. */
  closedRoot: string | null;
  applications: {
    number: number;
    arrivedAt: string;
    applicant: string;
    inn: string | null;
    address: string;
    project: string;
    requested: string;
    /** The entry of the book by which it came on paper; absent of those that came through the system. */
    paperEntry?: string;
  }[];
};

/** The protocol of the opening of applications (domain.md §6, 4): a pure function of the snapshot. */
export function openingProtocol(snapshot: OpeningProtocolSnapshot): Paper {
  const { label: number = `${snapshot.number}`, version, zone, reception } = snapshot;
  const at = (instant: string) => paperInstant(instant, zone);
  return {
    title: `${words.fileName(number, version)}. ${snapshot.competition.title}`,
    fileName: words.fileName(number, version),
    blocks: [
      { kind: "subtitle", text: snapshot.organiser },
      { kind: "title", text: words.title(number) },
      { kind: "subtitle", text: words.subtitle },
      {
        kind: "sides",
        left: snapshot.place || words.noPlace,
        right: formatDayOf(snapshot.openedAt, zone, "ru"),
      },
      ...correction(snapshot),
      {
        kind: "facts",
        rows: [
          { key: words.competition, value: snapshot.competition.title },
          { key: words.legalAct, value: snapshot.competition.legalAct },
          { key: words.reception, value: words.receptionValue(at(reception.opensAt), at(reception.closesAt)) },
          { key: words.openedAt, value: at(snapshot.openedAt) },
          { key: words.place, value: snapshot.place || words.noPlace },
          { key: words.openedBy, value: snapshot.openedBy },
          { key: words.present, value: names(snapshot.present) },
          { key: words.counts, value: words.countsValue(snapshot.applications.length) },
          { key: words.withdrawn, value: `${snapshot.withdrawn}` },
          { key: words.late, value: words.lateValue(snapshot.lateAttempts) },
          ...(snapshot.closedRoot ? [{ key: words.fixed, value: words.fixedValue(snapshot.closedRoot) }] : []),
        ],
      },
      { kind: "page", orientation: "landscape" },
      { kind: "heading", text: words.list },
      { kind: "paragraph", runs: words.order(paperZone(snapshot.openedAt, zone)), indent: false, withNext: true },
      {
        kind: "table",
        columns: [
          { head: words.columns.number, width: 9, align: "center" },
          { head: words.columns.arrived, width: 24 },
          { head: words.columns.applicant, width: 48 },
          { head: words.columns.address, width: 42 },
          { head: words.columns.project, width: 42 },
          { head: words.columns.requested, width: 22, align: "right" },
        ],
        rows: snapshot.applications.map((one) => ({
          cells: [
            `${one.number}`,
            arrival(one, zone),
            words.applicant(one.applicant, one.inn),
            one.address,
            one.project,
            paperMoneyPlain(one.requested),
          ],
        })),
      },
      { kind: "signatures", signers: signers(snapshot) },
    ],
  };
}

function arrival({ arrivedAt, paperEntry }: OpeningProtocolSnapshot["applications"][number], zone: string): string {
  const moment = paperMoment(arrivedAt, zone);
  return paperEntry === undefined ? moment : `${moment}\n${words.onPaper(paperEntry)}`;
}

function correction({ version, reason }: OpeningProtocolSnapshot): Block[] {
  if (version === 1) return [];
  return [{ kind: "paragraph", runs: words.corrected(version, reason), indent: false }];
}

function names(present: readonly Witness[]): string {
  return present.length > 0 ? present.map(({ name }) => name).join("\n") : words.nobodyPresent;
}

/** The secretary who opened, then everybody who was there, the chair first. */
function signers({ openedBy, present }: OpeningProtocolSnapshot): Signer[] {
  return [
    { role: words.secretary, name: openedBy },
    ...present
      .filter(({ name }) => name !== openedBy)
      .map(({ name, isChair }) => ({ role: isChair ? words.chair : words.member, name })),
  ];
}
