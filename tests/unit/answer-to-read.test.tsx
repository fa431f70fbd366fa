import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { answerToRead } from "~/ui/application/application-text";

test("an answer is read in words: yes and no, sums and days are never shown as they are kept", () => {
  const read = [
    answerToRead("yesNo", "yes", "ru"),
    answerToRead("yesNo", "no", "en"),
    answerToRead("money", "250000", "ru"),
    answerToRead("day", "2026-04-03", "ru"),
    answerToRead("yesNo", "", "ru"),
  ];
  expect(read.map((one) => `${one}`.replaceAll("\u00a0", "_"))).toEqual([
    "Да",
    "No",
    "2_500_₽",
    "3_апреля 2026_г.",
    "",
  ]);
});

test("several choices keep a line each", () => {
  expect(renderToStaticMarkup(<p>{answerToRead("choices", "Своим трудом\nДеньгами", "ru")}</p>)).toBe(
    '<p><span class="typed">Своим трудом\nДеньгами</span></p>',
  );
});
