import { describe, expect, test } from "vitest";
import { unbroken } from "~/text/unbroken";
import { finished } from "~/ui/finished";

const page = (lang: "ru" | "en", body: string) => `<html lang="${lang}"><body>${body}</body></html>`;
const inPage = (lang: "ru" | "en", body: string) => finished(page(lang, body)).slice(page(lang, "").length - 14, -14);
const seen = (text: string) => text.replaceAll("\u00a0", "_");

describe("shortened words", () => {
  test("stay with the name or the number behind them", () => {
    expect(seen(inPage("ru", "<dd>684300, с. Мильково, ул. Победы, д. 8 (п. 4 ст. 31.1)</dd>"))).toBe(
      "<dd>684300, с._Мильково, ул._Победы, д._8 (п._4 ст._31.1)</dd>",
    );
    expect(seen(unbroken("с. Мильково"))).toBe("с._Мильково");
  });

  test("are left alone at the end of a sentence and of a year", () => {
    const told = "<p>До 1 марта 2027 г. Организация и т. д. ответит. Все 5 с. после</p>";
    expect(inPage("ru", told)).toBe(told);
  });

  test("are sent back from fields as they were typed", () => {
    const fields = [
      '<input value="с. Мильково, д. 8">',
      "<textarea>с. Мильково, ул. Победы</textarea>",
      "<option>пос. Ростовка, ул. Садовая</option>",
      '<script type="application/json">{"a":"г. Омск > д. 8"}</script>',
    ];
    for (const field of fields) expect(inPage("ru", field)).toBe(field);
  });
});

describe("an English page", () => {
  test.each([
    ["<h1>Группа «Наш двор»</h1>", '<h1><span lang="ru">Группа «Наш двор»</span></h1>'],
    ["<p>Конкурс — 2026</p>", '<p><span lang="ru">Конкурс — 2026</span></p>'],
    [
      "<a>Carry into: Конкурс 5 инициатив</a>",
      '<a><span>Carry into: <span lang="ru">Конкурс 5 инициатив</span></span></a>',
    ],
    ["<li>Иванов Пётр, head, 5</li>", '<li><span><span lang="ru">Иванов Пётр,</span> head, 5</span></li>'],
    ["<p>Agreement no. 1-СОНКО</p>", '<p><span>Agreement no. <span lang="ru">1-СОНКО</span></span></p>'],
    ["<p>Маша: 5 points</p>", '<p><span><span lang="ru">Маша:</span> 5 points</span></p>'],
  ])("says what is Russian: %s", (given, marked) => {
    expect(inPage("en", given)).toBe(marked);
  });

  test("says it of whole fields and choices, once", () => {
    const given = '<textarea rows="2">Дом</textarea><option value="1">Омск</option><option lang="ru">Тула</option>';
    expect(inPage("en", given)).toBe(
      '<textarea rows="2" lang="ru">Дом</textarea><option value="1" lang="ru">Омск</option><option lang="ru">Тула</option>',
    );
  });

  test("leaves alone what is English, said already, drawn or run", () => {
    const given =
      '<p>Only words</p><p lang="ru">Дом</p><svg><text x="1">Дом</text></svg><script>a>"Дом"</script><i title="Дом">x</i>';
    expect(inPage("en", given)).toBe(given);
  });

  test("is Russian throughout when its reader reads Russian", () => {
    expect(inPage("ru", "<p>Carry into: Дом</p>")).toBe("<p>Carry into: Дом</p>");
  });
});
