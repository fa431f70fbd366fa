import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Person, system } from "~/access/who";
import { castVote } from "~/lifecycle/6-decision/cast-vote.server";
import { closeItem } from "~/lifecycle/6-decision/close-item.server";
import {
  readCommissionHome,
  readCommissionItem,
  readCommissionMeeting,
  sendCommissionFile,
} from "~/lifecycle/6-decision/commission.queries.server";
import { readOfficeMeeting } from "~/lifecycle/6-decision/office-meeting.queries.server";
import { openItem } from "~/lifecycle/6-decision/open-item.server";
import { done } from "~/lifecycle/outcome";
import { store } from "~/server/store.server";
import { transaction } from "~db/client.server";
import { roleGrant } from "~db/schema/registration";
import { anOpenMeeting, aPlannedMeeting, sure } from "../decided-competition";
import { aRound, aScoredCompetition, flat } from "../scored-competition";
import { useParts } from "../world";

useParts();

const good = { sheets: [flat("8"), flat("7")], requested: 20_000_000n };

test("a member reads the application and the marks, never an expert's name, and only documents without personal data", async () => {
  const files = [
    { id: randomUUID(), kind: "prices", key: `files/${randomUUID()}` },
    { id: randomUUID(), kind: "charter", key: `files/${randomUUID()}` },
    { id: randomUUID(), kind: "register", key: `files/${randomUUID()}` },
    { id: randomUUID(), kind: "letters", key: `files/${randomUUID()}` },
  ];
  const rings = { prices: "expert", charter: "office", register: "commission", letters: "public" } as const;
  const requiredDocuments = Object.entries(rings).map(([key, visibility]) => {
    return { key, title: key, required: false, identifies: false, visibility };
  });
  for (const file of files) await store().put(file.key, Buffer.from("pdf"), { contentType: "application/pdf" });
  const { world, meetingId, items } = await anOpenMeeting({
    applications: [{ ...good, files }],
    rules: { requiredDocuments },
  });
  const [member] = world.seats;
  const read = sure(await readCommissionItem(member!, meetingId, items[0]!.id));
  expect(read.reading.sections[0]!.fields[0]).toMatchObject({ key: "title", value: "Проект 1" });
  expect(read.sheets.map((sheet) => sheet.total).sort()).toEqual(["70.00", "80.00"]);
  expect(read.files.map(({ kind, scan }) => ({ kind, scan }))).toEqual(
    ["prices", "register", "letters"].map((kind) => ({ kind, scan: "notScanned" })),
  );
  const text = JSON.stringify(read);
  for (const secret of [world.expert.id, world.expert.name]) expect(text).not.toContain(secret);

  const of = { meetingId, itemId: items[0]!.id };
  const sent = sure(await sendCommissionFile(member!, { ...of, fileId: files[0]!.id }));
  expect(await sent.text()).toBe("pdf");
  for (const fileId of [files[1]!.id, randomUUID(), "no-id"])
    expect(await sendCommissionFile(member!, { ...of, fileId })).toMatchObject({ reason: "notFound" });
  for (const who of [world.expert, world.heads[0]!.head])
    expect(await sendCommissionFile(who, { ...of, fileId: files[0]!.id })).toMatchObject({ reason: "notFound" });
  expect(await readCommissionItem(member!, randomUUID(), items[0]!.id)).toMatchObject({ reason: "notFound" });
});

test("while a vote is open a member sees their own vote only, afterwards everybody's", async () => {
  const { world, meetingId, items } = await anOpenMeeting({ applications: [good] });
  const itemId = items[0]!.id;
  const [one, two] = world.seats;
  sure(await openItem(world.secretary, itemId));
  sure(await castVote(one!, itemId, "against"));
  const before = sure(await readCommissionMeeting(two!, meetingId));
  expect(before.own[itemId]).toEqual({ choice: null, byShowOfHands: false, recused: false });
  expect(before.meeting.items[0]!.votes).toBeNull();
  expect(JSON.stringify(before)).not.toContain("against");
  expect(sure(await readCommissionMeeting(one!, meetingId)).own[itemId]!.choice).toBe("against");
  sure(await castVote(two!, itemId, "for"));
  sure(await castVote(world.chair, itemId, "for"));
  sure(await closeItem(world.secretary, itemId));
  const after = sure(await readCommissionMeeting(two!, meetingId));
  expect(after.meeting.items[0]!.votes!.members).toContainEqual({
    name: one!.name,
    choice: "against",
    byShowOfHands: false,
  });
});

test("a seat that has ended opens nothing, and the office page is for the office", async () => {
  const { world, meetingId } = await aPlannedMeeting({ applications: [good] });
  const [member] = world.seats;
  expect((await readCommissionHome(member!)).map((seat) => seat.meetingId)).toEqual([meetingId]);
  expect(await readOfficeMeeting(member!, world.competitionId)).toMatchObject({ reason: "notFound" });
  expect(await readOfficeMeeting(world.secretary, world.competitionId)).toMatchObject({ ok: true });
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(roleGrant).set({ until: new Date() }).where(eq(roleGrant.personId, member!.id));
    return done;
  });
  expect(await readCommissionHome(member!)).toEqual([]);
  expect(await readCommissionMeeting(member!, meetingId)).toMatchObject({ reason: "notFound" });
});

test("a closed round asks the chair, and nobody else, to confirm the opening", async () => {
  const world = await aScoredCompetition({ applications: [{ sheets: [flat("8"), flat("8")], requested: 1_000n }] });
  const waits = async (person: Person) => (await readCommissionHome(person)).map((seat) => seat.waitsOpening);
  expect(await waits(world.chair)).toEqual([false]);
  await aRound(world, "closed");
  expect(await waits(world.chair)).toEqual([true]);
  expect(await waits(world.seats[0]!)).toEqual([false]);
});
