import { unbroken } from "~/text/unbroken";

/** A piece of text in one style. */
export type Run = string | { text: string; bold?: boolean; italic?: boolean };
export type Runs = string | readonly Run[];
export type Align = "left" | "center" | "right" | "justify";
export type Orientation = "portrait" | "landscape";

/** A column of a table; widths are relative, and a column never gets narrower than its longest short word. */
export type Column = { head: string; width: number; align?: Align };
export type Row = { cells: readonly Runs[]; bold?: boolean };

/** Somebody who signs by hand; a role without a name leaves room for both. */
export type Signer = { role: string; name: string };

export type TableBlock = {
  kind: "table";
  columns: readonly Column[];
  rows: readonly Row[];
  /** A second heading row 1, 2, 3…, as Russian forms number their columns. */
  columnNumbers?: boolean;
};

/** What papers are made of: plain data, so that one description becomes PDF and DOCX. */
export type Block =
  | { kind: "title"; text: string }
  | { kind: "subtitle"; text: string }
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; runs: Runs; align?: Align; indent?: boolean; withNext?: boolean }
  | { kind: "sides"; left: string; right: string }
  | { kind: "list"; items: readonly Runs[] }
  | { kind: "facts"; rows: readonly { key: string; value: Runs }[] }
  | TableBlock
  | { kind: "signatures"; signers: readonly Signer[] }
  | { kind: "qr"; text: string; caption: Runs }
  | { kind: "spacer"; mm: number }
  | { kind: "page"; orientation: Orientation };

/** A document ready to be drawn. `fileName` has no extension. */
export type Paper = { title: string; fileName: string; blocks: readonly Block[] };

/** Told after every row of a table: how many are drawn, of how many in the whole paper. */
export type OnRows = (drawn: number, of: number) => void;

/** Counts the rows of a paper's tables while they are drawn. */
export function rowsOf({ blocks }: Paper, onRows: OnRows = () => {}): () => void {
  const of = blocks.reduce((sum, block) => sum + (block.kind === "table" ? block.rows.length : 0), 0);
  let drawn = 0;
  return () => onRows(++drawn, of);
}

/** What stands in the footer of every page and in the properties of the file. `date` is an ISO instant. */
export type Imprint = { digest: string; competitionTitle: string; date: string };

/** The styled pieces of a text, cleaned and with Russian no-break spaces. */
export function piecesOf(runs: Runs, bold = false): { text: string; bold: boolean; italic: boolean }[] {
  const list = typeof runs === "string" ? [runs] : runs;
  return list.map((run) =>
    typeof run === "string"
      ? { text: typeset(run), bold, italic: false }
      : { text: typeset(run.text), bold: bold || run.bold === true, italic: run.italic === true },
  );
}

/** The plain text of runs. */
export function plainText(runs: Runs): string {
  return piecesOf(runs)
    .map((piece) => piece.text)
    .join("");
}

/** Letters and signs that need no cleaning: most of what papers say. */
const PLAIN = /^[\x20-\x7e\n\u00a0\u0400-\u045f«»„“№—–…₽]*$/;
const CONTROLS = /[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;

/** What people typed with composed letters and without control characters, as XML and fonts take it. */
export function cleaned(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, " ")
    .replace(CONTROLS, (found) => (found === "\n" ? found : ""));
}

/** A cleaned text in which what a Russian line must not break stays together. */
export function typeset(text: string): string {
  return unbroken(cleaned(text));
}
