import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { system } from "~/access/who";
import { submittedVersion } from "~/lifecycle/3-application/application.queries.server";
import { applicationPdf } from "~/lifecycle/3-application/application-paper.server";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { readingFor } from "~/lifecycle/3-application/reading";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { made, type Outcome } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { applicant } from "~db/schema/registration";
import { aReadyApplication } from "../applications";
import { aPerson } from "../people";
import { plain, readPdf } from "../unit/papers-reading";
import { useParts } from "../world";

useParts();

const sure = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
};
const textOf = async (bytes: Uint8Array) => plain((await readPdf(bytes)).map(({ text }) => text).join(" "));

test("an application as a PDF has every answer, list and sum, and says whether it was submitted; a stranger has none", async () => {
  const { id, head } = await aReadyApplication();
  const whole = { kind: "application" } as const;
  const draft = await textOf(sure(await applicationPdf(head, id, whole)).bytes);
  for (const words of [
    ...["ЗАЯВКА", "Добрый двор", "черновик, заявка не подана", "Мария Иванова"],
    ...["Детям негде играть: в селе нет ни одной площадки.", "Построить площадку", "Качели", "60 004,93"],
  ])
    expect(draft, words).toContain(words);
  expect(await applicationPdf(await aPerson("Чужой"), id, whole)).toEqual({ ok: false, reason: "notFound" });
  expect(await applicationPdf(head, id, { ...whole, edition: 1 })).toEqual({ ok: false, reason: "notFound" });

  const receipt = sure(await submitApplication(head, id, { key: crypto.randomUUID() }, noWait));
  const [one, two] = [await applicationPdf(head, id, whole), await applicationPdf(head, id, { ...whole, edition: 1 })];
  expect(sure(one).fileName).toBe(`Заявка ${receipt.code}.pdf`);
  expect(Buffer.compare(Buffer.from(sure(one).bytes), Buffer.from(sure(two).bytes))).toBe(0);
  const text = await textOf(sure(one).bytes);
  expect(text).toContain("подана, редакция 1");
  expect(text).toContain(receipt.code);
  expect(text).not.toContain("черновик");
});

test("the printed application says what a formal criterion or a paper relies on, of the edition and not of today", async () => {
  const { id, head, applicantId } = await aReadyApplication();
  const set = (values: Partial<typeof applicant.$inferInsert>) =>
    transaction(system, "seed.play", async (tx) => {
      await tx.update(applicant).set(values).where(eq(applicant.id, applicantId));
      return made(undefined);
    });
  await set({
    ...{ legalForm: "autonomousOrganisation", kpp: "410101001", registeredOn: "2015-04-01", oktmo: "30607101" },
    ...{ headBasis: "decision", headBasisNote: "протокол № 3", headUntil: "2029-02-11", accountant: "Петрова Анна" },
    ...{ founders: "Иванов Пётр", stateRegisters: ["volunteering"], hostName: "Фонд «Опора»", hostInn: "4199000110" },
  });
  sure(await submitApplication(head, id, { key: crypto.randomUUID() }, noWait));
  await set({ headBasisNote: "протокол № 9", accountant: "Другая" });
  const text = await textOf(sure(await applicationPdf(head, id, { kind: "application" })).bytes);
  for (const words of [
    ...["автономная некоммерческая организация", "410101001", "1 апреля 2015", "30607101", "протокол № 3"],
    ...["11 февраля 2029", "Петрова Анна", "Иванов Пётр", "организаторы добровольческой", "4199000110"],
  ])
    expect(text, words).toContain(words);
  for (const words of ["протокол № 9", "Другая"]) expect(text, words).not.toContain(words);

  const { content, template } = (await submittedVersion(db(), id))!;
  const requisitesFor = (...given: Parameters<typeof readingFor>) => readingFor(...given).applicant.requisites;
  for (const audience of ["applicant", "office"] as const)
    expect(requisitesFor(audience, content, template)?.accountant).toBe("Петрова Анна");
  for (const audience of ["expert", "public"] as const) expect(requisitesFor(audience, content, template)).toBeNull();
  expect(requisitesFor("applicant", content, template, { isPartner: true })).toBeNull();
});

test("the card of an application as a PDF is one sheet with the sums and without the long answers", async () => {
  const { id, head } = await aReadyApplication();
  const { bytes, fileName } = sure(await applicationPdf(head, id, { kind: "applicationCard" }));
  expect(fileName).toBe("Карточка заявки Добрый двор.pdf");
  expect((await readPdf(bytes)).length).toBeLessThanOrEqual(2);
  const text = await textOf(bytes);
  for (const words of ["КАРТОЧКА ЗАЯВКИ", "Добрый двор", "50 004,93", "60 004,93", "Субботник"])
    expect(text, words).toContain(words);
});
