import { describe, expect, test, vi } from "vitest";
import { digestOf } from "~/papers/digest.server";
import { meetingProtocol } from "~/papers/meeting-protocol.server";
import type { Imprint, Paper } from "~/papers/paper";
import { typeset } from "~/papers/paper";
import { receipt } from "~/papers/receipt.server";
import { renderPaper } from "~/papers/render.server";
import { scoreSheet } from "~/papers/score-sheet.server";
import { plain, readDocx, readPdf, unzip } from "./papers-reading";
import { protocolSnapshot, receiptSnapshot, scoreSheetSnapshot } from "./papers-samples";

const imprint: Imprint = { digest: "ab".repeat(32), competitionTitle: "Конкурс — 2026", date: "2026-04-20T00:00:00Z" };
const papers: [string, () => Paper][] = [
  ["protocol", () => meetingProtocol(protocolSnapshot(50))],
  ["receipt", () => receipt(receiptSnapshot())],
  ["score sheet", () => scoreSheet(scoreSheetSnapshot())],
];

async function pdfText(paper: Paper): Promise<string> {
  const { bytes } = await renderPaper(paper, "pdf", imprint);
  return (await readPdf(bytes)).map((page) => page.text).join(" ");
}

function paperOf(...blocks: Paper["blocks"]): Paper {
  return { title: "Проба", fileName: "Проба", blocks };
}

describe("a paper", () => {
  test.each(papers)("of kind %s has the same bytes whenever it is rendered", async (_, make) => {
    for (const format of ["pdf", "docx"] as const) {
      const first = await renderPaper(make(), format, imprint);
      vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2031, 6, 5, 4, 3, 2) });
      const second = await renderPaper(make(), format, imprint);
      vi.useRealTimers();
      expect(Buffer.compare(Buffer.from(first.bytes), Buffer.from(second.bytes)), format).toBe(0);
    }
  });

  test("has other bytes when one figure changes", async () => {
    const snapshot = protocolSnapshot();
    const changed = structuredClone(snapshot);
    changed.applications[0]!.award!.sum = "28750056";
    expect(digestOf(changed)).not.toBe(digestOf(snapshot));
    for (const format of ["pdf", "docx"] as const) {
      const [one, other] = await Promise.all(
        [snapshot, changed].map((data) => renderPaper(meetingProtocol(data), format, imprint)),
      );
      expect(Buffer.compare(Buffer.from(one!.bytes), Buffer.from(other!.bytes))).not.toBe(0);
    }
  });

  test("keeps Russian letters and signs", async () => {
    const text = "Ёж, щёголь и «объём» — № 5: 1 234,56 ₽; „лапки“ … × −";
    const paper = paperOf({
      kind: "paragraph",
      runs: [text, { text: " жирный", bold: true }, { text: " курсив", italic: true }],
    });
    const expected = `${text} жирный курсив`;
    expect(await pdfText(paper)).toContain(expected);
    expect(readDocx((await renderPaper(paper, "docx", imprint)).bytes)).toContain(expected);
  });

  test("does not break a line after №, before a dash or inside a name", () => {
    expect(typeset("№ 5 — А. П. Ёлкин, 10 ₽, 2026 г.")).toBe(
      "№\u00a05\u00a0— А.\u00a0П.\u00a0Ёлкин, 10\u00a0₽, 2026\u00a0г.",
    );
  });

  test("drops control characters that XML forbids and composes letters", async () => {
    const paper = paperOf({ kind: "paragraph", runs: "Мои\u0306 про\u0000ект\u000b <b> & \ud800" });
    expect(await pdfText(paper)).toContain("Мой проект <b> &");
    expect(
      unzip((await renderPaper(paper, "docx", imprint)).bytes)
        .get("word/document.xml")!
        .toString("utf8"),
    ).toContain("Мой проект &lt;b&gt; &amp; <");
  });

  test("names its file safely", async () => {
    const paper = { ...paperOf(), fileName: 'Протокол № 3/1: "итоги"\n' };
    const rendered = await renderPaper(paper, "docx", imprint);
    expect(rendered.fileName).toBe("Протокол № 3 1 итоги.docx");
    expect(rendered.contentType).toContain("wordprocessingml");
  });
});

describe("a PDF", () => {
  test("numbers its pages and names the competition and the digest on each", async () => {
    const { bytes } = await renderPaper(meetingProtocol(protocolSnapshot(50)), "pdf", imprint);
    const pages = await readPdf(bytes);
    expect(pages.length).toBeGreaterThan(5);
    for (const [index, page] of pages.entries()) {
      expect(page.text).toContain(`Страница ${index + 1} из ${pages.length}`);
      expect(page.text).toContain("Конкурс — 2026");
      expect(page.text).toContain(`SHA-256 исходных данных: ${imprint.digest}`);
    }
  });

  test("has fifty rows, repeats the heading on every page and splits no row", async () => {
    const rows = Array.from({ length: 50 }, (_, index) => ({
      cells: [`начало${index} ${"длинное название организации ".repeat(3)}конец${index}`, `${index},00`],
    }));
    const paper = paperOf({
      kind: "table",
      columns: [
        { head: "Заявитель", width: 60 },
        { head: "Присуждено", width: 40, align: "right" },
      ],
      rows,
      columnNumbers: true,
    });
    const pages = await readPdf((await renderPaper(paper, "pdf", imprint)).bytes);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page.text).toContain("Присуждено");
    for (let index = 0; index < 50; index++) {
      const holding = pages.filter((page) => page.text.includes(`начало${index} `));
      expect(holding).toHaveLength(1);
      expect(holding[0]!.text).toContain(`конец${index} `);
    }
  });

  test("keeps words of any length inside the margins", async () => {
    const long = "превысокомногорассмотрительствующий".repeat(20);
    const paper = paperOf(
      { kind: "paragraph", runs: [{ text: long, bold: true }] },
      { kind: "facts", rows: [{ key: long, value: long }] },
      {
        kind: "table",
        columns: ["а", "б", "в", "г", "д", "е", "ж", "з", "и", "к"].map((head) => ({ head, width: 1 })),
        rows: [{ cells: Array.from({ length: 10 }, () => long.slice(0, 200)) }],
      },
      { kind: "signatures", signers: [{ role: long.slice(0, 90), name: long.slice(0, 90) }] },
    );
    const pages = await readPdf((await renderPaper(paper, "pdf", imprint)).bytes);
    for (const page of pages)
      for (const item of page.items.filter((one) => one.str.trim() !== "")) {
        expect(item.transform[4]).toBeGreaterThanOrEqual(85 - 0.1);
        expect(item.transform[4]! + item.width).toBeLessThanOrEqual(page.width - 56 + 0.5);
      }
    const text = pages
      .map((page) => page.text)
      .join("")
      .replace(/ /g, "");
    expect(text).toContain(long);
  });

  test("continues a cell that is taller than a page", async () => {
    const words = Array.from({ length: 2000 }, (_, index) => `слово${index}`);
    const paper = paperOf({
      kind: "table",
      columns: [{ head: "Обоснование", width: 1 }],
      rows: [{ cells: [words.join(" ")] }],
    });
    const pages = await readPdf((await renderPaper(paper, "pdf", imprint)).bytes);
    expect(pages.length).toBeGreaterThan(1);
    const text = pages.map((page) => page.text).join(" ");
    for (const word of words) expect(text).toContain(word);
  });

  test("is tagged, Russian and dated by the snapshot", async () => {
    const { bytes } = await renderPaper(scoreSheet(scoreSheetSnapshot()), "pdf", imprint);
    const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
    const file = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
    const { info } = (await file.getMetadata()) as unknown as { info: Record<string, unknown> };
    expect(info.Language).toBe("ru-RU");
    expect(info.CreationDate).toBe("D:20260420000000Z");
    expect(await file.getMarkInfo()).toMatchObject({ Marked: true });
    const tree = JSON.stringify(await (await file.getPage(1)).getStructTree());
    for (const role of ["H1", "Table", "TR", "TH", "TD"]) expect(tree).toContain(`"role":"${role}"`);
    await file.destroy();
  });
});

describe("a DOCX", () => {
  test("repeats table headings, keeps rows whole and numbers pages", async () => {
    const { bytes } = await renderPaper(meetingProtocol(protocolSnapshot(50)), "docx", imprint);
    const files = unzip(bytes);
    const xml = files.get("word/document.xml")!.toString("utf8");
    expect(xml).toContain("<w:tblHeader/>");
    expect(xml).toContain("<w:cantSplit/>");
    expect(xml).toContain('w:orient="landscape"');
    const footer = files.get("word/footer1.xml")!.toString("utf8");
    for (const part of ["PAGE", "NUMPAGES", "Страница ", imprint.digest]) expect(footer).toContain(part);
    expect(files.get("docProps/core.xml")!.toString("utf8")).toContain("2026-04-20T00:00:00Z");
  });

  test("holds only whole measures, since Word refuses fractions", async () => {
    const xml = unzip((await renderPaper(meetingProtocol(protocolSnapshot()), "docx", imprint)).bytes).get(
      "word/document.xml",
    )!;
    expect(
      xml.toString("utf8").match(/w:(w|h|left|right|top|bottom|firstLine|hanging|line|pos)="\d+\.\d+"/g),
    ).toBeNull();
  });
});

describe("the protocol of a meeting", () => {
  test.each(["pdf", "docx"] as const)(
    "says in %s what the commission heard and decided, and by which votes",
    async (format) => {
      const { bytes } = await renderPaper(meetingProtocol(protocolSnapshot(10)), format, imprint);
      const text = format === "docx" ? readDocx(bytes) : (await readPdf(bytes)).map((page) => page.text).join(" ");
      for (const words of [
        "ПРОТОКОЛ № 3",
        "20 апреля 2026 г.",
        "10:00 – 11:40 (Петропавловск-Камчатский, UTC+12)",
        "присутствуют 5 из 7 членов комиссии",
        "не менее 4. Кворум имеется",
        "состоит в правлении организации-заявителя. В обсуждении",
        "СЛУШАЛИ: Л. В. Щукина",
        "РЕШИЛИ: Утвердить рейтинг",
        "«за» — 2, «против» — 2, «воздержались» — 0, «не голосовали» — 1.",
        "«за» — А. П. Семёнова, Р. Р. Абдулов",
        "решающий голос — А. П. Семёнова",
        "Голоса внесены секретарём по поднятию рук.",
        "287 500,55",
        "1 437 502,75",
        "балл по критерию «Актуальность и социальная значимость»",
        "Лимит исчерпан",
        "Итоговый балл ниже проходного (60,00)",
        "Приложение № 1 к протоколу № 3 от 20 апреля 2026 г.",
      ])
        expect(text).toContain(words);
    },
  );

  test("names nobody when the rules do not publish names", () => {
    const snapshot = protocolSnapshot(0);
    for (const item of snapshot.agenda) if (item.votes) item.votes.names = null;
    expect(plain(JSON.stringify(meetingProtocol(snapshot)))).not.toContain("Поимённо");
  });

  test("has neither results nor an annex when the meeting decided on no application", () => {
    const text = JSON.stringify(meetingProtocol({ ...protocolSnapshot(0), dissents: [] }));
    expect(text).not.toContain("ИТОГИ КОНКУРСА");
    expect(text).not.toContain("Приложение № 1 к");
    expect(text).not.toContain("Особые мнения");
  });

  test("says so when there is no quorum", () => {
    const snapshot = { ...protocolSnapshot(0), quorum: { entitled: 7, present: 3, needed: 4, met: false } };
    expect(JSON.stringify(meetingProtocol(snapshot))).toContain("Кворум отсутствует");
  });
});

describe("a receipt", () => {
  test("shows the code, the second of arrival with its zone, the sum and every file with its hash", async () => {
    const snapshot = receiptSnapshot();
    const text = (await pdfText(receipt(snapshot))).replace(/ /g, "");
    for (const words of [
      snapshot.code,
      "3апреля2026г.,17:59:58(Петропавловск-Камчатский,UTC+12)",
      "1234,56₽",
      snapshot.contentHash,
    ])
      expect(text).toContain(words);
    for (const file of snapshot.files) expect(text).toContain(file.name.replace(/ /g, ""));
    expect(text).toContain(snapshot.verifyUrl);
    expect(text).not.toContain("заявки№");
  });
});

describe("a score sheet", () => {
  test("hides the organisation in blind mode and shows it otherwise", () => {
    const snapshot = scoreSheetSnapshot();
    expect(JSON.stringify(scoreSheet(snapshot))).toContain("не раскрывается");
    const open = JSON.stringify(scoreSheet({ ...snapshot, applicant: "АНО «Тропа»" }));
    expect(open).toContain("АНО «Тропа»");
    expect(open).not.toContain("не раскрывается");
  });

  test("prints marks, coefficients and the total as they were sealed", async () => {
    const text = await pdfText(scoreSheet(scoreSheetSnapshot()));
    expect(text).toContain("8 из 10 2,50 20,00");
    expect(text).toContain("71,00 из 100,00");
    expect(text).toContain("эксперт Э-3");
  });
});
