import { readFile } from "node:fs/promises";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Person } from "~/access/who";
import { readApplicant } from "~/lifecycle/1-registration/applicant.queries.server";
import { askHead } from "~/lifecycle/1-registration/ask-head.server";
import { attachProof } from "~/lifecycle/1-registration/attach-proof.server";
import { changeMember } from "~/lifecycle/1-registration/change-member.server";
import { readOfficeApplicant } from "~/lifecycle/1-registration/office-applicants.queries.server";
import {
  readProofs,
  sendProof,
  sendProofToOffice,
  sendRequestProof,
} from "~/lifecycle/1-registration/proof.queries.server";
import { removeProof } from "~/lifecycle/1-registration/remove-proof.server";
import type { Outcome } from "~/lifecycle/outcome";
import { collect } from "~/server/collect-files.job.server";
import { store } from "~/server/store.server";
import { db } from "~db/client.server";
import { storedFile } from "~db/schema/application";
import { journalPayload } from "~db/schema/journal";
import { headRequest, membership } from "~db/schema/registration";
import { uploaded } from "~db/seed/files";
import { aMember, anApplicant, anOrganiser, aPerson, grant } from "../people";
import { aDocument } from "../uploads";
import { useParts } from "../world";

useParts();

const sure = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
};
const INN = "7707083893";
const paper = { role: "signatory", number: "5", issuedOn: "2026-05-01", until: "2027-04-30", reference: "" } as const;

async function membershipOf(who: Person): Promise<string> {
  const [row] = await db().select({ id: membership.id }).from(membership).where(eq(membership.personId, who.id));
  return row!.id;
}

async function aSignatory() {
  const [head, signatory, viewer] = [await aPerson("Глава"), await aPerson("Подписант"), await aPerson("Читатель")];
  const id = await anApplicant(head, { inn: INN, verification: "unverified" });
  await aMember(id, signatory, "editor");
  await aMember(id, viewer, "viewer");
  const member = await membershipOf(signatory);
  sure(await changeMember(head, id, member, paper));
  return { id, head, signatory, viewer, member };
}

test("a power of attorney is attached, read by the head, its signatory and the office that checks, and by nobody else", async () => {
  const { id, head, signatory, viewer, member } = await aSignatory();
  const picked = await aDocument("Доверенность «5».pdf");
  expect(await attachProof(viewer, id, member, picked)).toMatchObject({ reason: "wrongRole" });
  expect(await attachProof(await aPerson("Чужой"), id, member, picked)).toMatchObject({ reason: "notFound" });
  expect(await attachProof(head, id, await membershipOf(viewer), picked)).toMatchObject({ reason: "wrongState" });
  sure(await attachProof(signatory, id, member, picked));
  const [row] = sure(await readProofs(head, id, member)).proofs;
  expect(row).toMatchObject({ name: picked.name, size: picked.file.size, scan: "notScanned" });
  const asked = { applicantId: id, membershipId: member, fileId: row!.fileId };
  for (const who of [head, signatory]) {
    const response = sure(await sendProof(who, asked));
    expect(response.headers.get("content-disposition")).toContain("attachment; filename=");
    expect(response.headers.get("content-disposition")).toContain(encodeURIComponent("Доверенность"));
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect((await response.arrayBuffer()).byteLength).toBe(picked.file.size);
  }
  expect(await sendProof(viewer, asked)).toMatchObject({ reason: "wrongRole" });
  expect(await sendProof(head, { ...asked, membershipId: await membershipOf(head) })).toMatchObject({
    reason: "notFound",
  });

  const organiser = await anOrganiser();
  const secretary = await aPerson("Секретарь");
  expect(await sendProofToOffice(secretary, asked, INN)).toMatchObject({ reason: "notFound" });
  await grant(secretary, "secretary", organiser);
  expect(await sendProofToOffice(secretary, asked, null)).toMatchObject({ reason: "notFound" });
  expect(await sendProof(secretary, asked)).toMatchObject({ reason: "notFound" });
  expect(sure(await sendProofToOffice(secretary, asked, INN)).status).toBe(200);
  const shown = sure(await readOfficeApplicant(secretary, id, INN)).people.find(({ role }) => role === "signatory");
  expect(shown?.proofs).toMatchObject([{ name: picked.name }]);
  expect(sure(await readApplicant(viewer, id)).members.map(({ proofs }) => proofs)).toEqual([null, null, null]);
  expect(sure(await readApplicant(head, id)).members.map(({ role, proofs }) => [role, proofs])).toEqual([
    ["head", 0],
    ["signatory", 1],
    ["viewer", null],
  ]);
  await picked.file.close();
});

test("what is no document is not taken, five are the limit, and one taken away or of an earlier paper is read no more", async () => {
  const { id, head, member } = await aSignatory();
  const script = { name: "доверенность.pdf", file: await uploaded(await readFile("package.json")) };
  expect(await attachProof(head, id, member, script)).toEqual({ ok: true, value: { unfit: "disguised" } });
  const table = { name: "таблица.xlsx", file: script.file };
  expect(await attachProof(head, id, member, table)).toEqual({ ok: true, value: { unfit: "kindNotAllowed" } });
  await script.file.close();
  const attach = async (n: number) => {
    const picked = await aDocument(`${n}.pdf`);
    return attachProof(head, id, member, picked).finally(() => picked.file.close());
  };
  for (const n of [1, 2, 3, 4, 5]) sure(await attach(n));
  expect(await attach(6)).toMatchObject({ reason: "limitExceeded" });
  const [first, second] = sure(await readProofs(head, id, member)).proofs;
  expect(await removeProof(head, id, await membershipOf(head), first!.id)).toMatchObject({ reason: "notFound" });
  sure(await removeProof(head, id, member, first!.id));
  expect(await removeProof(head, id, member, first!.id)).toMatchObject({ reason: "notFound" });
  const of = { applicantId: id, membershipId: member };
  expect(await sendProof(head, { ...of, fileId: first!.fileId })).toMatchObject({ reason: "notFound" });
  expect(sure(await sendProof(head, { ...of, fileId: second!.fileId })).status).toBe(200);
  sure(await changeMember(head, id, member, { ...paper, reference: "в сейфе" }));
  expect(sure(await readProofs(head, id, member)).proofs).toHaveLength(4);
  sure(await changeMember(head, id, member, { ...paper, number: "6" }));
  expect(sure(await readProofs(head, id, member)).proofs).toEqual([]);
  const events = await db()
    .select({ type: journalPayload.type })
    .from(journalPayload)
    .where(eq(journalPayload.subjectId, id));
  const count = (type: string) => events.filter((event) => event.type === type).length;
  expect([count("applicant.proofAttached"), count("applicant.proofRemoved")]).toEqual([5, 1]);
});

test("a request comes with its document: the office and the head read it, the collector never takes it", async () => {
  const organiser = await anOrganiser();
  const [head, asker, secretary, other] = [
    await aPerson("Глава"),
    await aPerson("Новый"),
    await aPerson("Секретарь"),
    await aPerson("Чужой секретарь"),
  ];
  await grant(secretary, "secretary", organiser);
  await grant(other, "secretary", await anOrganiser());
  const id = await anApplicant(head);
  const picked = await aDocument("протокол.pdf");
  const asked = {
    reason: "newHead",
    lostEmail: "",
    headName: "Новая Глава",
    headPost: "директор",
    headUntil: null,
    document: "Протокол № 3",
    text: "",
    organiser,
  } as const;
  sure(await askHead(asker, id, asked, picked));
  await picked.file.close();
  const [request] = await db().select({ id: headRequest.id }).from(headRequest).where(eq(headRequest.applicantId, id));
  const [file] = await db()
    .select({ id: storedFile.id, key: storedFile.key })
    .from(storedFile)
    .where(eq(storedFile.uploadedBy, asker.id));
  expect(file!.key).toContain(`files/${id}/`);
  await collect(store(), { olderThan: new Date(Date.now() + 3_600_000) });
  const sent = (who: Person, row: "headRequest.read" | "headRequest.readProofs") =>
    sendRequestProof(who, request!.id, file!.id, row);
  for (const who of [head, asker]) expect(sure(await sent(who, "headRequest.readProofs")).status).toBe(200);
  expect(sure(await sent(secretary, "headRequest.read")).status).toBe(200);
  for (const who of [other, await aPerson("Никто")])
    for (const row of ["headRequest.read", "headRequest.readProofs"] as const)
      expect(await sent(who, row)).toMatchObject({ reason: "notFound" });
  const unfit = { name: "протокол.pdf", file: await uploaded(await readFile("package.json")) };
  const another = await aPerson("Ещё один");
  expect(await askHead(another, id, asked, unfit)).toEqual({ ok: true, value: { unfit: "disguised" } });
  await unfit.file.close();
  expect(await db().select().from(headRequest).where(eq(headRequest.askedBy, another.id))).toEqual([]);
});
