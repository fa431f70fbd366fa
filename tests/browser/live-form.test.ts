import fc from "fast-check";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import type { BudgetCategory } from "~/lifecycle/2-announcement/rules";
import { templates } from "~/lifecycle/2-announcement/templates.server";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { startApplication } from "~/lifecycle/3-application/start-application.server";
import { anOpenCompetition, yesToAll } from "../applications";
import { completeFull, completeShort } from "../drafts-of-forms";
import { anyDraft } from "../live-drafts";
import { anApplicant, aPerson } from "../people";
import { draftOf, formOf, useDrafting } from "./drafting";
import { isKept } from "./is-kept";

const { link, signedIn } = useDrafting();

type Form = "full" | "short";

const { budget } = presets.milkovo({ today: "2026-04-01", zone: "Asia/Kamchatka" });
const caps: Record<string, Partial<BudgetCategory>> = { events: { maxSum: "100000" }, equipment: { maxShareBp: 5000 } };
/** A budget with a category capped in roubles and one capped in a share. */
const withCaps = { ...budget, categories: budget.categories.map((one) => ({ ...one, ...caps[one.key] })) };

/** An application with everything written that its form asks, and a window of its author on a phone. */
async function atWork(form: Form) {
  const preset = form === "full" ? "resource-centre" : "initiative-groups";
  const { id: competitionId, rules } = await anOpenCompetition({
    form: templates[preset],
    rules: { grant: { min: "100000", max: "30000000" }, budget: withCaps },
  });
  const head = await aPerson("Мария Иванова");
  const applicantId = await anApplicant(head);
  const started = await startApplication(head, competitionId, applicantId, { declarations: yesToAll(rules) });
  if (!started.ok) throw new Error(started.reason);
  const { id } = started.value;
  const complete = form === "full" ? completeFull(rules) : completeShort(rules);
  for (const [section, data] of Object.entries(complete))
    await saveSection(head, id, { section, version: 0, data: data! });
  const context = await signedIn(head);
  return { id, head, rules, template: templates[preset](rules), context, page: await context.newPage() };
}

it("questions come and go, calculations and totals follow while somebody types, and a hidden answer is kept", {
  timeout: 120_000,
}, async () => {
  const { id, head, page, template, context } = await atWork("full");
  await page.goto(formOf(id, "partners"));
  const partner = page.locator("[name='list.0.name']");
  expect(await partner.isVisible()).toBe(false);
  await page.selectOption("[name=hasPartners]", "yes");
  await partner.waitFor({ state: "visible" });
  await partner.fill("Совхоз «Заря»");
  await page.fill("[name='list.0.sum']", "15 000,50");
  await page.waitForFunction(() => document.querySelector("#f-total output")?.textContent?.includes("15\u00a0000,50"));
  await page.selectOption("[name=hasPartners]", "no");
  await partner.waitFor({ state: "hidden" });
  expect(await page.locator("#f-total").isVisible()).toBe(false);
  expect(await page.locator("[data-until-live]").first().isVisible()).toBe(false);
  await expect
    .poll(async () => (await draftOf(head, id)).partners, { timeout: 15_000 })
    .toMatchObject({
      hasPartners: "no",
      list: [{ name: "Совхоз «Заря»", sum: "15 000,50" }],
    });

  await page.goto(formOf(id, "budget"));
  await page.selectOption("[name='lines.0.category']", "staff");
  await page.waitForFunction(
    () => document.querySelector("label[for='f-lines.0.price']")?.textContent === "Оклад в месяц",
  );
  await page.fill("[name='lines.0.price']", "10 000");
  await page.fill("[name='lines.0.quantity']", "2");
  await page.fill("[name='lines.0.factor']", "50");
  await page.fill("[name='lines.0.partners']", "1 000");
  await page.waitForFunction(() =>
    document
      .querySelector(".row-card .row-sum")
      ?.textContent?.replace(/\u00a0/g, " ")
      .includes("10 000 ₽"),
  );
  await page.getByText("а в разделе «Партнёры» отмечено, что партнёров нет").waitFor();
  await page.fill("[name='lines.0.partners']", "");
  await page.getByText("а в разделе «Партнёры» отмечено, что партнёров нет").waitFor({ state: "detached" });
  await page.selectOption("[name='lines.1.category']", "events");
  const typedPrice = { price: "500", quantity: "3", own: "" };
  for (const [key, value] of Object.entries(typedPrice)) await page.fill(`[name='lines.1.${key}']`, value);
  await page.waitForFunction(() => {
    const said = document.querySelector("[data-cap=events]")?.textContent?.replace(/\u00a0/g, " ");
    return said === "1 500 ₽ из 1 000 ₽, больше предела на 500 ₽";
  });
  await page.fill("[name='lines.0.title']", "Штраф за парковку");
  await page.getByText("Похоже на расходы, которые из гранта не оплачиваются («Штрафы и пени»)").waitFor();
  await page.click("button[value='add:lines']");
  const rows = await page.locator(".row-card").count();
  const most = template.sections.find(({ key }) => key === "budget")!.fields[0]!.maxRows;
  expect(await page.locator("[data-rows]").textContent()).toBe(`Строк: ${rows}, можно от 1 до ${most}`);
  expect(await page.locator(`[id='f-lines.${rows - 1}.factor']`).isVisible()).toBe(false);
  expect(await page.locator(".field-doubt").count()).toBe(1);
  await context.close();
});

/** What follows from the answers, as a page shows it. */
const shown = (document: Document) => ({
  hidden: Array.from(document.querySelectorAll("form [hidden]:not([data-until-live])")).map(
    (one) => one.id || one.querySelector("label")?.htmlFor,
  ),
  labels: Array.from(document.querySelectorAll(".row-card .label")).map((one) => one.textContent),
  lines: Array.from(
    document.querySelectorAll(".row-card"),
    (card) => card.querySelector(".row-sum")?.textContent ?? "",
  ),
  sums: Array.from(document.querySelectorAll("[data-sum], [data-cap], output")).map((one) => one.textContent),
  doubts: Array.from(document.querySelectorAll(".field-doubt")).map((one) => one.textContent),
});

it("the page comes to what the server comes to, whatever is typed", { timeout: 240_000 }, async () => {
  const { id, page, template, rules, context } = await atWork("full");
  await page.addInitScript(`window.shown = ${shown.toString()}`);
  const drafts = fc.sample(anyDraft(template, rules), { numRuns: 60, seed: 20_261_127 });
  for (const section of ["partners", "budget"]) {
    await page.goto(formOf(id, section));
    await page.waitForSelector("pochin-live", { state: "attached" });
    for (let rows = 1; rows < 4; rows += 1)
      await page.click("button[value^='add:']:visible", { timeout: 2000 }).catch(() => {});
    for (const draft of drafts) {
      const here = await page.evaluate(
        async (answers) => {
          const form = document.querySelector("pochin-live")!.closest("form")!;
          const typed = (name: string) => {
            const [key = "", at, column = ""] = name.split(".");
            const value = answers[key];
            return typeof value === "string" ? value : (value?.[Number(at)]?.[column] ?? "");
          };
          for (const one of Array.from(
            form.querySelectorAll<HTMLInputElement>("input:not([type=hidden]), select, textarea"),
          ))
            one.value = typed(one.name);
          form.dispatchEvent(new Event("input"));
          await new Promise((resolve) => setTimeout(resolve, 250));
          return (window as unknown as { shown: (of: Document) => unknown }).shown(document);
        },
        (draft[section] ?? {}) as Record<string, string | Record<string, string>[]>,
      );
      const there = await page.evaluate(async () => {
        const form = document.querySelector("pochin-live")!.closest("form")!;
        const body = new URLSearchParams();
        for (const [name, value] of Array.from(new FormData(form))) body.append(name, `${value}`);
        body.set("row", "remove:nothing:199");
        const answer = await fetch(location.pathname, { method: "POST", body });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        return (window as unknown as { shown: (of: Document) => unknown }).shown(page);
      });
      expect(here).toEqual(there);
    }
  }
  await context.close();
});

it("answers that wait for the link in another section count, and several choices survive a closed tab", {
  timeout: 120_000,
}, async () => {
  const full = await atWork("full");
  const { page } = full;
  const kept = (of: Page) => of.waitForSelector("pochin-autosave[data-state=kept]", { timeout: 15_000 });
  await page.goto(formOf(full.id, "budget"));
  await isKept(page);
  await page.goto(formOf(full.id, "partners"));
  await isKept(page);
  await link.cut();
  await page.selectOption("[name=hasPartners]", "yes");
  await page.fill("[name='list.0.sum']", "5 000");
  await kept(page);
  await page.click("nav.form-sections a[href$='/form/budget']");
  await page.waitForSelector("[name='lines.0.partners']");
  await page.fill("[name='lines.0.partners']", "9 000");
  await page.getByText("В бюджете больше денег партнёров").waitFor();
  await page.fill("[name='lines.0.partners']", "5 000");
  await page.getByText("В бюджете больше денег партнёров").waitFor({ state: "detached" });
  expect(await page.getByText("отмечено, что партнёров нет").count()).toBe(0);
  await link.mend();
  await full.context.close();

  const short = await atWork("short");
  await short.page.goto(formOf(short.id, "residents"));
  await link.cut();
  await short.page.check("[name=help][value=money]");
  await kept(short.page);
  await link.mend();
  await short.page.goto(formOf(short.id, "residents"));
  await short.page.waitForSelector("pochin-autosave[data-state=sent]", { timeout: 15_000 });
  await expect
    .poll(async () => (await draftOf(short.head, short.id)).residents?.help, { timeout: 15_000 })
    .toBe("labour,money,other");
  await short.context.close();
});
