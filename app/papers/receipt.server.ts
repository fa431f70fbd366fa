import { formatBytes } from "~/text/format";
import { paperInstant, paperMoney } from "~/text/ru/paper-format";
import { receiptWords as words } from "~/text/ru/papers";
import type { Block, Paper } from "./paper";

/** What was received and when; `arrivedAt` is an ISO instant, `requested` kopecks in digits, sizes are bytes. */
export type ReceiptSnapshot = {
  kind: "receipt";
  version: 1;
  code: string;
  arrivedAt: string;
  zone: string;
  organiser: string;
  competition: { title: string; legalAct: string };
  applicant: { name: string; inn: string | null };
  /** Who applies together with the applicant; absent when nobody does. */
  coApplicants?: { name: string; inn: string }[];
  project: string;
  requested: string;
  submittedBy: string;
  files: { name: string; size: number; sha256: string }[];
  contentHash: string;
  verifyUrl: string;
  /** Where the submission stands in the journal, with the path to the root at that moment. */
  proof: { seq: number; leaf: string; size: number; root: string; path: string[] } | null;
};

/** The receipt for an application (domain.md §6, 2): it has a code and no number, since numbers come at the opening. */
export function receipt(snapshot: ReceiptSnapshot): Paper {
  return {
    title: `${words.fileName(snapshot.code)}. ${snapshot.competition.title}`,
    fileName: words.fileName(snapshot.code),
    blocks: [
      { kind: "subtitle", text: snapshot.organiser },
      { kind: "title", text: words.title },
      { kind: "subtitle", text: words.subtitle },
      {
        kind: "facts",
        rows: [
          { key: words.code, value: [{ text: snapshot.code, bold: true }] },
          { key: words.arrived, value: [{ text: paperInstant(snapshot.arrivedAt, snapshot.zone), bold: true }] },
          { key: words.competition, value: snapshot.competition.title },
          { key: words.legalAct, value: snapshot.competition.legalAct },
          { key: words.applicant, value: words.applicantValue(snapshot.applicant.name, snapshot.applicant.inn) },
          ...(snapshot.coApplicants ?? []).map(({ name, inn }) => ({
            key: words.coApplicant,
            value: words.applicantValue(name, inn),
          })),
          { key: words.project, value: snapshot.project },
          { key: words.requested, value: paperMoney(snapshot.requested) },
          { key: words.submittedBy, value: snapshot.submittedBy },
          { key: words.contentHash, value: snapshot.contentHash },
        ],
      },
      { kind: "heading", text: words.files },
      files(snapshot),
      { kind: "paragraph", runs: words.numberLater, indent: false },
      ...journal(snapshot),
      { kind: "qr", text: snapshot.verifyUrl, caption: words.verify(snapshot.verifyUrl) },
    ],
  };
}

function journal({ proof }: ReceiptSnapshot): Block[] {
  if (!proof) return [];
  return [
    { kind: "heading", text: words.journal },
    {
      kind: "facts",
      rows: [
        { key: words.position, value: words.positionOf(proof.seq + 1, proof.size) },
        { key: words.leaf, value: proof.leaf },
        { key: words.root, value: proof.root },
        { key: words.path, value: proof.path.length > 0 ? proof.path.join("\n") : words.noPath },
      ],
    },
    { kind: "paragraph", runs: words.howToCheck, indent: false },
  ];
}

function files(snapshot: ReceiptSnapshot): Block {
  if (snapshot.files.length === 0) return { kind: "paragraph", runs: words.noFiles, indent: false };
  return {
    kind: "table",
    columns: [
      { head: words.columns.order, width: 8, align: "center" },
      { head: words.columns.name, width: 48 },
      { head: words.columns.size, width: 16, align: "right" },
      { head: words.columns.hash, width: 60 },
    ],
    rows: snapshot.files.map((file, index) => ({
      cells: [`${index + 1}`, file.name, formatBytes(file.size, "ru"), file.sha256],
    })),
  };
}
