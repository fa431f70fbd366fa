import { expect, it } from "vitest";
import { templates } from "~/lifecycle/2-announcement/templates.server";
import { askColleague } from "~/lifecycle/3-application/ask-colleague.server";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { anOpenCompetition, aReadyApplication } from "../applications";
import { anEditor, draftOf, formOf, said, useDrafting } from "./drafting";
import { takePicture } from "./picture";

const { signedIn } = useDrafting();

it("a section that a colleague was asked for says so to both, and is finished with what is typed in it", {
  timeout: 120_000,
}, async () => {
  const { id, head, applicantId } = await aReadyApplication();
  const editor = await anEditor(applicantId);
  const asked = { section: "problem", colleague: editor.id, note: "Возьми цифры из отчёта за прошлый год", dueOn: "" };
  expect(await askColleague(head, id, asked)).toMatchObject({ ok: true });
  const context = await signedIn(editor);
  const page = await context.newPage();
  await page.goto(formOf(id, "problem"));
  await takePicture(page, "drafts-asked");
  await page.fill("[name=goal]", "Во дворе растут яблони");
  await page.click("button[name=finish]");
  await page.getByText("Раздел отмечен как готовый.").waitFor();
  expect((await draftOf(head, id)).problem?.goal).toBe("Во дворе растут яблони");
  expect(await page.locator("button[name=finish]").count()).toBe(0);
  await context.close();

  expect(await askColleague(head, id, asked)).toMatchObject({ ok: true });
  const another = await signedIn(head);
  const own = await another.newPage();
  await own.goto(`${formOf(id, "problem")}?lang=en`);
  expect(await own.locator("nav.form-sections").textContent()).toContain("Пётр Редактор");
  await takePicture(own, "drafts-asker");
  await another.close();
});

it("two editors write one form: different fields come together, one field is chosen by its reader", {
  timeout: 120_000,
}, async () => {
  const { id, head, applicantId } = await aReadyApplication();
  const editor = await anEditor(applicantId);
  const context = await signedIn(head);
  const page = await context.newPage();
  await page.goto(formOf(id, "problem"));
  const version = Number(await page.inputValue("[name=version]"));
  await saveSection(editor, id, {
    section: "problem",
    version,
    data: { audience: "Восемьдесят семей", goal: "Сад во дворе" },
  });

  await page.fill("[name=goal]", "Парк во дворе");
  await page.fill("[name=sustainability]", "Ухаживают жители");
  await said(page, "clash");
  expect(await page.textContent(".clash")).toContain("Сад во дворе");
  expect(await page.textContent(".clash")).toContain("Пётр Редактор");
  expect(await page.inputValue("[name=audience]")).toBe("Восемьдесят семей");
  await page.click(".clash button:has-text('Оставить оба')");
  await said(page, "saved");
  expect(await draftOf(head, id)).toMatchObject({
    problem: { goal: "Парк во дворе\nСад во дворе", audience: "Восемьдесят семей", sustainability: "Ухаживают жители" },
  });
  await context.close();
});

it("a clash over what is chosen is told in words, and what was chosen here can stay", {
  timeout: 120_000,
}, async () => {
  const competition = await anOpenCompetition({ form: templates["initiative-groups"] });
  const { id, head, applicantId } = await aReadyApplication({ competition });
  const editor = await anEditor(applicantId);
  const begun = { section: "residents", version: 0, data: { supporters: "17", help: "labour" } };
  expect(await saveSection(head, id, begun)).toMatchObject({ ok: true });
  const context = await signedIn(head);
  const page = await context.newPage();
  await page.goto(formOf(id, "residents"));
  const version = Number(await page.inputValue("[name=version]"));
  const theirs = { ...begun, version, data: { supporters: "17", help: "labour,other" } };
  expect(await saveSection(editor, id, theirs)).toMatchObject({ ok: true });
  const boxes = page.locator("[name=help][type=checkbox]");
  const keys = await boxes.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  const titles = await page.locator("label[for^='f-help-']").allTextContents();
  const [mine = ""] = keys.filter((key) => !["labour", "other"].includes(key));
  await page.check(`[name=help][value='${mine}']`);
  await said(page, "clash");
  const inWords = ["labour", "other"].map((key) => titles[keys.indexOf(key)]).join(", ");
  expect(await page.textContent(".clash .typed")).toBe(inWords);
  await takePicture(page, "drafts-clash");
  await page.click(".clash button:has-text('Оставить мой текст')");
  await said(page, "saved");
  expect(`${(await draftOf(head, id)).residents?.help}`.split(",").sort()).toEqual(["labour", mine].sort());

  await page.goto(formOf(id, "about"));
  const about = (await draftOf(head, id)).about!;
  const now = Number(await page.inputValue("[name=version]"));
  const moved = { section: "about", version: now, data: { ...about, startsOn: "2027-03-08" } };
  expect(await saveSection(editor, id, moved)).toMatchObject({ ok: true });
  await page.fill("[name=startsOn]", "2027-04-05");
  await said(page, "clash");
  expect((await page.textContent(".clash .typed"))?.replace(/\u00a0/g, " ")).toBe("8 марта 2027 г.");
  await page.click(".clash button:has-text('Взять этот текст')");
  await said(page, "saved");
  expect((await draftOf(head, id)).about?.startsOn).toBe("2027-03-08");
  await context.close();
});

it("the desk of the signature and the history of a draft are there to be looked at, in both languages", {
  timeout: 120_000,
}, async () => {
  const competition = await anOpenCompetition({ rules: { signOff: true } });
  const { id, head, applicantId } = await aReadyApplication({ competition });
  const editor = await anEditor(applicantId);
  const context = await signedIn(head);
  const page = await context.newPage();
  await page.goto(formOf(id, "problem"));
  const version = Number(await page.inputValue("[name=version]"));
  const { problem } = await draftOf(head, id);
  await saveSection(editor, id, { section: "problem", version, data: { ...problem!, goal: "Сад во дворе" } });
  for (const lang of ["ru", "en"] as const) {
    await page.goto(`/applicant/applications/${id}/check`);
    expect(await page.getAttribute("html", "lang")).toBe(lang);
    expect(await page.locator("form[action$='/sign'] button").count()).toBe(1);
    await takePicture(page, `drafts-sign-off.${lang}`);
    await page.goto(`/applicant/applications/${id}/history`);
    expect(await page.locator("main table tbody tr, main .row-card, main li").count()).toBeGreaterThan(1);
    await takePicture(page, `drafts-history.${lang}`);
    await page.click("main table a >> nth=0");
    await page.waitForLoadState();
    await takePicture(page, `drafts-history-state.${lang}`);
    if (lang === "ru") await Promise.all([page.waitForNavigation(), page.click("form[action='/language'] button")]);
  }
  await context.close();
});
