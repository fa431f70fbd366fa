import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Person } from "~/access/who";
import { editApplicant } from "~/lifecycle/1-registration/edit-applicant.server";
import { invitePerson } from "~/lifecycle/1-registration/invite-person.server";
import { verifyApplicant } from "~/lifecycle/1-registration/verify-applicant.server";
import { announceCompetition } from "~/lifecycle/2-announcement/announce-competition.server";
import { askQuestion } from "~/lifecycle/2-announcement/ask-question.server";
import { createCompetition } from "~/lifecycle/2-announcement/create-competition.server";
import { discardCompetition } from "~/lifecycle/2-announcement/discard-competition.server";
import { editRules } from "~/lifecycle/2-announcement/edit-rules.server";
import { proposeAnnouncement } from "~/lifecycle/2-announcement/propose-approval.server";
import { proposeExtension } from "~/lifecycle/2-announcement/propose-extension.server";
import { editNews, publishNews, withdrawNews } from "~/lifecycle/2-announcement/publish-news.server";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { prepareRulesChange } from "~/lifecycle/2-announcement/rules-change.server";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { askColleague } from "~/lifecycle/3-application/ask-colleague.server";
import { attachFile } from "~/lifecycle/3-application/attach-file.server";
import { beginUpload } from "~/lifecycle/3-application/begin-upload.server";
import { callDrafts } from "~/lifecycle/3-application/call-drafts.server";
import { discardDraft } from "~/lifecycle/3-application/discard-draft.server";
import { inviteCoApplicant } from "~/lifecycle/3-application/invite-co-applicant.server";
import { moveCoApplicant } from "~/lifecycle/3-application/move-co-applicant.server";
import { orderSubmission } from "~/lifecycle/3-application/order-submission.server";
import { removeAttachment } from "~/lifecycle/3-application/remove-attachment.server";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { withdrawApplication } from "~/lifecycle/3-application/withdraw-application.server";
import { admitApplication } from "~/lifecycle/4-admission/admit-application.server";
import { assignChecker } from "~/lifecycle/4-admission/assign-checker.server";
import { attachSignedCopy } from "~/lifecycle/4-admission/attach-signed-copy.server";
import { checkRequirements } from "~/lifecycle/4-admission/check-requirements.server";
import { everything } from "~/lifecycle/4-admission/list-question";
import { openApplications } from "~/lifecycle/4-admission/open-applications.server";
import { returnApplication } from "~/lifecycle/4-admission/return-application.server";
import { saveView } from "~/lifecycle/4-admission/saved-views.server";
import { assignExperts } from "~/lifecycle/5-review/assign-experts.server";
import { closeRound } from "~/lifecycle/5-review/close-round.server";
import { prepareRound } from "~/lifecycle/5-review/prepare-round.server";
import { castVote } from "~/lifecycle/6-decision/cast-vote.server";
import { closeItem } from "~/lifecycle/6-decision/close-item.server";
import { makeRanking } from "~/lifecycle/6-decision/make-ranking.server";
import { openItem } from "~/lifecycle/6-decision/open-item.server";
import { openMeeting } from "~/lifecycle/6-decision/open-meeting.server";
import { publishResults } from "~/lifecycle/7-publication/publish-results.server";
import { releaseLetters } from "~/lifecycle/7-publication/release-letters.server";
import { addExpense } from "~/lifecycle/9-reporting/add-expense.server";
import { saveReport } from "~/lifecycle/9-reporting/save-report.server";
import { submitReport } from "~/lifecycle/9-reporting/submit-report.server";
import { addDays, dayOf, wallTimeOf } from "~/lifecycle/time";
import { db } from "~db/client.server";
import { paper } from "~db/schema/papers";
import { applicant } from "~db/schema/registration";
import { applies, drafts } from "~db/seed/applying";
import { takesRole } from "~db/seed/cast";
import { passes } from "~db/seed/clock";
import { applicationOf } from "~db/seed/content/applications";
import { milkovoRules } from "~db/seed/content/competitions";
import { finishedSheets } from "~db/seed/content/finished";
import { finishedApplications } from "~db/seed/content/finished/applications";
import { bocciaReporting } from "~db/seed/content/finished/boccia-reporting";
import { sheets } from "~db/seed/content/marks";
import { file } from "~db/seed/content/sections";
import type { DemoApplication } from "~db/seed/content/types";
import { callsMeeting, meets } from "~db/seed/deciding";
import { pdfOf, uploaded } from "~db/seed/files";
import { play } from "~db/seed/play";
import { opensScores, type SheetToScore, scores, startsRound } from "~db/seed/scoring";
import { reportsAll, signs } from "~db/seed/winners";
import { aPaperBeingTyped, aRegisteredPaper, isComparedBy, isTypedIn } from "../paper-applications";
import { anOpening } from "../submitted-competition";
import type { Cast } from "./tenant-cast";
import { budgetLinesOf, indicatorsOf, itemsOf, reportsOf, versionOfReport } from "./tenant-rows";
import { lettersFare } from "./verbs-of-letters";

/** How far the competitions of a tenant have come, one each. */
export const scenes = [
  "discarded",
  "draft",
  "proposed",
  "reception",
  "takenBack",
  "waiting",
  "admission",
  "admitted",
  "copied",
  "preparing",
  "scoring",
  "sealed",
  "closed",
  "ranking",
  "ranked",
  "sitting",
  "voted",
  "decided",
  "published",
  "reporting",
  "finished",
] as const;
export type Scene = (typeof scenes)[number];

export type Played = { id: string; scene: Scene; applicationIds: string[] };

type Stage = { cast: Cast; id: string; rules: CompetitionRules; secretary: Person; applicationIds: string[] };

const reached = (scene: Scene, asked: Scene) => scenes.indexOf(asked) >= scenes.indexOf(scene);

/** Plays one competition of a tenant by the verbs, until it has come as far as asked. */
export async function playsScene(cast: Cast, word: string, asked: Scene): Promise<Played> {
  const { secretary } = cast;
  const title = `Конкурс «${asked}» округа ${word}`;
  const given = { organiser: cast.organiserId, preset: "milkovo", mode: "test", slug: `k-${asked}`, title } as const;
  const { id } = await play("a competition is created", createCompetition(secretary, given));
  const usual = milkovoRules(dayOf(new Date(), "Asia/Kamchatka"));
  const requiredDocuments = usual.requiredDocuments.map((one) =>
    one.key === "prices" ? { ...one, visibility: "public" as const } : one,
  );
  const announceByTwo = asked === "proposed";
  const rules = { ...usual, title, graceSeconds: 2, requiredDocuments, announceByTwo };
  const version = await play("its rules are set", editRules(secretary, id, 1, rules));
  const stage: Stage = { cast, id, rules, secretary, applicationIds: [] };
  if (asked === "discarded") await play("the draft is thrown away", discardCompetition(secretary, id));
  if (asked === "proposed") await play("it is put to a second person", proposeAnnouncement(secretary, id, version));
  if (reached("reception", asked)) {
    await play("it is announced", announceCompetition(secretary, id, version));
    await receives(stage, asked);
  }
  if (asked === "takenBack") {
    await play("those who have drafts are reminded", callDrafts(secretary, id));
    await play("it is taken back", withdrawApplication(cast.first.head, stage.applicationIds[0]!, noWait));
    await play("a draft is thrown away", discardDraft(cast.second.head, stage.applicationIds[1]!));
  }
  if (asked === "reception") await ordersAndExtends(stage);
  if (asked === "reception") await takesPapers(stage);
  if (asked === "reception") await tellsNews(stage);
  if (asked === "reception") {
    const change = { ...rules, summary: `${rules.summary} Вопросы — по телефону.` };
    await play("a change of the rules is prepared", prepareRulesChange(secretary, id, 0, change));
  }
  if (reached("waiting", asked)) await closes(stage);
  if (asked === "waiting")
    await submitApplication(cast.second.head, stage.applicationIds[1]!, { key: randomUUID() }, noWait);
  if (reached("admission", asked)) await play("applications are opened", openApplications(secretary, id, anOpening));
  if (asked === "admission") await signsProtocol(stage);
  if (asked === "admission") {
    const view = { name: "Непроверенные", question: { ...everything, marks: ["unchecked" as const] } };
    await play("a view of the list is kept", saveView(secretary, id, view));
    await play("its check is given to somebody", assignChecker(secretary, stage.applicationIds[0]!, secretary.id));
    const remarks = "Уточните смету: сумма строк не сходится с обоснованием.";
    const returned = returnApplication(secretary, stage.applicationIds[1]!, { sections: ["budget"], remarks });
    await play("an application is returned", returned);
  }
  if (reached("admitted", asked)) await admits(stage);
  if (asked === "copied" || asked === "preparing") await prepares(stage, asked);
  if (reached("scoring", asked)) await reviews(stage, asked);
  if (reached("ranking", asked)) await decides(stage, asked);
  if (reached("published", asked)) await play("results are published", publishResults(secretary, id));
  if (reached("reporting", asked)) await reports(stage, asked);
  return { id, scene: asked, applicationIds: stage.applicationIds };
}

async function signsProtocol({ id, secretary }: Stage): Promise<void> {
  const [made] = await db().select({ id: paper.id }).from(paper).where(eq(paper.competitionId, id));
  const file = await uploaded(await pdfOf("Протокол вскрытия", ["Протокол вскрытия", "Подписан."]));
  await play("it is signed", attachSignedCopy(secretary, id, made!.id, { name: "протокол.pdf", file }));
  await file.close();
}

async function receives({ cast, id, rules, secretary, applicationIds }: Stage, asked: Scene): Promise<void> {
  const at = { competitionId: id };
  const { first, second, idle } = cast.experts;
  for (const expert of asked === "closed"
    ? [second, cast.experts.other]
    : asked === "scoring"
      ? [first, second, idle]
      : [first, second])
    await takesRole(secretary, at, "expert", expert);
  await takesRole(secretary, at, "chair", cast.chair);
  await takesRole(secretary, at, "member", cast.member);
  const invited = { role: "expert", name: "Ещё не пришёл", email: `waits-${asked}@${cast.slug}.example` } as const;
  await play("somebody is invited", invitePerson(secretary, at, invited));

  await passes(secretary, id, rules.dates.receptionOpensAt);
  await play("a question is asked", askQuestion(cast.second.head, id, `Как считать ${asked}?`));
  const by = ({ id: applicantId, head }: Cast["first"]) => ({ competitionId: id, rules, applicantId, head });
  const [one, other] = applicationsOf(asked);
  applicationIds.push(await applies(by(cast.first), one));
  const { key, applicant, files, arrives: _, ...sections } = other;
  const begun = async () => {
    const draftId = await drafts(by(cast.second), { key, applicant, files, sections });
    const more = { section: "about" as const, version: 1, data: { geography: "с. Мильково и ближние сёла" } };
    await play("it is written further", saveSection(cast.second.head, draftId, more));
    return draftId;
  };
  applicationIds.push(
    await (asked === "reception" || asked === "takenBack" ? begun() : applies(by(cast.second), other)),
  );
  if (asked === "reception") {
    const scan = {
      kind: rules.requiredDocuments[0]!.key,
      name: "Скан устава.pdf",
      size: 700_000,
      first: "0".repeat(64),
    };
    await play("an upload is begun", beginUpload(cast.second.head, applicationIds[1]!, scan));
    await asksColleague(cast.first, applicationIds[0]!, cast.accountant);
    await invites(cast, { from: cast.first, to: cast.second, applicationId: applicationIds[0]! });
  }
  if (asked === "waiting") {
    const placeId = await invites(cast, { from: cast.second, to: cast.first, applicationId: applicationIds[1]! });
    await play("a co-applicant agrees", moveCoApplicant(cast.first.head, placeId, "agree"));
    await changesRequisites(cast.first);
    await changesItsMind(cast.second, applicationIds[1]!, rules);
  }
}

/** A draft is ordered for the close, and a proposal to move the deadline waits for its second person. */
async function ordersAndExtends({ cast, id, rules, secretary, applicationIds }: Stage): Promise<void> {
  await play("a draft is ordered for the close", orderSubmission(cast.second.head, applicationIds[1]!, noWait));
  const closesAt = wallTimeOf(new Date(Date.parse(rules.dates.receptionClosesAt) + 3_600_000), rules.zone);
  const proposal = { closesAt, kind: "ordinary", reason: "Многие не успевают собрать документы." } as const;
  await play("an extension is proposed", proposeExtension(secretary, id, proposal));
}

/** News about the competition that were mended, and others that were withdrawn. */
async function tellsNews({ cast, id, secretary }: Stage): Promise<void> {
  const typed = { title: `Встреча с заявителями: ${cast.slug}`, text: "Встречаемся в пятницу.", competition: id };
  const first = await play("news are published", publishNews(secretary, cast.organiserId, typed));
  const mended = { ...typed, text: "Встречаемся в субботу.", version: 1 };
  await play("they are mended", editNews(secretary, cast.organiserId, first.id, mended));
  const other = await play("others are published", publishNews(secretary, cast.organiserId, typed));
  await play("they are withdrawn", withdrawNews(secretary, cast.organiserId, other.id));
}

/** Papers at each step: registered, being typed in, waiting to be compared, counted. */
async function takesPapers(stage: Stage): Promise<void> {
  await aRegisteredPaper(stage, "1");
  await aPaperBeingTyped(stage, "2");
  const waiting = await aPaperBeingTyped(stage, "3");
  await isTypedIn(stage, waiting.paperId);
  const counted = await aPaperBeingTyped(stage, "4");
  await isTypedIn(stage, counted.paperId);
  await isComparedBy(stage.cast.organiserAdmin, stage, counted.paperId);
}

async function asksColleague({ head }: Cast["first"], applicationId: string, accountant: Person): Promise<void> {
  const asked = { section: "budget", colleague: accountant.id, note: "Проверьте цены.", dueOn: "" };
  await play("a colleague is asked", askColleague(head, applicationId, asked));
}

type Invited = { from: Cast["first"]; to: Cast["first"]; applicationId: string };

/** One applicant is verified and invited to the application of the other; answers the place that waits for an answer. */
async function invites({ secretary }: Cast, { from, to, applicationId }: Invited): Promise<string> {
  const [row] = await db().select({ inn: applicant.inn }).from(applicant).where(eq(applicant.id, to.id));
  await play("an applicant is verified", verifyApplicant(secretary, to.id, row!.inn));
  const asked = { inn: row!.inn!, part: "Ведёт занятия" };
  const place = await play("a co-applicant is invited", inviteCoApplicant(from.head, applicationId, asked));
  if ("fault" in place) throw new Error(place.fault);
  return place.id;
}

/** An applicant that was verified is not any more, so that somebody is left to be verified. */
async function changesRequisites({ id, head }: Cast["first"]): Promise<void> {
  const [row] = await db().select().from(applicant).where(eq(applicant.id, id));
  const { search: _, ...profile } = row!;
  await play("requisites change", editApplicant(head, id, { ...profile, kpp: "419901099" }));
}

/** A file is attached to a submitted application and taken out again: no edition has ever had it. */
async function changesItsMind({ head }: Cast["first"], id: string, rules: CompetitionRules): Promise<void> {
  const file = await uploaded(await pdfOf("черновик сметы", ["Смета", "Не та"]));
  const scan = { kind: rules.requiredDocuments[0]!.key, name: "Не та смета.pdf", file };
  const attached = await play("a wrong file is attached", attachFile(head, id, scan));
  await file.close();
  if ("unfit" in attached) throw new Error(attached.unfit);
  await play("it is taken out", removeAttachment(head, id, attached.id));
}

async function closes({ id, rules, secretary }: Stage): Promise<void> {
  const closesAt = Date.parse(rules.dates.receptionClosesAt) + rules.graceSeconds * 1000;
  await passes(secretary, id, new Date(closesAt).toISOString());
}

async function admits({ rules, secretary, applicationIds }: Stage): Promise<void> {
  const checks = Object.fromEntries(rules.requirements.map(({ key }) => [key, { result: "ok" as const, comment: "" }]));
  for (const applicationId of applicationIds) {
    await play("an application is checked", checkRequirements(secretary, applicationId, { checks }));
    await play("it is admitted", admitApplication(secretary, applicationId));
  }
}

/** The copies are made and, unless the scene is `copied`, experts are given; nothing has started. */
async function prepares({ cast, id, secretary, applicationIds }: Stage, asked: Scene): Promise<void> {
  const roundId = await play("a round is prepared", prepareRound(secretary, id, {}));
  if (asked === "copied") return;
  const experts = [cast.experts.first.id, cast.experts.second.id];
  for (const applicationId of applicationIds)
    await play("experts are assigned", assignExperts(secretary, roundId, { applicationId, experts }));
}

/** Two sheets an application: in the scene `scoring` the first is begun, the second untouched, the others are sealed. */
async function reviews({ cast, id, secretary, applicationIds }: Stage, asked: Scene): Promise<void> {
  const { first, second, other } = cast.experts;
  const pair = asked === "closed" ? [second, other] : [first, second];
  const given = applicationsOf(asked).flatMap(({ key }, index) =>
    [...sheets, ...finishedSheets]
      .filter((one) => one.application === key && one.ordinal < 3)
      .map((one, at): SheetToScore => ({ ...one, applicationId: applicationIds[index]!, who: pair[at]! })),
  );
  const roundId = await startsRound(secretary, id, given);
  if (asked === "scoring") {
    await scores(roundId, given[0]!, { seals: false });
    await scores(roundId, given[2]!);
    await scores(roundId, given[3]!);
    return;
  }
  for (const one of given) await scores(roundId, one);
  if (asked === "sealed") return;
  if (asked === "closed") await play("the round closes", closeRound(secretary, roundId));
  else await opensScores(secretary, cast.chair, roundId);
}

async function decides({ cast, id, rules, secretary }: Stage, asked: Scene): Promise<void> {
  const { zone, dates } = rules;
  const place = { place: "Малый зал", form: "inPerson" } as const;
  if (asked === "ranking") {
    await play("the ranking is made", makeRanking(secretary, id, { accepted: [] }));
    return;
  }
  const meetingId = await callsMeeting({ secretary, competitionId: id, at: dates.meetingAt, zone, ...place });
  if (asked === "ranked") return;
  await passes(secretary, id, dates.meetingAt);
  const present = [cast.chair, cast.member];
  if (asked === "sitting" || asked === "voted") {
    const came = { present: present.map((one) => one.id), chair: cast.chair.id };
    await play("the meeting opens", openMeeting(secretary, meetingId, came));
    const items = await itemsOf(meetingId);
    for (const item of asked === "sitting" ? items.slice(0, 1) : items) {
      await play("an item opens", openItem(secretary, item));
      if (asked === "sitting") continue;
      for (const who of present) await play("somebody votes", castVote(who, item, "for"));
      await play("an item closes", closeItem(secretary, item));
    }
    return;
  }
  const plain = { cuts: new Map(), recusals: [], votes: new Map(), byHands: new Set<string>() };
  await meets(meetingId, { secretary, chair: cast.chair, present, ...plain });
}

/** The first winner signs and spends, or has reported on everything; the second has not signed yet. */
async function reports(stage: Stage, asked: Scene): Promise<void> {
  const { cast, id, rules, secretary, applicationIds } = stage;
  await play("letters are released", releaseLetters(secretary, id));
  await lettersFare(secretary, id);
  const running = { secretary, competitionId: id, rules };
  const winner = { applicationId: applicationIds[0]!, head: cast.first.head };
  const agreementId = await signs(running, winner, `${asked}-${cast.slug}`);
  if (asked === "finished") {
    await reportsAll(running, [{ winner, agreementId, told: bocciaReporting }]);
    return;
  }
  await passes(secretary, id, rules.report.dates[0]!.dueAt);
  const [sent, begun] = await reportsOf(agreementId);
  for (const report of [sent, begun]) await spends(stage, { report: report!, agreementId });
  await writesReport(stage, { report: sent!, agreementId });
  await play("a report is sent", submitReport(winner.head, sent!));
}

type Reporting = { report: string; agreementId: string };

async function writesReport({ cast }: Stage, { report, agreementId }: Reporting): Promise<void> {
  const rows = await indicatorsOf(agreementId);
  const facts = rows.map((indicatorId) => ({ indicatorId, fact: "1", comment: "" }));
  const version = await versionOfReport(report);
  const written = { version, summary: "Мероприятия проведены, люди пришли.", facts };
  await play("a report is written", saveReport(cast.first.head, report, written));
}

async function spends({ cast, rules }: Stage, { report, agreementId }: Reporting): Promise<void> {
  const [line] = await budgetLinesOf(agreementId);
  const file = await uploaded(await pdfOf("чек", ["Чек", "Магазин", "100 руб."]));
  const spent = {
    budgetLineId: line!,
    source: "grant",
    documentKind: "act",
    documentNumber: "17",
    documentDate: addDays(rules.term.earliestStart, applicationOf("adaptive").about.from),
    counterparty: "ООО «Качели»",
    sum: 10_000n,
  } as const;
  const scan = { name: "чек.pdf", file };
  const added = await play("an expense is added", addExpense(cast.first.head, report, spent, scan));
  await file.close();
  if ("faults" in added) throw new Error(`the expense is wrong: ${JSON.stringify(added.faults)}`);
}

/** The two applications of a scene: those of the finished story, with a document open to all, where everything is reported on. */
function applicationsOf(asked: Scene): readonly [DemoApplication, DemoApplication] {
  const finished = (key: string) => {
    const one = finishedApplications.find((application) => application.key === key)!;
    return { ...one, files: [...one.files, file("prices", "Цены.pdf", "Мяч для бочча", "1 500 рублей")] };
  };
  return asked === "finished"
    ? [finished("boccia"), finished("choir")]
    : [applicationOf("adaptive"), applicationOf("cats")];
}
