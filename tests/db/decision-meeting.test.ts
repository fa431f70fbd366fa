import { and, asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { type Person, system } from "~/access/who";
import { markWorkDay } from "~/lifecycle/1-registration/mark-work-day.server";
import { castVote } from "~/lifecycle/6-decision/cast-vote.server";
import { changeProposal } from "~/lifecycle/6-decision/change-proposal.server";
import { closeItem } from "~/lifecycle/6-decision/close-item.server";
import { enterVotes } from "~/lifecycle/6-decision/enter-votes.server";
import { makeRanking } from "~/lifecycle/6-decision/make-ranking.server";
import { moveMeeting } from "~/lifecycle/6-decision/move-meeting.server";
import { readOfficeMeeting } from "~/lifecycle/6-decision/office-meeting.queries.server";
import { openItem } from "~/lifecycle/6-decision/open-item.server";
import { openMeeting } from "~/lifecycle/6-decision/open-meeting.server";
import { planMeeting } from "~/lifecycle/6-decision/plan-meeting.server";
import { recordAttendance } from "~/lifecycle/6-decision/record-attendance.server";
import { recuseFromItem } from "~/lifecycle/6-decision/recuse-from-item.server";
import { done } from "~/lifecycle/outcome";
import { addWorkingDays, calendarOfLaw, dayOf } from "~/lifecycle/time";
import { db, transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { round } from "~db/schema/blind";
import { agendaItem, meeting, vote } from "~db/schema/decision";
import { letter } from "~db/schema/outbox";
import { anOpenMeeting, aPlannedMeeting, itemsOf, plan } from "../decided-competition";
import { aPerson, grant } from "../people";
import { aRound, aScoredCompetition, flat } from "../scored-competition";
import { useParts } from "../world";

useParts();

const good = { sheets: [flat("8"), flat("8")], requested: 20_000_000n };
const ids = (people: readonly Person[]) => people.map((person) => person.id);

async function votesOn(itemId: string) {
  return db()
    .select({ by: vote.personId, choice: vote.choice, hands: vote.byShowOfHands, enteredBy: vote.enteredBy })
    .from(vote)
    .where(eq(vote.itemId, itemId));
}

describe("planning a meeting", () => {
  test("needs a ranking, calls every member and puts the ranking on the agenda with sums", async () => {
    const world = await aScoredCompetition({ applications: [good, { ...good, sheets: [flat("5"), flat("5")] }, good] });
    expect(await planMeeting(world.secretary, world.competitionId, plan)).toEqual({ ok: false, reason: "incomplete" });
    await makeRanking(world.secretary, world.competitionId, { accepted: [] });
    const planned = await planMeeting(world.secretary, world.competitionId, plan);
    expect(planned.ok).toBe(true);
    const items = await itemsOf(planned.ok ? planned.value : "");
    expect(
      items.map((item) => [
        world.ids.indexOf(item.applicationId) + 1,
        item.proposedOutcome,
        item.proposed,
        item.reason,
      ]),
    ).toEqual([
      [1, "awarded", 20_000_000n, null],
      [3, "awarded", 20_000_000n, null],
      [2, "declined", 0n, "belowPassMark"],
    ]);
    const letters = await db()
      .select({ to: letter.toPersonId, kind: letter.kind, state: letter.state, inbox: letter.toInbox })
      .from(letter)
      .where(eq(letter.competitionId, world.competitionId));
    expect(letters.map((one) => one.to).sort()).toEqual(ids(world.commission).sort());
    expect(
      letters.every((one) => one.kind === "meeting-planned" && one.state === "queued" && one.inbox === "yes"),
    ).toBe(true);
    const [row] = await db()
      .select({ at: meeting.at })
      .from(meeting)
      .where(eq(meeting.competitionId, world.competitionId));
    expect(row!.at.toISOString()).toBe("2026-05-25T02:00:00.000Z");
  });

  test("happens once, can be moved while it is planned, by the secretary only", async () => {
    const { world, meetingId } = await aPlannedMeeting({ applications: [good] });
    expect(await planMeeting(world.secretary, world.competitionId, plan)).toEqual({
      ok: false,
      reason: "alreadyExists",
    });
    expect(await moveMeeting(world.chair, meetingId, plan)).toEqual({ ok: false, reason: "notFound" });
    expect(
      await moveMeeting(world.secretary, meetingId, { ...plan, at: "2026-05-26T10:30", place: "Библиотека" }),
    ).toEqual({ ok: true });
    const [row] = await db()
      .select({ at: meeting.at, place: meeting.place })
      .from(meeting)
      .where(eq(meeting.id, meetingId));
    expect(row).toEqual({ at: new Date("2026-05-25T22:30:00Z"), place: "Библиотека" });
    await openMeeting(world.secretary, meetingId, { present: ids(world.commission), chair: world.chair.id });
    expect(await moveMeeting(world.secretary, meetingId, plan)).toMatchObject({ ok: false });
  });

  test("a recount before the meeting renews the agenda and keeps declared recusals", async () => {
    const { world, meetingId } = await aPlannedMeeting({ applications: [good, good] });
    const [first] = await itemsOf(meetingId);
    expect(await recuseFromItem(world.seats[0]!, first!.id, "Состою в правлении заявителя")).toMatchObject({
      ok: true,
    });
    await changeProposal(world.secretary, first!.id, {
      outcome: "reserve",
      sum: 0n,
      reason: "Смета требует уточнения",
    });
    await makeRanking(world.secretary, world.competitionId, { accepted: [] });
    const [again] = await itemsOf(meetingId);
    expect(again).toMatchObject({ id: first!.id, proposedOutcome: "awarded", proposed: 20_000_000n, cutReason: "" });
    expect(await recuseFromItem(world.seats[0]!, first!.id, "Состою в правлении заявителя")).toMatchObject({
      reason: "alreadyExists",
    });
  });
});

describe("the notice of a meeting", () => {
  const zone = "Asia/Kamchatka";
  const notice = { days: 3, unit: "working", clause: "п. 5.2" } as const;
  const today = dayOf(new Date(), zone);
  const on = (day: string) => ({ ...plan, at: `${day}T14:00` });

  test("is kept by the organiser's calendar, when it is planned and when it is moved", async () => {
    const world = await aScoredCompetition({
      applications: [{ sheets: [flat("8"), flat("8")], requested: 1_000n }],
      rules: { terms: { notice } },
    });
    const { secretary, competitionId, organiserId } = world;
    await makeRanking(secretary, competitionId, { accepted: [] });
    const first = addWorkingDays(today, 3, calendarOfLaw);
    const sooner = addWorkingDays(today, 2, calendarOfLaw);
    const tooShort = { ok: false, reason: "noticeTooShort", details: { ...notice, first } };
    expect(await planMeeting(secretary, competitionId, on(sooner))).toEqual(tooShort);
    const off = { day: sooner, kind: "off", act: "Закон края" } as const;
    expect((await markWorkDay(secretary, organiserId, off)).ok).toBe(true);
    const later = addWorkingDays(today, 4, calendarOfLaw);
    expect(await planMeeting(secretary, competitionId, on(first))).toMatchObject({ details: { first: later } });
    const planned = await planMeeting(secretary, competitionId, on(later));
    expect(planned.ok).toBe(true);
    const meetingId = planned.ok ? planned.value : "";
    expect(await moveMeeting(secretary, meetingId, on(first))).toMatchObject({ reason: "noticeTooShort" });
    expect((await moveMeeting(secretary, meetingId, on(addWorkingDays(later, 1, calendarOfLaw)))).ok).toBe(true);
  });
});

describe("a proposal", () => {
  test("can be cut to a kopeck with a reason, never raised above the request, the grant or the money left", async () => {
    const { world, meetingId } = await aPlannedMeeting({
      applications: [good, good],
      rules: { sources: [{ key: "a", level: "local", title: "Округ", limit: "35000000" }] },
    });
    const [first, second] = await itemsOf(meetingId);
    expect(second).toMatchObject({ proposed: 15_000_000n, reason: "remainder" });
    const change = (itemId: string, sum: bigint) =>
      changeProposal(world.secretary, itemId, { outcome: "awarded", sum, reason: "Сокращены расходы на связь" });
    for (const sum of [20_000_001n, 0n, 4_999_999n])
      expect(await change(first!.id, sum)).toMatchObject({ reason: "limitExceeded" });
    expect(await change(second!.id, 15_000_001n)).toMatchObject({ reason: "limitExceeded" });
    expect(await change(first!.id, 17_654_321n)).toEqual({ ok: true });
    expect(await change(second!.id, 17_345_679n)).toEqual({ ok: true });
    expect(await change(second!.id, 17_345_680n)).toMatchObject({ reason: "limitExceeded" });
    expect((await itemsOf(meetingId)).map((item) => [item.proposed, item.reason, item.cutReason])).toEqual([
      [17_654_321n, "changed", "Сокращены расходы на связь"],
      [17_345_679n, "changed", "Сокращены расходы на связь"],
    ]);
  });

  test("gives no money below the pass mark, nor beyond the number of grants of one applicant", async () => {
    const { world, meetingId } = await aPlannedMeeting({
      applications: [
        { ...good, by: "Один" },
        { ...good, by: "Один" },
        { ...good, sheets: [flat("5"), flat("5")] },
      ],
    });
    const items = await itemsOf(meetingId);
    expect(items.map((item) => item.reason)).toEqual([null, "applicantCap", "belowPassMark"]);
    const award = { outcome: "awarded" as const, sum: 10_000_000n, reason: "Очень хороший проект" };
    expect(await changeProposal(world.secretary, items[1]!.id, award)).toMatchObject({ reason: "limitExceeded" });
    expect(await changeProposal(world.secretary, items[2]!.id, award)).toMatchObject({ reason: "limitExceeded" });
    expect(
      await changeProposal(world.secretary, items[2]!.id, { ...award, outcome: "reserve", sum: 0n }),
    ).toMatchObject({ reason: "limitExceeded" });
    expect(await changeProposal(world.seats[0]!, items[0]!.id, award)).toMatchObject({ reason: "notFound" });
  });

  test("stands still once its vote is open", async () => {
    const { world, items } = await anOpenMeeting({ applications: [good] });
    await openItem(world.secretary, items[0]!.id);
    const cut = { outcome: "awarded" as const, sum: 10_000_000n, reason: "Поздно передумали" };
    expect(await changeProposal(world.secretary, items[0]!.id, cut)).toMatchObject({ reason: "wrongState" });
  });
});

describe("opening a meeting", () => {
  test("is refused without a quorum and changes nothing", async () => {
    const { world, meetingId } = await aPlannedMeeting({ applications: [good], members: 5 });
    const two = ids(world.commission.slice(0, 2));
    expect(await openMeeting(world.secretary, meetingId, { present: two, chair: world.chair.id })).toEqual({
      ok: false,
      reason: "noQuorum",
      details: { present: 2, needed: 3, roster: 5 },
    });
    const [row] = await db()
      .select({ state: competition.state })
      .from(competition)
      .where(eq(competition.id, world.competitionId));
    expect(row!.state).toBe("ranking");
    const three = ids(world.commission.slice(0, 3));
    expect(await openMeeting(world.secretary, meetingId, { present: three, chair: world.chair.id })).toEqual({
      ok: true,
    });
  });

  test.each(["preparing", "running", "closed"] as const)(
    "waits while an extra round is %s, and needs nothing else once its marks are open",
    async (state) => {
      const { world, meetingId } = await aPlannedMeeting({ applications: [good] });
      await aRound(world, state);
      const came = { present: ids(world.commission), chair: world.chair.id };
      expect(await openMeeting(world.secretary, meetingId, came)).toEqual({ ok: false, reason: "wrongState" });
      const shown = await readOfficeMeeting(world.secretary, world.competitionId);
      expect(shown.ok && [shown.value.reviewUnderWay, shown.value.meeting?.state]).toEqual([true, "planned"]);
      await transaction(system, "seed.play", async (tx) => {
        await tx.update(round).set({ state: "opened" }).where(eq(round.competitionId, world.competitionId));
        return done;
      });
      expect(await openMeeting(world.secretary, meetingId, came)).toEqual({ ok: true });
    },
  );

  test("takes only people of the roster, and somebody present to chair", async () => {
    const { world, meetingId } = await aPlannedMeeting({ applications: [good] });
    const outsider = await aPerson("Гость");
    const elsewhere = await aScoredCompetition({ applications: [] });
    for (const came of [
      { present: [...ids(world.commission), outsider.id], chair: world.chair.id },
      { present: [...ids(world.commission), elsewhere.chair.id], chair: world.chair.id },
      { present: ids(world.seats), chair: world.chair.id },
    ])
      expect(await openMeeting(world.secretary, meetingId, came)).toEqual({ ok: false, reason: "badInput" });
    expect(await openMeeting(elsewhere.secretary, meetingId, { present: [], chair: world.chair.id })).toMatchObject({
      reason: "notFound",
    });
  });

  test("of two secretaries at once one opens it", async () => {
    const { world, meetingId } = await aPlannedMeeting({ applications: [good] });
    const second = await aPerson("Второй секретарь");
    await grant(second, "secretary", world.organiserId);
    const came = { present: ids(world.commission), chair: world.chair.id };
    const outcomes = await Promise.all([
      openMeeting(world.secretary, meetingId, came),
      openMeeting(second, meetingId, came),
    ]);
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
  });
});

describe("a vote", () => {
  test("counts once a member: the last one lives while the item is open, none after", async () => {
    const { world, items } = await anOpenMeeting({ applications: [good] });
    const [item] = items;
    const [member] = world.seats;
    expect(await castVote(member!, item!.id, "for")).toMatchObject({ reason: "wrongState" });
    await openItem(world.secretary, item!.id);
    await Promise.all(
      (["for", "against", "abstained", "for", "against"] as const).map((choice) => castVote(member!, item!.id, choice)),
    );
    expect(await votesOn(item!.id)).toHaveLength(1);
    await castVote(member!, item!.id, "against");
    expect(await votesOn(item!.id)).toEqual([
      { by: member!.id, choice: "against", hands: false, enteredBy: member!.id },
    ]);
    await castVote(world.chair, item!.id, "for");
    await castVote(world.seats[1]!, item!.id, "for");
    expect(await closeItem(world.secretary, item!.id)).toEqual({ ok: true, value: true });
    expect(await castVote(member!, item!.id, "for")).toMatchObject({ reason: "wrongState" });
    const [row] = await db().select({ result: agendaItem.result }).from(agendaItem).where(eq(agendaItem.id, item!.id));
    expect(row!.result).toMatchObject({ for: 2, against: 1, abstained: 0, silent: 0, recused: 0, adopted: true });
  });

  test("that races with the end of voting is either counted or refused", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { world, items } = await anOpenMeeting({ applications: [good] });
      const [item] = items;
      await openItem(world.secretary, item!.id);
      const [closed, ...cast] = await Promise.all([
        closeItem(world.secretary, item!.id),
        ...world.commission.map((member) => castVote(member, item!.id, "for")),
      ]);
      expect(closed.ok).toBe(true);
      const [row] = await db()
        .select({ result: agendaItem.result })
        .from(agendaItem)
        .where(eq(agendaItem.id, item!.id));
      const taken = cast.filter((one) => one.ok).length;
      expect(row!.result).toMatchObject({ for: taken, silent: world.commission.length - taken });
      expect(await votesOn(item!.id)).toHaveLength(taken);
    }
  });

  test("is for members who are present, of this commission", async () => {
    const { world, items, meetingId } = await anOpenMeeting({ applications: [good], members: 4, present: 3 });
    await openItem(world.secretary, items[0]!.id);
    const absent = world.commission[3]!;
    const elsewhere = await aScoredCompetition({ applications: [] });
    expect(await castVote(absent, items[0]!.id, "for")).toMatchObject({ reason: "wrongRole" });
    for (const who of [world.secretary, world.expert, elsewhere.chair, world.heads[0]!.head])
      expect(await castVote(who, items[0]!.id, "for")).toMatchObject({ reason: "notFound" });
    await recordAttendance(world.secretary, meetingId, { present: ids(world.commission), chair: world.chair.id });
    expect(await castVote(absent, items[0]!.id, "for")).toEqual({ ok: true });
    await recordAttendance(world.secretary, meetingId, {
      present: ids(world.commission.slice(0, 3)),
      chair: world.chair.id,
    });
    expect(await votesOn(items[0]!.id)).toEqual([]);
  });

  test("shown by hand is entered by the secretary and marked so, but never over a member's own", async () => {
    const { world, items } = await anOpenMeeting({ applications: [good] });
    const [item] = items;
    const [one, two] = world.seats;
    await openItem(world.secretary, item!.id);
    await castVote(one!, item!.id, "against");
    expect(await enterVotes(world.secretary, item!.id, { [one!.id]: "for", [two!.id]: "for" })).toMatchObject({
      reason: "changedMeanwhile",
    });
    expect(await votesOn(item!.id)).toHaveLength(1);
    expect(await enterVotes(world.secretary, item!.id, { [one!.id]: "", [two!.id]: "for" })).toEqual({ ok: true });
    expect(await votesOn(item!.id)).toContainEqual({
      by: two!.id,
      choice: "for",
      hands: true,
      enteredBy: world.secretary.id,
    });
    await castVote(two!, item!.id, "abstained");
    expect(await votesOn(item!.id)).toContainEqual({
      by: two!.id,
      choice: "abstained",
      hands: false,
      enteredBy: two!.id,
    });
    expect(await enterVotes(world.chair, item!.id, { [two!.id]: "for" })).toMatchObject({ reason: "notFound" });
    expect(await enterVotes(world.secretary, item!.id, { [world.secretary.id]: "for" })).toMatchObject({
      reason: "badInput",
    });
    expect(await enterVotes(world.secretary, item!.id, {})).toMatchObject({ reason: "incomplete" });
  });
});

describe("a recusal", () => {
  test("withdraws the vote, bars voting and is counted apart", async () => {
    const { world, items } = await anOpenMeeting({ applications: [good] });
    const [item] = items;
    const [one, two] = world.seats;
    await openItem(world.secretary, item!.id);
    await castVote(one!, item!.id, "for");
    expect(await recuseFromItem(one!, item!.id, "Работаю у заявителя")).toMatchObject({ ok: true });
    expect(await votesOn(item!.id)).toEqual([]);
    expect(await castVote(one!, item!.id, "for")).toMatchObject({ reason: "conflictOfInterest" });
    expect(await enterVotes(world.secretary, item!.id, { [one!.id]: "for" })).toMatchObject({
      reason: "conflictOfInterest",
    });
    await castVote(two!, item!.id, "for");
    await castVote(world.chair, item!.id, "for");
    expect(await closeItem(world.secretary, item!.id)).toEqual({ ok: true, value: true });
    const [row] = await db().select({ result: agendaItem.result }).from(agendaItem).where(eq(agendaItem.id, item!.id));
    expect(row!.result).toMatchObject({ for: 2, recused: 1, silent: 0 });
    expect(await recuseFromItem(two!, item!.id, "Поздно вспомнил о связи")).toMatchObject({ reason: "wrongState" });
    expect(await recuseFromItem(world.secretary, item!.id, "Секретарь не голосует")).toMatchObject({
      reason: "notFound",
    });
  });

  test("breaks the quorum of its item where the rules do not count the recused, until more come", async () => {
    const rules = (await aScoredCompetition({ applications: [] })).rules;
    const { world, items, meetingId } = await anOpenMeeting({
      applications: [good],
      members: 4,
      present: 3,
      rules: { decision: { ...rules.decision, recusalCountsForQuorum: false } },
    });
    const [item] = items;
    await openItem(world.secretary, item!.id);
    await recuseFromItem(world.seats[0]!, item!.id, "Работаю у заявителя");
    await castVote(world.chair, item!.id, "for");
    expect(await closeItem(world.secretary, item!.id)).toEqual({
      ok: false,
      reason: "noQuorum",
      details: { present: 2, needed: 3, roster: 4 },
    });
    await recordAttendance(world.secretary, meetingId, { present: ids(world.commission), chair: world.chair.id });
    await castVote(world.seats[1]!, item!.id, "for");
    expect(await closeItem(world.secretary, item!.id)).toEqual({ ok: true, value: true });
  });
});

describe("items", () => {
  test("are heard one by one, and closed once", async () => {
    const { world, items } = await anOpenMeeting({ applications: [good, good] });
    const [first, second] = items;
    const opened = await Promise.all(items.map((item) => openItem(world.secretary, item.id)));
    expect(opened.filter((one) => one.ok)).toHaveLength(1);
    const open = (await itemsOf(first!.meetingId)).find((item) => item.state === "voting")!;
    const other = open.id === first!.id ? second! : first!;
    expect(await openItem(world.secretary, other.id)).toMatchObject({ reason: "wrongState" });
    const closed = await Promise.all([closeItem(world.secretary, open.id), closeItem(world.secretary, open.id)]);
    expect(closed.map((one) => one.ok).sort()).toEqual([false, true]);
    expect(await openItem(world.secretary, other.id)).toEqual({ ok: true });
    expect(await openItem(world.secretary, open.id)).toMatchObject({ reason: "wrongState" });
  });

  test("with equal votes follow the one who chairs, or are not adopted when nobody does", async () => {
    const { world, items, meetingId } = await anOpenMeeting({ applications: [good, good], members: 2 });
    const [first, second] = items;
    await openItem(world.secretary, first!.id);
    await castVote(world.chair, first!.id, "for");
    await castVote(world.seats[0]!, first!.id, "against");
    expect(await closeItem(world.secretary, first!.id)).toEqual({ ok: true, value: true });
    await recordAttendance(world.secretary, meetingId, { present: ids(world.commission), chair: world.seats[0]!.id });
    await openItem(world.secretary, second!.id);
    await castVote(world.chair, second!.id, "for");
    await castVote(world.seats[0]!, second!.id, "against");
    expect(await closeItem(world.secretary, second!.id)).toEqual({ ok: true, value: false });
    const rows = await db()
      .select({ carried: agendaItem.carried, result: agendaItem.result })
      .from(agendaItem)
      .where(and(eq(agendaItem.meetingId, meetingId)))
      .orderBy(asc(agendaItem.position));
    expect(rows.map((row) => [row.carried, row.result?.decidedBy])).toEqual([
      [true, "chair"],
      [false, "chair"],
    ]);
  });
});
