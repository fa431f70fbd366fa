import { expect } from "vitest";
import { refusalWords } from "~/ui/words";
import { readDocx, readPdf } from "../../unit/papers-reading";
import { written } from "./content";
import { followIn, type Hands, optionOf, pathOf, rootOf, sees, seesNot } from "./hands";
import { people } from "./people";
import { type Story, t } from "./story";

const words = t.decision;
const commission = ["chair", "member", "recused"] as const;
type Member = (typeof commission)[number];

/** What the commission gives: the first as asked for, the second cut. In roubles. */
export const awards = { rodnik: "106 000", bereg: "150 000" };

/** The ranking follows from the opened marks; what is proposed stays within the money. */
export async function rankingIsMade(story: Story): Promise<void> {
  const secretary = await story.as("secretary");
  await secretary.get(`${story.known.office}/ranking`);
  await secretary.press(words.ranking.make);
  await sees(secretary, words.ranking.done, written.rodnik.title, written.bereg.title);
  const rows = (await rootOf(secretary)).querySelectorAll("main tbody tr").map((row) => row.structuredText);
  const places = [written.rodnik.title, written.bereg.title].map((title) =>
    rows.findIndex((row) => row.includes(title)),
  );
  expect(places).toEqual([...places].sort((a, b) => a - b));
  await seesNot(secretary, written.group.title);
}

/** The meeting is called; it does not open without a quorum, and opens with one. */
export async function meetingOpens(story: Story): Promise<void> {
  const secretary = await story.as("secretary");
  const page = `${story.known.office}/meeting`;
  await secretary.get(page);
  await secretary.press(words.meeting.plan, { place: "село Мильково, улица Победы, дом 8, кабинет 12" });
  await sees(secretary, words.meeting.done.planned);
  for (const who of commission) await story.letterTo(who, "кабинет 12");
  await secretary.follow(words.meeting.open);
  const seat = (who: Member) => optionOf(secretary, "present[]", people[who].name);
  const chair = await seat("chair");
  await secretary.press(words.meeting.open, { "present[]": [chair], chair });
  await sees(secretary, t.refusal.noQuorum as string);
  await secretary.get(page);
  await sees(secretary, words.meetingStates.planned);
  await secretary.follow(words.meeting.open);
  await secretary.press(words.meeting.open, { "present[]": await Promise.all(commission.map(seat)), chair });
  await sees(secretary, words.meeting.done.opened, words.meeting.quorumYes);
}

async function ownMeeting(story: Story, who: Member): Promise<Hands> {
  const member = await story.as(who);
  await member.get("/commission");
  await member.follow(words.commission.openMeeting);
  return member;
}

async function openItem(story: Story, title: string): Promise<Hands> {
  const secretary = await story.as("secretary");
  await secretary.get(`${story.known.office}/meeting`);
  await followIn(secretary, title, title);
  await secretary.press(words.meeting.openItem);
  await sees(secretary, words.meeting.done.itemOpened);
  return secretary;
}

async function closeItem(secretary: Hands): Promise<void> {
  await secretary.press(words.meeting.closeItem);
  await sees(secretary, words.meeting.done.carried);
}

/** One member declares a conflict and cannot vote; the hands of the others are entered by the secretary. */
export async function firstIsVotedByHands(story: Story): Promise<void> {
  const recused = await ownMeeting(story, "recused");
  await followIn(recused, written.rodnik.title, written.rodnik.title);
  const item = pathOf(recused);
  await sees(recused, t.upload.scan.notScanned);
  await recused.follow(words.commission.recuse);
  await recused.press(words.commission.recuseSend, { reason: "нет" });
  expect(recused.status()).toBe(400);
  await recused.press(words.commission.recuseSend, { reason: "Состою в совете этой организации." });
  await sees(recused, words.commission.done.recused);

  const secretary = await openItem(story, written.rodnik.title);
  await recused.get(item);
  await sees(recused, words.commission.recused);
  await seesNot(recused, words.commission.voteHint);
  const votes = (await rootOf(secretary))
    .querySelectorAll('input[name^="votes."]')
    .map((one) => one.getAttribute("name")!);
  expect(new Set(votes).size).toBe(2);
  await secretary.press(words.meeting.handsSave, Object.fromEntries([...new Set(votes)].map((name) => [name, "for"])));
  await sees(secretary, words.meeting.done.votes);
  await closeItem(secretary);
}

/** The sum of the second is cut with a reason, never above what is asked for; the members vote on their own pages. */
export async function secondIsCutAndVoted(story: Story): Promise<void> {
  const secretary = await story.as("secretary");
  await secretary.get(`${story.known.office}/meeting`);
  await followIn(secretary, written.bereg.title, words.meeting.change);
  const reason = "Скамейки вдоль дороги не относятся к проекту.";
  await secretary.press(t.common.actions.save, { outcome: "awarded", sum: "900 000", reason });
  await sees(secretary, refusalWords(t, "limitExceeded"));
  await secretary.press(t.common.actions.save, { outcome: "awarded", sum: awards.bereg, reason });
  await sees(secretary, words.meeting.done.proposed, awards.bereg);
  await openItem(story, written.bereg.title);
  for (const who of commission) {
    const member = await ownMeeting(story, who);
    await member.press(who === "recused" ? words.choices.against : words.choices.for);
    await sees(member, words.commission.done.voted);
  }
  await secretary.get(`${story.known.office}/meeting`);
  await followIn(secretary, written.bereg.title, words.meeting.toItem);
  await sees(secretary, words.meeting.votedCount({ voted: 3, of: 3 }));
  await closeItem(secretary);
}

/** Nothing is signed while an item waits for its vote. */
export async function unvotedIsNotSigned(story: Story): Promise<void> {
  const secretary = await story.as("secretary");
  await secretary.get(`${story.known.office}/meeting/sign`);
  await sees(secretary, words.meeting.left(1));
  await seesNot(secretary, words.meeting.signWarn);
}

/** The protocol is signed and says, in PDF and in Word, what was decided, by whom and by which votes. */
export async function protocolIsSigned(story: Story): Promise<void> {
  const secretary = await story.as("secretary");
  await secretary.get(`${story.known.office}/meeting`);
  await secretary.follow(words.meeting.sign);
  await secretary.press(words.meeting.sign);
  await sees(secretary, words.meeting.done.signed);
  const [pdf, docx] = await Promise.all(
    ["pdf", "docx"].map((kind) => secretary.download(`${story.known.office}/protocol.${kind}`)),
  );
  expect([pdf!.status, docx!.status]).toEqual([200, 200]);
  const inPdf = (await readPdf(pdf!.bytes)).map(({ text }) => text).join(" ");
  const inDocx = readDocx(docx!.bytes);
  const surnames = commission.map((who) => people[who].name.split(" ")[0]!);
  for (const said of [written.rodnik.title, written.bereg.title, ...Object.values(awards), ...surnames]) {
    expect(inPdf).toContain(said);
    expect(inDocx).toContain(said);
  }
}
