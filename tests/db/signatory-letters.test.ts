import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Person } from "~/access/who";
import { attachProof } from "~/lifecycle/1-registration/attach-proof.server";
import { changeMember } from "~/lifecycle/1-registration/change-member.server";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { askToSign } from "~/lifecycle/3-application/ask-to-sign.server";
import { orderSubmission } from "~/lifecycle/3-application/order-submission.server";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { withdrawApplication } from "~/lifecycle/3-application/withdraw-application.server";
import { addDays, dayOf } from "~/lifecycle/time";
import { db } from "~db/client.server";
import { letter } from "~db/schema/outbox";
import { membership } from "~db/schema/registration";
import { pdfOf, uploaded } from "~db/seed/files";
import type { LetterKind } from "~emails/letters";
import { aReadyApplication, setCompetition } from "../applications";
import { sure } from "../decided-competition";
import { aMember, aPerson } from "../people";
import { useParts } from "../world";

useParts();

/** An application ready to be submitted whose applicant has a head, a signatory, an editor and somebody who only reads. */
async function aSignedFor() {
  const ready = await aReadyApplication();
  const { applicantId, head, competition } = ready;
  const [signatory, editor, viewer] = [
    await aPerson("Подписант"),
    await aPerson("Редактор"),
    await aPerson("Читатель"),
  ];
  await aMember(applicantId, signatory, "editor");
  await aMember(applicantId, editor, "editor");
  await aMember(applicantId, viewer, "viewer");
  const today = dayOf(new Date(), competition.rules.zone);
  const paper = { role: "signatory", number: "5", issuedOn: today, until: addDays(today, 30), reference: "" } as const;
  const [member] = await db()
    .select({ id: membership.id })
    .from(membership)
    .where(and(eq(membership.personId, signatory.id), eq(membership.applicantId, applicantId)));
  sure(await changeMember(head, applicantId, member!.id, paper));
  const file = await uploaded(await pdfOf("Доверенность", ["Доверенность"]));
  sure(await attachProof(signatory, applicantId, member!.id, { name: "доверенность.pdf", file }));
  await file.close();
  return { ...ready, signatory, editor };
}

/** Who got letters of a kind about a competition, with what each says. */
async function lettersOf(competitionId: string, kind: LetterKind) {
  const rows = await db()
    .select({ to: letter.toPersonId, props: letter.props })
    .from(letter)
    .where(and(eq(letter.competitionId, competitionId), eq(letter.kind, kind)));
  return rows.sort((a, b) => `${a.to}`.localeCompare(`${b.to}`));
}

const both = (one: Person, other: Person, props: object) =>
  [one, other]
    .map(({ id }) => ({ to: id, props: expect.objectContaining(props) }))
    .sort((a, b) => a.to.localeCompare(b.to));
const submit = (who: Person, id: string) => submitApplication(who, id, { key: randomUUID() }, noWait);

test("a receipt goes to the head and the signatory, whichever of them submitted, and to nobody else", async () => {
  const { id, head, signatory, competition } = await aSignedFor();
  const { code } = sure(await submit(signatory, id));
  const told = { code, edition: 1, title: "Добрый двор" };
  expect(await lettersOf(competition.id, "application-submitted")).toEqual(both(head, signatory, told));
});

test("a withdrawal is told to the head and the signatory", async () => {
  const { id, head, signatory, competition } = await aSignedFor();
  sure(await submit(head, id));
  sure(await withdrawApplication(head, id, noWait));
  const told = { title: "Добрый двор", url: expect.stringMatching(new RegExp(`/applicant/applications/${id}$`)) };
  expect(await lettersOf(competition.id, "application-withdrawn")).toEqual(both(head, signatory, told));
});

test("an attempt after the deadline is told to the head and the signatory, with the way to its statement", async () => {
  const { id, head, signatory, competition } = await aSignedFor();
  await setCompetition(competition.id, { closesAt: new Date(Date.now() - 1000) });
  const late = await submit(head, id);
  const attempt = late.ok ? "" : `${late.details?.attempt}`;
  const told = { act: "submit", url: expect.stringMatching(new RegExp(`/attempts/${attempt}$`)) };
  expect(await lettersOf(competition.id, "application-came-late")).toEqual(both(head, signatory, told));
});

test("an editor's request to sign reaches the head and the signatory, and leads them to where they sign", async () => {
  const { id, head, signatory, editor, competition } = await aSignedFor();
  sure(await askToSign(editor, id));
  const told = { asker: editor.name, title: "Добрый двор", url: expect.stringMatching(new RegExp(`/${id}/check$`)) };
  expect(await lettersOf(competition.id, "sign-asked")).toEqual(both(head, signatory, told));
});

test("a signatory's order to submit at the close is told to the head and the signatory", async () => {
  const { id, head, signatory, competition } = await aSignedFor();
  sure(await orderSubmission(signatory, id, noWait));
  expect(await lettersOf(competition.id, "submission-order")).toEqual(both(head, signatory, { outcome: "given" }));
});
