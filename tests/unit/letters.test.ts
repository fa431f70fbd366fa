import { describe, expect, test } from "vitest";
import { oneLine, plainAddress, senderOf } from "~/server/transport.server";
import { langs } from "~/text/text";
import type { LetterKind } from "~emails/letters";
import { letterFiles, renderLetter } from "~emails/render";

const kinds = Object.keys(letterFiles) as LetterKind[];

/** Every text that the preview content brings along, longest first. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return value.split("\n");
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value)
    .flatMap(textsIn)
    .sort((a, b) => b.length - a.length);
}

/** Every address that the preview content brings along, once. */
function addressesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const found = Object.entries(value).flatMap(([key, one]) => (key === "url" ? [String(one)] : addressesIn(one)));
  return [...new Set(found)];
}

function withoutContent(text: string, props: unknown): string {
  return textsIn(props).reduce((rest, content) => rest.replaceAll(content, ""), text);
}

describe.each(langs)("in %s", (lang) => {
  test.each(kinds)("%s is whole: a subject of one line, the name, the link, no holes", async (kind) => {
    const props = letterFiles[kind].preview;
    const { subject, html, text } = await renderLetter({ kind, props, lang, organiser: "ORGANISER" });
    expect(subject).toMatch(/^\S[^\r\n]+$/);
    for (const part of [subject, html, text]) expect(part).not.toMatch(/undefined|NaN|\[object|Invalid Date|\bnull\b/);
    expect(html).toContain(props.name);
    expect(text).toContain(props.name);
    expect(text).toContain("ORGANISER");
    if ("url" in props) {
      expect(html).toContain(`href="${props.url}"`);
      expect(text).toContain(props.url);
    }
  });

  test.each(kinds)("%s loads nothing and counts nobody", async (kind) => {
    const props = letterFiles[kind].preview;
    const { html } = await renderLetter({ kind, props, lang });
    expect(html).not.toMatch(/<(script|iframe|object|link\s)|url\(|\son\w+=/i);
    expect(html.replace(/\ssrc="cid:[^"]+"/g, "")).not.toMatch(/\s(src|srcset|background)=/i);
    const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, link]) => link);
    expect([...new Set(links)].sort()).toEqual(addressesIn(props).sort());
  });
});

test.each(langs)(
  "a letter of a test competition says so before anything else, in its subject too, in %s",
  async (lang) => {
    const { kind, props } = {
      kind: "competition-cancelled" as const,
      props: letterFiles["competition-cancelled"].preview,
    };
    const [real, test] = await Promise.all([false, true].map((isTest) => renderLetter({ kind, props, lang, isTest })));
    const mark = lang === "ru" ? "учебн" : "practice";
    expect(`${real!.subject} ${real!.text}`.toLowerCase()).not.toContain(mark);
    expect(test!.subject.toLowerCase()).toMatch(new RegExp(`^\\[${mark}`));
    expect(test!.subject).toContain(real!.subject);
    expect(test!.text.toLowerCase().indexOf(mark)).toBeLessThan(test!.text.indexOf(props.name));
    expect(test!.text.toLowerCase()).toContain(mark);
  },
);

test.each(kinds)("%s speaks English to an English reader, apart from what people typed", async (kind) => {
  const props = letterFiles[kind].preview;
  const { subject, html, text } = await renderLetter({ kind, props, lang: "en" });
  for (const part of [subject, html, text]) expect(withoutContent(part, props)).not.toMatch(/[а-яё]/i);
});

test.each(kinds)("%s differs between the languages", async (kind) => {
  const props = letterFiles[kind].preview;
  const [ru, en] = await Promise.all(langs.map((lang) => renderLetter({ kind, props, lang })));
  expect(ru!.text).toMatch(/[а-яё]/i);
  expect(ru!.text).not.toBe(en!.text);
});

test("dates carry the zone of the competition, sums are in roubles", async () => {
  const props = letterFiles["application-awarded"].preview;
  const { text } = await renderLetter({ kind: "application-awarded", props, lang: "ru" });
  const plain = text.replace(/\u00a0/g, " ");
  expect(plain).toContain("450 000 ₽");
  expect(plain).toContain("499 999,50 ₽");
  expect(plain).toContain("87,50");
  expect(plain).toContain("2 июля 2026 г., 00:00 (Петропавловск-Камчатский, UTC+12)");
});

test("what a person typed is text, never markup, and a line break in it is not one in the subject", async () => {
  const title = 'Проект <b>"важный"</b>\r\nBcc: all@example.org';
  const props = { ...letterFiles["application-withdrawn"].preview, title };
  const { subject, html } = await renderLetter({ kind: "application-withdrawn", props, lang: "ru" });
  expect(subject).not.toMatch(/[\r\n]/);
  expect(html).not.toContain("<b>");
  expect(html).toContain("&lt;b&gt;");
});

describe("addresses and names on the envelope", () => {
  test("a plain address stays itself, its domain in lower case and ASCII", () => {
    expect(plainAddress("Anna.Lebedeva+grants@Example.ORG")).toBe("Anna.Lebedeva+grants@example.org");
    expect(plainAddress("anna@пример.рф")).toBe("anna@xn--e1afmkfd.xn--p1ai");
  });

  test.each([
    '"a@evil.example b"@example.org',
    "a@evil.example,b@example.org",
    "a\r\nRCPT TO:<b@evil.example>@example.org",
    "a@example.org\r\nBcc: b@evil.example",
    "<a@example.org>",
    "a@evil.example:25@example.org",
    "a@example.org/path",
    "a@[127.0.0.1]",
    "@example.org",
    "nobody",
    "",
  ])("%j is refused", (typed) => {
    expect(() => plainAddress(typed)).toThrow("not a plain e-mail address");
  });

  test("a name keeps to one line", () => {
    expect(oneLine("АНО «Дело»\r\nBcc: all@example.org\u2028")).toBe("АНО «Дело» Bcc: all@example.org");
  });

  test("the sender may have a name", () => {
    expect(senderOf("Гранты <grants@example.org>")).toEqual({ name: "Гранты", address: "grants@example.org" });
    expect(senderOf("grants@example.org")).toEqual({ name: "", address: "grants@example.org" });
  });
});
