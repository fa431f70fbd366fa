import { describe, expect, test } from "vitest";
import { braced, placeholders, type WordedKind, wordedKinds, wordingFaults } from "~/lifecycle/2-announcement/wording";
import { catalog } from "~/text/text";
import type { LetterToRender } from "~emails/letters";
import { letterFiles, renderLetter } from "~emails/render";
import { placeholderNames, placeholdersOf, standardWording } from "~emails/wording";

const names = placeholderNames();
const faults = (kind: WordedKind, words: { subject?: string; text: string }) =>
  wordingFaults({ subject: "Тема", ...words }, placeholdersOf(kind), names);

function render(kind: WordedKind, given: Partial<LetterToRender> = {}) {
  return renderLetter({ kind, props: letterFiles[kind].preview, lang: "ru", ...given } as LetterToRender);
}

describe.each(wordedKinds)("%s", (kind) => {
  test("says in its standard words what it says when nobody has worded it", async () => {
    const standard = standardWording(kind);
    expect(faults(kind, standard)).toEqual({});
    const [bare, worded] = await Promise.all([render(kind), render(kind, { wording: standard })]);
    expect(worded).toEqual(bare);
  });

  test("fills in everything that it names, and keeps its facts whatever is typed", async () => {
    const line = placeholdersOf(kind)
      .map((fill) => `[${braced(names[fill])}]`)
      .join(" ");
    const text = `До ${line}\n\n{{сведения}}\n\nПосле`;
    expect(faults(kind, { text })).toEqual({});
    const { text: letter } = await render(kind, { wording: { subject: "Моя тема", text } });
    expect(letter).not.toMatch(/\{\{|\}\}|\[\]|undefined|NaN/);
    const bare = (await render(kind)).text;
    const facts = bare.split("\n").filter((row) => Object.values(letterFiles[kind].preview).includes(row));
    for (const fact of facts) expect(letter).toContain(fact);
    const [before, after] = [letter.indexOf("До ["), letter.indexOf("После")];
    expect(before).toBeGreaterThan(0);
    expect(after).toBeGreaterThan(before + line.length / 2);
  });

  test("is standard to a reader of English, with the organiser's words below", async () => {
    const wording = { subject: "Моя тема", text: "Приходите за {{название конкурса}}\n\n{{сведения}}" };
    const [own, bare] = await Promise.all([render(kind, { lang: "en", wording }), render(kind, { lang: "en" })]);
    expect(own.subject).toBe(bare.subject);
    expect(own.text).toContain(catalog("en").letters.frame.organiserWrites);
    expect(own.text).toContain("Приходите за Конкурс проектов");
    expect(own.html).toContain('lang="ru"');
  });
});

test("every placeholder has a name of its own, and some letter knows it", () => {
  expect(new Set(Object.values(names)).size).toBe(Object.keys(names).length);
  const used = new Set(wordedKinds.flatMap(placeholdersOf));
  expect([...used].sort()).toEqual([...placeholders].sort());
});

describe("what is typed", () => {
  const kind = "application-rejected";

  test("is text: no markup, no second reading of what was filled in, one line in the subject", async () => {
    const props = { ...letterFiles[kind].preview, title: "<b>{{номер заявки}}</b>\r\nBcc: all@example.org" };
    const wording = { subject: "О проекте {{название проекта}}", text: "<i>{{название проекта}}</i>\n\n{{сведения}}" };
    const { subject, html, text } = await render(kind, { props, wording } as Partial<LetterToRender>);
    expect(subject).toBe("О проекте <b>{{номер заявки}}</b> Bcc: all@example.org");
    expect(html).not.toMatch(/<[bi]>/);
    expect(html).toContain("&lt;i&gt;&lt;b&gt;{{номер заявки}}");
    expect(text).toContain("<i><b>{{номер заявки}}</b>");
  });

  test("keeps its paragraphs and line breaks", async () => {
    const wording = { subject: "Тема", text: "Раз\nдва\n\nТри\n\n{{сведения}}\n\nЧетыре" };
    const { text } = await render(kind, { wording });
    expect(text).toContain("Раз\nдва\n\nТри");
    expect(text.indexOf("Три")).toBeLessThan(text.indexOf("пункт 3.4"));
    expect(text.indexOf("пункт 3.4")).toBeLessThan(text.indexOf("Четыре"));
  });

  test("names of placeholders forgive capitals and spaces", () => {
    expect(faults(kind, { text: "{{ Номер   заявки }}\n\n{{ Сведения }}" })).toEqual({});
  });

  test.each([
    [
      "Раз\n{{назване проекта}}\n{{сведения}}",
      { code: "unknownPlaceholder", params: { typed: "{{назване проекта}}", line: 2 } },
    ],
    [
      "{{размер гранта}}\n{{сведения}}",
      { code: "unknownPlaceholder", params: { typed: "{{размер гранта}}", line: 1 } },
    ],
    ["{{сведения}}\n\n{{номер заявки", { code: "brokenPlaceholder", params: { typed: "{{номер заявки", line: 3 } }],
    ["{{сведения}} номер заявки}}", { code: "brokenPlaceholder", params: { typed: "}}", line: 1 } }],
    ["Только слова", { code: "factsMissing", params: { facts: "{{сведения}}" } }],
    ["{{сведения}}\n{{сведения}}", { code: "factsTwice", params: { facts: "{{сведения}}" } }],
    ["Вот {{сведения}}", { code: "factsInLine", params: { facts: "{{сведения}}" } }],
  ])("%j is refused with its place", (text, fault) => {
    expect(faults(kind, { text })).toEqual({ text: fault });
  });

  test("a subject has no block of facts and no stranger", () => {
    const text = "{{сведения}}";
    expect(faults(kind, { subject: "Вот {{сведения}}", text })).toMatchObject({ subject: { code: "factsInSubject" } });
    expect(faults(kind, { subject: "{{имя}}", text })).toMatchObject({ subject: { code: "unknownPlaceholder" } });
  });
});
