import { expect, test } from "vitest";
import { letterFiles, renderLetter } from "~emails/render";

const props = { ...letterFiles["question-answered"].preview, answer: 'Нет: <b>"3 & 4"</b>\r\n\r\n\r\nвторая строка' };

test("a letter without markup keeps what people typed, line by line", async () => {
  const { text } = await renderLetter({ kind: "question-answered", props, lang: "ru" });
  expect(text).toContain('Нет: <b>"3 & 4"</b>\n\nвторая строка');
  expect(text).not.toMatch(/&\w+;|<p|<a|\n{3}/);
});

test("the address of the button is there once, after its label", async () => {
  const { text } = await renderLetter({ kind: "question-answered", props, lang: "ru" });
  expect(text.split(props.url)).toHaveLength(2);
  expect(text).toMatch(new RegExp(`^\\S.* ${props.url}$`, "m"));
});
