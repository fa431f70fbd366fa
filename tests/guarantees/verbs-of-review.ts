import { and, eq } from "drizzle-orm";
import { competitionFacts, rulesOf } from "~/lifecycle/2-announcement/competition.queries.server";
import { rosterOf } from "~/lifecycle/2-announcement/roster.queries.server";
import { admitApplication } from "~/lifecycle/4-admission/admit-application.server";
import { assignChecker } from "~/lifecycle/4-admission/assign-checker.server";
import { checkRequirements } from "~/lifecycle/4-admission/check-requirements.server";
import { concludeAdmission } from "~/lifecycle/4-admission/conclude-admission.server";
import { everything } from "~/lifecycle/4-admission/list-question";
import { moveTogether } from "~/lifecycle/4-admission/move-together.server";
import { reconsiderApplication } from "~/lifecycle/4-admission/reconsider-application.server";
import { forgetView, saveView, viewsOf } from "~/lifecycle/4-admission/saved-views.server";
import { addAffiliation, removeAffiliation } from "~/lifecycle/5-review/affiliations.server";
import { annulSheet } from "~/lifecycle/5-review/annul-sheet.server";
import { distributeEvenly } from "~/lifecycle/5-review/distribute-evenly.server";
import { giveExpertConsent } from "~/lifecycle/5-review/expert-consent.server";
import { prepareRound } from "~/lifecycle/5-review/prepare-round.server";
import { recuseFromSheet } from "~/lifecycle/5-review/recuse-from-sheet.server";
import { reopenSheet } from "~/lifecycle/5-review/reopen-sheet.blind.server";
import { replaceExpert } from "~/lifecycle/5-review/replace-expert.server";
import { startRound } from "~/lifecycle/5-review/start-round.server";
import { moveMeeting } from "~/lifecycle/6-decision/move-meeting.server";
import { openMeeting } from "~/lifecycle/6-decision/open-meeting.server";
import { recordAttendance } from "~/lifecycle/6-decision/record-attendance.server";
import { setPassMarks } from "~/lifecycle/6-decision/set-pass-marks.server";
import { wallTimeOf } from "~/lifecycle/time";
import { db } from "~db/client.server";
import { sheet } from "~db/schema/blind";
import { affiliation } from "~db/schema/review";
import { commission, experts } from "~db/seed/content/people";
import type { Played } from "~db/seed/milkovo";
import { play } from "~db/seed/play";
import { finishedStory } from "~db/seed/stories";
import { allMet } from "../submitted-competition";
import { inDays, playsAnother, type Scene, sheetsOf } from "./every-verb";

/** What happens in rounds and meetings that do not go smoothly. */
export async function playReview(scene: Scene): Promise<void> {
  await playHandingOut(scene);
  await playReopening(scene);
  await playMeeting(scene);
}

async function playHandingOut(scene: Scene): Promise<void> {
  const { secretary } = scene.office;
  const played = await playsAnother(scene, "poruchenie", "admission", {
    applications: finishedStory.applications.slice(0, 2),
    sheets: [],
  });
  const rules = await rulesOf(db(), played.competitionId);
  for (const id of played.applicationIds.values()) {
    await play("it is checked", checkRequirements(secretary, id, allMet(rules)));
    await play("it is admitted", admitApplication(secretary, id));
  }
  await playSitting(scene, played);
  const roundId = await play("a round", prepareRound(secretary, played.competitionId));
  await play("sheets are handed out", distributeEvenly(secretary, roundId));
  await play("it starts", startRound(secretary, roundId));
  const given = await db()
    .select({ id: sheet.id, expertId: sheet.expertId })
    .from(sheet)
    .where(eq(sheet.roundId, roundId));
  const all = experts.map((key) => scene.people(key));
  const recusing = all.find((one) => one.id === given[0]!.expertId)!;
  await play("an expert recuses", recuseFromSheet(recusing, given[0]!.id, "Знаю заявителя."));
  await play("another is asked", replaceExpert(secretary, given[1]!.id, { expert: "", reason: "Заболел." }));
  const organisation = "Районный дом культуры";
  await play("a tie is declared", addAffiliation(recusing, { kind: "membership", organisation, inn: "", endedOn: "" }));
  const [tie] = await db()
    .select({ id: affiliation.id })
    .from(affiliation)
    .where(and(eq(affiliation.personId, recusing.id), eq(affiliation.organisation, organisation)));
  await play("a tie is over", removeAffiliation(recusing, tie!.id));
  await giveExpertConsent(recusing, { ip: "127.0.0.1", agent: "proof" });
}

/** A decision on admission is taken back and made again, then the commission carries all of them. */
async function playSitting({ office: { secretary, id: organiserId } }: Scene, played: Played): Promise<void> {
  const { competitionId } = played;
  const [first] = [...played.applicationIds.values()];
  await play("a decision is taken back", reconsiderApplication(secretary, first!, "Не проверен устав организации."));
  await play("a view is kept", saveView(secretary, competitionId, { name: "Мои", question: everything }));
  const [view] = await viewsOf(secretary, competitionId);
  await play("a view is forgotten", forgetView(secretary, competitionId, view!.id));
  await play("its check is given to somebody", assignChecker(secretary, first!, secretary.id));
  const by = (id: string) => admitApplication(secretary, id);
  await play(
    "it is admitted with others",
    moveTogether(secretary, competitionId, { ids: [first!], move: "admit", by }),
  );
  const roster = await rosterOf(db(), { competitionId, organiserId });
  const sitting = { place: "Малый зал", votes: {}, reason: "" };
  const present = roster.map(({ id }) => id);
  const chair = roster.find(({ isChair }) => isChair)!.id;
  const facts = await competitionFacts(db(), secretary, competitionId);
  const heldAt = wallTimeOf(facts!.now, facts!.zone);
  await play(
    "the commission admits",
    concludeAdmission(secretary, competitionId, { ...sitting, heldAt, present, chair }),
  );
}

async function playReopening(scene: Scene): Promise<void> {
  const { roundId } = await playsAnother(scene, "pravka", "review");
  const who = scene.people("expertNikitina");
  const [sealed] = await sheetsOf(who, "sealed", roundId!);
  await play("a sheet is opened again", reopenSheet(who, sealed!));
}

async function playMeeting(scene: Scene): Promise<void> {
  const { secretary } = scene.office;
  const { meetingId, roundId } = await playsAnother(scene, "zasedanie", "decision", {
    rules: (today) => ({ ...finishedStory.rules(today), passMarkBy: "commission" }),
  });
  const place = "Мильково, библиотека";
  await play("it is moved", moveMeeting(secretary, meetingId!, { at: `${inDays(90)}T10:00`, place, form: "mixed" }));
  const present = commission.map((key) => scene.people(key).id);
  const came = { present, chair: scene.people("chair").id };
  const [sealed] = await sheetsOf(scene.people("expertNikitina"), "sealed", roundId!);
  await play("a sheet is annulled", annulSheet(secretary, sealed!, "Эксперт не знаком с проектом."));
  await play("it opens", openMeeting(secretary, meetingId!, came));
  const votes = Object.fromEntries(present.map((id) => [id, "for" as const]));
  const marks = [{ tier: null, mark: "50" }];
  await play("the pass mark is set", setPassMarks(secretary, meetingId!, { marks, votes }));
  await play("somebody leaves", recordAttendance(secretary, meetingId!, { ...came, present: present.slice(0, 6) }));
}
