import { expect, it } from "vitest";
import { aLargePaper } from "../large-paper";
import { cookieOf } from "../sessions";
import { readPdf } from "../unit/papers-reading";
import { visitor } from "../visitor";
import { useSite } from "../world";

const site = useSite();
/** So many that the page is looked at while they are drawn. */
const ROWS = 8_000;

it("a large protocol is asked for, waited for without scripts, stopped, asked for again and saved", async () => {
  const { id, paperId, secretary: person } = await aLargePaper({ rows: ROWS });
  const secretary = visitor(site.baseUrl);
  const [name = "", value = ""] = (await cookieOf(person)).split("=");
  secretary.cookies.set(name, value);
  const refreshes = () => secretary.page().html.includes('http-equiv="refresh"');
  const file = `/office/competitions/${id}/papers/${paperId}/paper.pdf`;

  await secretary.get(`/office/competitions/${id}/papers`);
  const links = secretary.page().root.querySelectorAll("a");
  expect(links.some((link) => link.getAttribute("href") === `/office/competitions/${id}/drawings/${paperId}/pdf`)).toBe(
    true,
  );
  await secretary.get(file);
  expect(secretary.text()).toContain(`В документе ${(ROWS).toLocaleString("ru")} строк`.replace(/\s/g, " "));
  expect(refreshes()).toBe(false);

  await secretary.press("Подготовить PDF");
  expect(secretary.text()).toContain("Файл готовится");
  expect(refreshes()).toBe(true);
  await secretary.press("Отменить подготовку");
  expect(secretary.text()).toContain("Подготовка отменена");
  expect(refreshes()).toBe(false);

  await secretary.press("Подготовить PDF");
  const seen = new Set<string>();
  await expect
    .poll(
      async () => {
        await secretary.get(secretary.page().url);
        const said = /Документ готовится: .* строк/.exec(secretary.text())?.[0];
        if (said) seen.add(said);
        return secretary.text();
      },
      { timeout: 50_000, interval: 200 },
    )
    .toContain("Скачать PDF");
  expect(seen.size).toBeGreaterThan(0);
  expect(refreshes()).toBe(false);

  const cookie = [...secretary.cookies].map(([key, one]) => `${key}=${one}`).join("; ");
  const answer = await fetch(`${site.baseUrl}${file}`, { headers: { cookie }, redirect: "manual" });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  const pages = await readPdf(new Uint8Array(await answer.arrayBuffer()));
  expect(pages.at(-1)!.text).toContain(`Страница ${pages.length} из ${pages.length}`);
});
