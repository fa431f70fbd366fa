import { expect } from "vitest";
import { fieldsNamed, pathOf, sees, seesNot, shownIn } from "./hands";
import { type Story, t } from "./story";

const { office, ruleFields, contradictions } = t.announcement;
const save = t.common.actions.save;

export const competitionTitle = "Конкурс проектов СОНКО Мильковского округа";
export const limits = { regional: 900_000, local: 450_000 };

/** The secretary starts a test competition from the preset of Milkovo and changes what this one needs. */
export async function rulesAreSet(story: Story): Promise<void> {
  const secretary = await story.as("secretary");
  await secretary.get("/office");
  await secretary.follow(office.home.newCompetition);
  await secretary.press(office.create.submit, {
    title: competitionTitle,
    slug: "sonko",
    preset: "milkovo",
    mode: "test",
  });
  await sees(secretary, office.board.created);
  story.known.office = pathOf(secretary);
  story.known.page = "/milkovo/sonko";
  const rules = `${story.known.office}/rules`;
  const set = async (section: string, values: Record<string, string | string[]>) => {
    await secretary.get(`${rules}/${section}`);
    await secretary.press(save, values);
    await sees(secretary, office.rules.saved);
  };
  await set("applicants", { "applicantKinds[]": ["legal", "branch", "initiative_group"], "correction.days.days": "5" });
  await set("review", { "review.expertsPerApplication": "2", "review.commentMinLength": "20" });
  await set("commission", { "decision.votesOf": "present" });
  await secretary.get(`${rules}/dates`);
  story.known.term = {
    startsOn: await shownIn(secretary, "term.earliestStart"),
    endsOn: await shownIn(secretary, "term.latestEnd"),
  };
  await secretary.get(`${rules}/reporting`);
  const reports = async () => (await fieldsNamed(secretary, "report.dates.")).filter((name) => name.endsWith(".title"));
  while ((await reports()).length > 1) await secretary.press(ruleFields.removeRow);
  await secretary.press(save);
  await sees(secretary, office.rules.saved);
}

/** A contradiction keeps the competition a draft that nobody sees; mended, it is announced with all its rules. */
export async function competitionIsAnnounced(story: Story): Promise<void> {
  const secretary = await story.as("secretary");
  const guest = await story.as("anybody");
  const { office: base, page } = story.known;
  await secretary.get(`${base}/rules/money`);
  await secretary.press(save, { "sources.0.limit": "900 000", "grant.min": "400 000" });
  await sees(secretary, contradictions.codes.grantMinAboveMax as string);
  await secretary.get(`${base}/announce`);
  await sees(secretary, office.announce.cannot);
  await guest.get(page);
  expect(guest.status()).toBe(404);

  await secretary.get(`${base}/rules/money`);
  await secretary.press(save, { "grant.min": "50 000", "grant.max": "250 000" });
  await seesNot(secretary, contradictions.codes.grantMinAboveMax as string);
  await secretary.get(`${base}/announce`);
  await secretary.press(office.announce.submit);
  await sees(secretary, office.board.announced);

  await guest.get(page);
  await sees(guest, competitionTitle, "900 000", "250 000", t.announcement.kinds.initiative_group);
  await sees(guest, t.announcement.rules.passMark, t.announcement.rules.quorum, t.common.testCompetition.title);
  await guest.get("/");
  await sees(guest, competitionTitle);
}

/** The button of the clock takes the competition to its next date. */
export async function toNextDate(story: Story): Promise<void> {
  const secretary = await story.as("secretary");
  await secretary.get(story.known.office);
  await secretary.press(t.common.testCompetition.advance);
  await sees(secretary, office.board.moved);
}
