import { randomUUID } from "node:crypto";
import { announceCompetition } from "~/lifecycle/2-announcement/announce-competition.server";
import { countDates, withCountedDates } from "~/lifecycle/2-announcement/counted-dates";
import { editRules } from "~/lifecycle/2-announcement/edit-rules.server";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { openApplications } from "~/lifecycle/4-admission/open-applications.server";
import { returnApplication } from "~/lifecycle/4-admission/return-application.server";
import { distributeEvenly } from "~/lifecycle/5-review/distribute-evenly.server";
import { prepareRound } from "~/lifecycle/5-review/prepare-round.server";
import { saveSheet } from "~/lifecycle/5-review/save-sheet.blind.server";
import { sealSheet } from "~/lifecycle/5-review/seal-sheet.blind.server";
import { listSheets, readSheet } from "~/lifecycle/5-review/sheets.blind.server";
import { startRound } from "~/lifecycle/5-review/start-round.server";
import { makeRanking } from "~/lifecycle/6-decision/make-ranking.server";
import { openMeeting } from "~/lifecycle/6-decision/open-meeting.server";
import { planMeeting } from "~/lifecycle/6-decision/plan-meeting.server";
import { readRanking } from "~/lifecycle/6-decision/ranking.queries.server";
import { addDays, calendarOfLaw, dayOf, type IsoDay, instantOf } from "~/lifecycle/time";
import { anOpenCompetition, aReadyApplication, completeDraft } from "../../applications";
import { aDraft, anOffice } from "../../db/announcement-world";
import { aPlannedMeeting, plan, sure } from "../../decided-competition";
import { aScoredCompetition } from "../../scored-competition";
import { aClosedCompetition, anAdmittedCompetition, anOpening } from "../../submitted-competition";

/** A sheet of every expert that the rules count; the same marks in each. */
function sheetsOf(rules: CompetitionRules, marks: readonly string[]) {
  return Array.from({ length: Math.max(2, rules.review.minReviews) }, () => marks);
}

/** Marks that come to so many points of a hundred, or to the next below that the scale has; throws when it has none near. */
export function marksFor({ criteria }: CompetitionRules, points: number): string[] {
  const marks = criteria.map(({ min }) => Number(min));
  const total = () => criteria.reduce((sum, { weight }, at) => sum + Number(weight) * marks[at]!, 0);
  for (const [at, { max, weight, step }] of criteria.entries())
    while (marks[at]! < Number(max) && total() + Number(weight) * Number(step) <= points) marks[at]! += Number(step);
  const coarsest = Math.max(...criteria.map(({ weight, step }) => Number(weight) * Number(step)));
  if (Math.abs(total() - points) >= coarsest) throw new Error(`${points} points cannot be given, ${total()} can`);
  return marks.map(String);
}

/** Whether a meeting opens when so many of the commission have come. */
export async function opens(rules: CompetitionRules, came: number, members: number): Promise<boolean> {
  const { notice: _, ...terms } = rules.terms ?? {};
  const applications = [{ sheets: sheetsOf(rules, marksFor(rules, 55)), requested: 5_000_000n }];
  const { world, meetingId } = await aPlannedMeeting({ applications, members, rules: { ...rules, terms } });
  const present = world.commission.slice(0, came).map(({ id }) => id);
  return (await openMeeting(world.secretary, meetingId, { present, chair: world.chair.id })).ok;
}

/** Whether an application with so many points passes. */
export async function passes(rules: CompetitionRules, points: number): Promise<boolean> {
  const [line] = await ranked(rules, [{ sheets: sheetsOf(rules, marksFor(rules, points)), requested: 5_000_000n }]);
  return line!.passed;
}

/** Which of three applications with equal scores stands first. */
export async function firstOf(rules: CompetitionRules): Promise<string> {
  const equal = marksFor(rules, 55);
  const [first = 0, second = 0] = rules.criteria.map(({ weight }) => Number(weight));
  const ratio = first / second;
  // why: a point more for relevance and as much less for the next criterion leave the sum as it is.
  const relevant = equal.map((mark, at) =>
    at === 0 ? `${Number(mark) + 1}` : at === 1 ? `${Number(mark) - ratio}` : mark,
  );
  const fits = Number.isInteger(ratio) && Number(relevant[1]) >= Number(rules.criteria[1]!.min);
  const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour)).toISOString();
  const common = { sheets: sheetsOf(rules, equal), requested: 5_000_000n };
  const lines = await ranked(rules, [
    { ...common, title: "early", ownShare: 1_000_000n, arrivedAt: at(1) },
    { ...common, title: "generous", ownShare: 9_000_000n, arrivedAt: at(2) },
    {
      ...common,
      sheets: sheetsOf(rules, fits ? relevant : equal),
      title: "relevant",
      ownShare: 2_000_000n,
      arrivedAt: at(3),
    },
  ]);
  return lines[0]!.title;
}

async function ranked(rules: CompetitionRules, applications: Parameters<typeof aScoredCompetition>[0]["applications"]) {
  const world = await aScoredCompetition({ applications, rules });
  sure(await makeRanking(world.secretary, world.competitionId, { accepted: [] }));
  return sure(await readRanking(world.secretary, world.competitionId)).lines;
}

/** Whether an application is taken that costs this and gives so much of it itself, both in roubles. */
export async function takes(rules: CompetitionRules, cost: number, own: string): Promise<boolean> {
  const competition = await anOpenCompetition({ rules: { ...rules, requiredDocuments: [] } });
  const { id, head } = await aReadyApplication({ competition });
  const [line] = completeDraft(competition.rules).budget.lines;
  const data = { lines: [{ ...line, price: String(cost), quantity: "1", own }] };
  sure(await saveSection(head, id, { section: "budget", version: 1, data }));
  return (await submitApplication(head, id, { key: randomUUID() }, noWait)).ok;
}

/** A round prepared for one application with so many experts at hand. */
async function prepared(rules: CompetitionRules, experts: number) {
  const world = await anAdmittedCompetition({ applications: 1, experts, rules });
  const roundId = sure(await prepareRound(world.secretary, world.id));
  sure(await distributeEvenly(world.secretary, roundId));
  return { ...world, started: await startRound(world.secretary, roundId) };
}

/** Whether a review starts with so many experts at hand. */
export async function starts(rules: CompetitionRules, experts: number): Promise<boolean> {
  return (await prepared(rules, experts)).started.ok;
}

/** Whether a sheet is sealed that gives every criterion this mark. */
export async function seals(rules: CompetitionRules, mark: string): Promise<boolean> {
  const { experts, started } = await prepared(rules, rules.review.expertsPerApplication);
  sure(started);
  const expert = experts[0]!;
  const [own] = sure(await listSheets(expert));
  const { draftVersion } = sure(await readSheet(expert, own!.id));
  const comment = "Обоснование достаточно длинное, чтобы пройти проверку листа перед тем, как его запечатают.";
  const marks = Object.fromEntries(rules.criteria.map(({ key }) => [key, { mark, comment }]));
  const draft = { draftVersion, marks, remarks: "", conclusion: "recommended" };
  const version = sure(await saveSheet(expert, own!.id, draft));
  return (await sealSheet(expert, own!.id, version)).ok;
}

/** Whether the rules are announced with dates that keep other terms than theirs. */
export async function announces(
  rules: CompetitionRules,
  other: NonNullable<CompetitionRules["terms"]>,
): Promise<boolean> {
  const office = await anOffice();
  const id = await aDraft(office);
  const today = dayOf(new Date(), rules.zone);
  const counted = countDates({ ...rules, terms: { ...rules.terms, ...other } }, today, calendarOfLaw);
  const dated = withCountedDates(rules, counted);
  const opensOn = dayOf(new Date(dated.dates.receptionOpensAt), rules.zone);
  // why: a term of calendar days is prolonged over days off, and here it must not be longer than it says.
  const closesAt = instantOf(`${addDays(opensOn, other.reception?.days ?? 0)}T18:00`, rules.zone).toISOString();
  const dates = { ...dated.dates, ...(other.reception ? { receptionClosesAt: closesAt } : {}) };
  const report = {
    ...rules.report,
    dates: [{ key: "final", title: "Итоговый отчёт", dueAt: addDays(dated.term.latestEnd, 15) }],
  };
  const { dateBases: _, ...bare } = dated;
  const version = sure(await editRules(office.secretary, id, 1, { ...bare, dates, report }));
  return (await announceCompetition(office.secretary, id, version)).ok;
}

/** The last day of a correction that is asked for today. */
export async function correctionEnds(rules: CompetitionRules): Promise<IsoDay> {
  const { secretary, id, applications } = await aClosedCompetition({ rules });
  sure(await openApplications(secretary, id, anOpening));
  const form = { sections: ["budget" as const], remarks: "Уточните цены" };
  return dayOf(sure(await returnApplication(secretary, applications[0]!.id, form)), rules.zone);
}

/** Whether a meeting can be planned for tomorrow. */
export async function meetsTomorrow(rules: CompetitionRules): Promise<boolean> {
  const applications = [{ sheets: sheetsOf(rules, marksFor(rules, 55)), requested: 5_000_000n }];
  const world = await aScoredCompetition({ applications, rules });
  sure(await makeRanking(world.secretary, world.competitionId, { accepted: [] }));
  const at = `${addDays(dayOf(new Date(), rules.zone), 1)}T15:00`;
  return (await planMeeting(world.secretary, world.competitionId, { ...plan, at })).ok;
}
