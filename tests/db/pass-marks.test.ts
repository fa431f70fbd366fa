import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { castVote } from "~/lifecycle/6-decision/cast-vote.server";
import { changeProposal } from "~/lifecycle/6-decision/change-proposal.server";
import { closeItem } from "~/lifecycle/6-decision/close-item.server";
import { readCommissionMeeting } from "~/lifecycle/6-decision/commission.queries.server";
import { openItem } from "~/lifecycle/6-decision/open-item.server";
import { protocolPaper } from "~/lifecycle/6-decision/protocol.queries.server";
import { readRanking } from "~/lifecycle/6-decision/ranking.queries.server";
import { recordAttendance } from "~/lifecycle/6-decision/record-attendance.server";
import { setPassMarks } from "~/lifecycle/6-decision/set-pass-marks.server";
import { signProtocol } from "~/lifecycle/6-decision/sign-protocol.server";
import { feedbackFor } from "~/lifecycle/7-publication/feedback.queries.server";
import { publishResults } from "~/lifecycle/7-publication/publish-results.server";
import { publicProtocolPaper, readResultsData } from "~/lifecycle/7-publication/results.queries.server";
import { db } from "~db/client.server";
import { passMarkVote } from "~db/schema/decision";
import { journalPayload } from "~db/schema/journal";
import { organiser } from "~db/schema/registration";
import { anOpenMeeting, itemsOf, sure } from "../decided-competition";
import { flat, type ScoredCompetition } from "../scored-competition";
import { threeTiers } from "../tiers";
import { readDocx } from "../unit/papers-reading";
import { useParts } from "../world";

useParts();

const applications = [
  { sheets: [flat("8"), flat("8")], requested: 20_000_000n },
  { sheets: [flat("6"), flat("6")], requested: 10_000_000n },
];
const byCommission = { passMarkBy: "commission" as const };
const open = (rules = {}) => anOpenMeeting({ applications, rules: { ...byCommission, ...rules } });
const all = (mark: string) => [{ tier: null, mark }];
const votesOf = (world: ScoredCompetition, choice: "for" | "against" = "for") =>
  Object.fromEntries(world.commission.map(({ id }) => [id, choice]));
const ranked = async (world: ScoredCompetition) => sure(await readRanking(world.secretary, world.competitionId));

describe("a pass mark that the commission sets after scoring", () => {
  test("until it is set nobody passes, is proposed for money or is heard", async () => {
    const { world, meetingId, items } = await open();
    const page = await ranked(world);
    expect(page.passMarks).toEqual([{ upTo: null, passMark: null }]);
    expect(page.lines.map(({ passed, outcome, reason, passMark }) => [passed, outcome, reason, passMark])).toEqual([
      [false, "reserve", "passMarkOpen", null],
      [false, "reserve", "passMarkOpen", null],
    ]);
    expect(await openItem(world.secretary, items[0]!.id)).toMatchObject({ ok: false, reason: "passMarkOpen" });
    const money = { outcome: "awarded" as const, sum: 20_000_000n, reason: "Лучший проект конкурса" };
    expect(await changeProposal(world.secretary, items[0]!.id, money)).toMatchObject({ reason: "limitExceeded" });
    const { meeting } = sure(await readCommissionMeeting(world.chair, meetingId));
    expect([meeting.isPassMarkOpen, meeting.passMarkVotes]).toEqual([true, []]);
  });

  test.each([
    ["60", ["awarded", "awarded"]],
    ["60.01", ["awarded", "declined"]],
    ["80.5", ["declined", "declined"]],
  ])("%s makes a new ranking and new proposals from that moment", async (mark, outcomes) => {
    const { world, meetingId } = await open();
    expect(await setPassMarks(world.secretary, meetingId, { marks: all(mark), votes: votesOf(world) })).toEqual({
      ok: true,
      value: true,
    });
    const page = await ranked(world);
    expect([page.version?.version, page.passMarks]).toEqual([2, [{ upTo: null, passMark: mark }]]);
    expect((await itemsOf(meetingId)).map(({ proposedOutcome }) => proposedOutcome)).toEqual(outcomes);
    const [kept] = await db().select().from(passMarkVote).where(eq(passMarkVote.meetingId, meetingId));
    expect(kept).toMatchObject({ ordinal: 1, carried: true, marks: all(mark) });
    const told = await db()
      .select({ details: journalPayload.details })
      .from(journalPayload)
      .where(and(eq(journalPayload.subjectId, meetingId), eq(journalPayload.type, "meeting.passMarksVoted")));
    expect(told.map(({ details }) => details)).toMatchObject([{ carried: true, marks: mark, for: 3, against: 0 }]);
  });

  test("is not set by a vote that fails, and the next one sets it; once an item is heard it stays", async () => {
    const { world, meetingId, items } = await open();
    const set = (mark: string, choice: "for" | "against") =>
      setPassMarks(world.secretary, meetingId, { marks: all(mark), votes: votesOf(world, choice) });
    expect(await set("90", "against")).toEqual({ ok: true, value: false });
    expect(await openItem(world.secretary, items[0]!.id)).toMatchObject({ reason: "passMarkOpen" });
    expect(await set("70", "for")).toEqual({ ok: true, value: true });
    expect(await set("60", "for")).toEqual({ ok: true, value: true });
    sure(await openItem(world.secretary, items[0]!.id));
    expect(await set("50", "for")).toMatchObject({ reason: "wrongState" });
    const { meeting } = sure(await readCommissionMeeting(world.chair, meetingId));
    expect(meeting.passMarkVotes.map(({ carried, marks }) => [carried, marks[0]!.passMark])).toEqual([
      [false, "90"],
      [true, "70"],
      [true, "60"],
    ]);
    expect(meeting.passMarks).toEqual([{ upTo: null, passMark: "60" }]);
  });

  test("asks for the rules to leave it so, for marks that can be, for votes of those who are there and for a quorum", async () => {
    const { world, meetingId } = await open();
    const votes = votesOf(world);
    const refusedWith = async (given: Parameters<typeof setPassMarks>[2], by = world.secretary) =>
      ((await setPassMarks(by, meetingId, given)) as { reason?: string }).reason;
    expect(await refusedWith({ marks: all("100.5"), votes })).toBe("badInput");
    expect(await refusedWith({ marks: [], votes })).toBe("badInput");
    expect(await refusedWith({ marks: [{ tier: "small", mark: "60" }], votes })).toBe("badInput");
    expect(await refusedWith({ marks: all("60"), votes: {} })).toBe("incomplete");
    expect(await refusedWith({ marks: all("60"), votes: { [world.expert.id]: "for" } })).toBe("badInput");
    expect(await refusedWith({ marks: all("60"), votes }, world.chair)).toBe("notFound");
    sure(await recordAttendance(world.secretary, meetingId, { present: [world.chair.id], chair: world.chair.id }));
    expect(await refusedWith({ marks: all("60"), votes: { [world.chair.id]: "for" } })).toBe("noQuorum");
    const plain = await anOpenMeeting({ applications });
    expect(
      await setPassMarks(plain.world.secretary, plain.meetingId, { marks: all("60"), votes: votesOf(plain.world) }),
    ).toMatchObject({ reason: "wrongKind" });
  });

  test("stands in the protocol with the votes, in the results and in the feedback, by tiers where there are any", async () => {
    const tiers = [{ ...threeTiers[0]!, upTo: "10000000" }, threeTiers[1]!];
    const { world, meetingId } = await open({ tiers });
    const marks = [
      { tier: "middle", mark: "82.5" },
      { tier: "small", mark: "60" },
    ];
    sure(await setPassMarks(world.secretary, meetingId, { marks, votes: votesOf(world) }));
    const items = await itemsOf(meetingId);
    expect(items.map(({ proposedOutcome }) => proposedOutcome)).toEqual(["declined", "awarded"]);
    for (const { id } of items) {
      sure(await openItem(world.secretary, id));
      for (const member of world.commission) sure(await castVote(member, id, "for"));
      sure(await closeItem(world.secretary, id));
    }
    sure(await signProtocol(world.secretary, meetingId));
    const paper = readDocx(sure(await protocolPaper(world.secretary, world.competitionId, "docx")).bytes);
    for (const words of ["О проходном балле", "Установить проходной балл", "82,5", "при проходном 60", "Поимённо"])
      expect(paper).toContain(words);
    sure(await publishResults(world.secretary, world.competitionId));
    const [host] = await db()
      .select({ slug: organiser.slug })
      .from(organiser)
      .where(eq(organiser.id, world.organiserId));
    const address = { organiser: host!.slug, competition: world.slug };
    expect(sure(await readResultsData(address)).passMarks).toEqual([
      { upTo: "10000000", passMark: "60" },
      { upTo: "300000000", passMark: "82.5" },
    ]);
    const shown = readDocx(sure(await publicProtocolPaper(address, "docx")).bytes);
    expect(shown).toContain("О проходном балле");
    expect(shown).not.toContain("Поимённо");
    expect(sure(await feedbackFor(world.heads[0]!.head, world.ids[0]!)).passMark).toBe("82.5");
  });
});
