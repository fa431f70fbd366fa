import { randomUUID } from "node:crypto";
import { and, asc, eq, sql } from "drizzle-orm";
import { type Person, system } from "~/access/who";
import { setReminders } from "~/lifecycle/1-registration/set-reminders.server";
import { cancelCompetition } from "~/lifecycle/2-announcement/cancel-competition.server";
import { rulesOf } from "~/lifecycle/2-announcement/competition.queries.server";
import { confirmApproval } from "~/lifecycle/2-announcement/confirm-approval.server";
import { confirmExtension } from "~/lifecycle/2-announcement/confirm-extension.server";
import { copyCompetition } from "~/lifecycle/2-announcement/copy-competition.server";
import { createCompetition } from "~/lifecycle/2-announcement/create-competition.server";
import { declineExtension } from "~/lifecycle/2-announcement/decline-extension.server";
import { discardCompetition } from "~/lifecycle/2-announcement/discard-competition.server";
import { editForm } from "~/lifecycle/2-announcement/edit-form.server";
import { editRules } from "~/lifecycle/2-announcement/edit-rules.server";
import type { FormTemplate } from "~/lifecycle/2-announcement/form-template";
import { proposeAnnouncement, proposeChange } from "~/lifecycle/2-announcement/propose-approval.server";
import { proposeExtension } from "~/lifecycle/2-announcement/propose-extension.server";
import { editNews, publishNews, withdrawNews } from "~/lifecycle/2-announcement/publish-news.server";
import { returnApproval } from "~/lifecycle/2-announcement/return-approval.server";
import {
  announceRulesChange,
  discardRulesChange,
  prepareRulesChange,
} from "~/lifecycle/2-announcement/rules-change.server";
import { withQuestionUp } from "~/lifecycle/2-announcement/template-changes";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { askColleague } from "~/lifecycle/3-application/ask-colleague.server";
import { askToSign } from "~/lifecycle/3-application/ask-to-sign.server";
import { callCoApplicant } from "~/lifecycle/3-application/call-co-applicant.server";
import { callDrafts } from "~/lifecycle/3-application/call-drafts.server";
import { readCheckPage } from "~/lifecycle/3-application/check.queries.server";
import { declareRequirements } from "~/lifecycle/3-application/declare.server";
import { discardDraft } from "~/lifecycle/3-application/discard-draft.server";
import { endSectionTask } from "~/lifecycle/3-application/end-section-task.server";
import { comparePaper } from "~/lifecycle/3-application/finish-paper.server";
import { inviteCoApplicant } from "~/lifecycle/3-application/invite-co-applicant.server";
import { moveCoApplicant } from "~/lifecycle/3-application/move-co-applicant.server";
import { orderSubmission } from "~/lifecycle/3-application/order-submission.server";
import { readPaperToCompare } from "~/lifecycle/3-application/paper-finish.queries.server";
import { remindOfDrafts } from "~/lifecycle/3-application/remind-of-drafts.job.server";
import { removeAttachment } from "~/lifecycle/3-application/remove-attachment.server";
import { reopenApplication } from "~/lifecycle/3-application/reopen-application.server";
import { restoreDraft } from "~/lifecycle/3-application/restore-draft.server";
import { restoreSection } from "~/lifecycle/3-application/restore-section.server";
import { autosaveSection } from "~/lifecycle/3-application/save-section.server";
import { readFields } from "~/lifecycle/3-application/section-form.server";
import { setPaperAside, withdrawPaper } from "~/lifecycle/3-application/settle-paper.server";
import { signApplication } from "~/lifecycle/3-application/sign-application.server";
import { startApplication } from "~/lifecycle/3-application/start-application.server";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { withdrawApplication } from "~/lifecycle/3-application/withdraw-application.server";
import { withdrawOrder } from "~/lifecycle/3-application/withdraw-order.server";
import { askForDrawing } from "~/lifecycle/4-admission/ask-for-drawing.server";
import { attachSignedCopy } from "~/lifecycle/4-admission/attach-signed-copy.server";
import { cancelDrawing } from "~/lifecycle/4-admission/cancel-drawing.server";
import { correctOpening } from "~/lifecycle/4-admission/correct-opening.server";
import { drawPapers } from "~/lifecycle/4-admission/draw-papers.job.server";
import { failCompetition } from "~/lifecycle/4-admission/fail-competition.server";
import { refuseMoney } from "~/lifecycle/8-agreement/refuse-money.server";
import { addExpense } from "~/lifecycle/9-reporting/add-expense.server";
import { removeExpense } from "~/lifecycle/9-reporting/remove-expense.server";
import { done } from "~/lifecycle/outcome";
import { wallTimeOf } from "~/lifecycle/time";
import { db, transaction } from "~db/client.server";
import { agreement, budgetLine } from "~db/schema/agreement";
import { approval } from "~db/schema/announcement";
import { attachment, draftHistory, draftSection, sectionTask } from "~db/schema/application";
import { paper } from "~db/schema/papers";
import { report } from "~db/schema/reporting";
import { passes } from "~db/seed/clock";
import { pdfOf, uploaded } from "~db/seed/files";
import { play } from "~db/seed/play";
import { finishedStory } from "~db/seed/stories";
import { signs } from "~db/seed/winners";
import { anArrival, aPaperBeingTyped, aRegisteredPaper, isComparedBy, isTypedIn } from "../paper-applications";
import { anApplicant, aPerson } from "../people";
import { playsAnother, type Scene } from "./every-verb";
import { playLetters } from "./verbs-of-letters";
import { playUploads } from "./verbs-of-uploads";

/**
 * Competitions that the story has none of: a draft whose form is changed, one thrown away, one where nobody is left, one cancelled, one
 * whose money is refused.
 */
export async function playCompetition(scene: Scene): Promise<void> {
  await playDrafted(scene);
  await playByTwo(scene);
  await playFailing(scene);
  await playRefusing(scene);
  await playOnPaper(scene);
  await playNews(scene);
}

async function playDrafted(scene: Scene): Promise<void> {
  const { competitionId } = await playsAnother(scene, "chernovik", "announcement");
  const moved = (form: FormTemplate) => ({ template: withQuestionUp(form, "about.summary") });
  await play("its form is changed", editForm(scene.office.secretary, competitionId, 1, moved));
  const { id: organiser, secretary } = scene.office;
  const next = { title: "Конкурс следующего года", slug: "sleduyushchiy", mode: "test", invite: [] } as const;
  await play("it is begun for the next year", copyCompetition(secretary, competitionId, next));
  const title = "Конкурс, начатый по ошибке";
  const given = { organiser, preset: "milkovo", mode: "test", slug: "oshibka", title } as const;
  const { id } = await play("a draft is begun by mistake", createCompetition(secretary, given));
  await play("it is thrown away", discardCompetition(secretary, id));
}

/** A draft and then a change of its rules are announced by two people; first proposals are returned or taken off by an edit. */
async function playByTwo({ office: { id: organiser, head, secretary } }: Scene): Promise<void> {
  const title = "Конкурс, который объявляют вдвоём";
  const given = { organiser, preset: "milkovo", mode: "test", slug: "vdvoem", title } as const;
  const { id } = await play("a draft is begun", createCompetition(secretary, given));
  const rules = { ...(await rulesOf(db(), id)), announceByTwo: true };
  const second = await play("two people are asked for", editRules(secretary, id, 1, rules));
  await play("it is put to a second person", proposeAnnouncement(secretary, id, second));
  await play("it is returned", returnApproval(head, await waitingApproval(id), "Проверьте срок приёма заявок."));
  await play("it is put to a second person again", proposeAnnouncement(secretary, id, second));
  const third = await play("an edit takes it off", editRules(secretary, id, second, { ...rules, passMark: "61" }));
  await play("it is put to a second person at last", proposeAnnouncement(secretary, id, third));
  await play("it is confirmed", confirmApproval(head, await waitingApproval(id)));
  const changed = { ...rules, passMark: "62" };
  const draft = await play("a change is prepared", prepareRulesChange(secretary, id, 0, changed));
  await play("it is put to a second person", proposeChange(secretary, id, { draft, reason: "Так решила комиссия." }));
  await play("the change is confirmed", confirmApproval(head, await waitingApproval(id)));
}

async function waitingApproval(competitionId: string): Promise<string> {
  const [row] = await db()
    .select({ id: approval.id })
    .from(approval)
    .where(and(eq(approval.competitionId, competitionId), eq(approval.state, "proposed")));
  return row!.id;
}

async function playFailing(scene: Scene): Promise<void> {
  const { secretary } = scene.office;
  const [boccia] = finishedStory.applications;
  const { head } = scene.applicants.get(boccia!.applicant)!;
  const questions = [{ askedBy: "applicant", text: "Можно ли подать две заявки?", answer: "Нет, одну." }];
  const failing = await playsAnother(scene, "neudacha", "application", { applications: [boccia!], questions });
  const { competitionId } = failing;
  const id = failing.applicationIds.get("boccia")!;
  await play("it is ordered for the close", orderSubmission(head, id, noWait));
  await play("the order is taken back", withdrawOrder(head, id, noWait));
  await play("it is withdrawn", withdrawApplication(head, id, noWait));
  await play("it is taken up again", reopenApplication(head, id, noWait));
  await shields(scene, competitionId, id);
  await play("it is saved as it is typed", autosaveSection(head, id, "team", await typedTeam(id)));
  await play("an earlier text is brought back", restoreSection(head, id, await firstTeam(id)));
  await playColleague(head, id, scene.people("editorAdaptive"));
  await playTogether(head, id);
  const [file] = await db().select({ id: attachment.id }).from(attachment).where(eq(attachment.applicationId, id));
  await play("a file is taken out", removeAttachment(head, id, file!.id));
  await playExtending(scene, competitionId);
  await playChanging(secretary, competitionId);
  const { dates, requiredDocuments } = await rulesOf(db(), competitionId);
  await playUploads(head, id, requiredDocuments[0]!.key);
  await passes(secretary, competitionId, new Date(Date.parse(dates.receptionClosesAt) + 2_000).toISOString());
  await submitApplication(head, id, { key: randomUUID() }, noWait);
  await play("it has failed", failCompetition(secretary, competitionId));
  const cancelled = await playsAnother(scene, "otmena", "application", { applications: [boccia!] });
  await play("it is cancelled", cancelCompetition(secretary, cancelled.competitionId, "Нет средств в бюджете."));
}

/** The end of reception is moved by two people; a first proposal is declined. */
async function playExtending(scene: Scene, competitionId: string): Promise<void> {
  const { head, secretary } = scene.office;
  const { dates, zone } = await rulesOf(db(), competitionId);
  const closesAt = wallTimeOf(new Date(Date.parse(dates.receptionClosesAt) + 3_600_000), zone);
  const proposal = { closesAt, kind: "ordinary" as const, reason: "Многие не успевают собрать документы." };
  const first = await play("an extension is proposed", proposeExtension(secretary, competitionId, proposal));
  await play("it is declined", declineExtension(head, first.id));
  const second = await play("another one is proposed", proposeExtension(secretary, competitionId, proposal));
  await play("it is confirmed", confirmExtension(head, second.id));
}

/** Announced rules are changed: a first change is dropped, a second one announced. */
async function playChanging(secretary: Person, competitionId: string): Promise<void> {
  const rules = await rulesOf(db(), competitionId);
  const changed = { ...rules, summary: `${rules.summary} Вопросы — по телефону.` };
  await play("a change of the rules is prepared", prepareRulesChange(secretary, competitionId, 0, changed));
  await play("it is dropped", discardRulesChange(secretary, competitionId));
  const draft = await play("another one is prepared", prepareRulesChange(secretary, competitionId, 0, changed));
  const corrected = { ...changed, summary: `${rules.summary} Вопросы — по почте.` };
  const newest = await play("it is corrected", prepareRulesChange(secretary, competitionId, draft, corrected));
  const reason = "Добавлено, как задать вопрос.";
  await play("it is announced", announceRulesChange(secretary, competitionId, { draft: newest, reason }));
}

/** An accountant is asked for the budget twice: once it is finished, once taken back. */
async function playColleague(head: Person, applicationId: string, accountant: Person): Promise<void> {
  const asked = { section: "budget", colleague: accountant.id, note: "Проверьте цены.", dueOn: "" };
  for (const answer of ["finish", "withdraw"] as const) {
    await play("a colleague is asked", askColleague(head, applicationId, asked));
    const [task] = await db()
      .select({ id: sectionTask.id })
      .from(sectionTask)
      .where(and(eq(sectionTask.applicationId, applicationId), eq(sectionTask.state, "asked")));
    const who = answer === "finish" ? accountant : head;
    await play("the request ends", endSectionTask(who, applicationId, task!.id, answer));
  }
}

/** Another organisation declines, agrees and leaves, agrees and is taken out. */
async function playTogether(head: Person, applicationId: string): Promise<void> {
  const inn = "4101999990";
  const wanted = { inn, part: "Ведёт занятия", email: "neighbours@wanted.example" };
  await play("a co-applicant is called", callCoApplicant(head, applicationId, wanted));
  const their = await aPerson("Соседова Вера");
  await anApplicant(their, { inn, fullName: "Фонд «Соседи»", shortName: "Фонд «Соседи»" });
  for (const moves of [["decline"], ["agree", "leave"], ["agree", "cancel"]] as const) {
    const asked = { inn, part: "Ведёт занятия" };
    const invited = await play("a co-applicant is invited", inviteCoApplicant(head, applicationId, asked));
    if ("fault" in invited) throw new Error(invited.fault);
    for (const move of moves)
      await play("its place moves", moveCoApplicant(move === "cancel" ? head : their, invited.id, move));
  }
}

/** What surrounds a draft: answers, signature, a second draft begun from it, thrown away and taken back, a reminder. */
async function shields(scene: Scene, competitionId: string, id: string): Promise<void> {
  const [boccia] = finishedStory.applications;
  const { head, id: applicantId } = scene.applicants.get(boccia!.applicant)!;
  await play("requirements are answered", declareRequirements(head, id, { debts: true }));
  await play("the head is asked to sign", askToSign(head, id));
  const { seen } = await play("it is checked", readCheckPage(head, id));
  await play("it is signed", signApplication(head, id, seen));
  const declarations = { samePurpose: true };
  const second = await play(
    "it is begun from another",
    startApplication(head, competitionId, applicantId, { declarations, fromId: id }),
  );
  await play("a draft is thrown away", discardDraft(head, second.id));
  await play("it is taken back", restoreDraft(head, second.id));
  await play("reminders are refused", setReminders(head, false));
  await play("reminders are wanted again", setReminders(head, true));
  await play("those who have drafts are reminded", callDrafts(scene.office.secretary, competitionId));
  await becomesTheLastDay(competitionId);
  await remindOfDrafts();
  await play("it is thrown away again", discardDraft(head, second.id));
}

/** Moves the clock of a competition to a day before its close, where no date of its own is. */
async function becomesTheLastDay(competitionId: string): Promise<void> {
  await transaction(system, "seed.play", async (tx) => {
    await tx.execute(sql`
      update competition set clock_shift = closes_at - interval '1 day' - clock_timestamp() where id = ${competitionId}`);
    return done;
  });
}

/** The oldest text of the team that the history has. */
async function firstTeam(applicationId: string): Promise<string> {
  const [first] = await db()
    .select({ id: draftHistory.id })
    .from(draftHistory)
    .where(and(eq(draftHistory.applicationId, applicationId), eq(draftHistory.section, "team")))
    .orderBy(asc(draftHistory.version))
    .limit(1);
  return first!.id;
}

/** A team posted over the saved one the way the page's script does. */
async function typedTeam(applicationId: string) {
  const [saved] = await db()
    .select({ version: draftSection.version })
    .from(draftSection)
    .where(and(eq(draftSection.applicationId, applicationId), eq(draftSection.section, "team")));
  const body = new URLSearchParams({ version: `${saved!.version}`, leader: "Сухова Анна Петровна" });
  return readFields(new Request("http://localhost/", { method: "POST", body }));
}

/** News are published, mended and withdrawn. */
async function playNews({ office: { id: organiser, secretary } }: Scene): Promise<void> {
  const typed = { title: "Встреча с заявителями", text: "Встречаемся в пятницу в библиотеке.", competition: null };
  const { id } = await play("news are published", publishNews(secretary, organiser, typed));
  const mended = { ...typed, text: "Встречаемся в субботу в библиотеке.", version: 1 };
  await play("they are mended", editNews(secretary, organiser, id, mended));
  await play("they are withdrawn", withdrawNews(secretary, organiser, id));
}

/** Papers are registered, typed in, compared, sent back, withdrawn and set aside. */
async function playOnPaper(scene: Scene): Promise<void> {
  const { secretary, head } = scene.office;
  const { competitionId: id } = await playsAnother(scene, "bumaga", "application", { applications: [] });
  const of = { id, secretary };
  const { paperId } = await aPaperBeingTyped(of, "1");
  await isTypedIn(of, paperId);
  const { seen } = await play("it is read", readPaperToCompare(head, id, paperId));
  const differs = { answer: "differs", remark: "Другая сумма", seen } as const;
  await play("it differs", comparePaper(head, id, paperId, differs));
  await isTypedIn(of, paperId);
  await isComparedBy(head, of, paperId);
  const picked = { name: "отзыв.pdf", file: await uploaded(await pdfOf("отзыв", ["Отзыв заявки"])) };
  const typed = { entry: "2", arrivedAt: await anArrival(of) };
  await play("it is withdrawn on paper", withdrawPaper(secretary, id, paperId, { typed, picked }));
  await picked.file.close();
  const second = await aRegisteredPaper(of, "3");
  await play("another is set aside", setPaperAside(secretary, id, second, "Записана дважды."));
}

/** One winner refuses the money; another one takes an expense out of a report. */
async function playRefusing(scene: Scene): Promise<void> {
  const { secretary } = scene.office;
  const played = await playsAnother(scene, "otkaz", "agreement", {
    rejections: [{ application: "playground", ground: "documents", text: "Нет справки." }],
    returns: [
      {
        application: "bookkeeping",
        sections: ["budget"],
        remarks: "Объясните цену.",
        corrected: budgetOf("bookkeeping"),
      },
    ],
    sheets: finishedStory.sheets.filter(({ application }) => application !== "playground"),
    meeting: {
      ...finishedStory.meeting,
      recusals: [{ application: "bookkeeping", member: "memberPanov", reason: "Родственник руководителя." }],
      cuts: [{ application: "choir", roubles: 50_000, reason: "Костюмы не нужны." }],
    },
  });
  const { competitionId, applicationIds } = played;
  const headOf = (key: string) =>
    scene.applicants.get(finishedStory.applications.find((one) => one.key === key)!.applicant)!.head;
  await playPapers(secretary, competitionId);
  await playLetters(secretary, competitionId);
  await play("the money is refused", refuseMoney(secretary, applicationIds.get("choir")!, "Не собрали хор."));
  const rules = await rulesOf(db(), competitionId);
  const winner = { applicationId: applicationIds.get("boccia")!, head: headOf("boccia") };
  const agreementId = await signs({ secretary, competitionId, rules }, winner, "9-А");
  const [first] = await db()
    .select({ id: report.id })
    .from(report)
    .where(eq(report.agreementId, agreementId))
    .orderBy(asc(report.dueOn));
  const [line] = await db()
    .select({ id: budgetLine.id, startsOn: agreement.startsOn })
    .from(budgetLine)
    .innerJoin(agreement, eq(agreement.id, budgetLine.agreementId))
    .where(eq(budgetLine.agreementId, agreementId));
  await passes(secretary, competitionId, `${line!.startsOn}T23:59:59Z`);
  const file = await uploaded(await pdfOf("Акт", ["Акт", "1000 руб."]));
  const form = {
    budgetLineId: line!.id,
    source: "grant" as const,
    documentKind: "act" as const,
    documentNumber: "7",
    documentDate: line!.startsOn,
    counterparty: "ООО «Мяч»",
    sum: 100_000n,
  };
  const added = await play("an expense", addExpense(winner.head, first!.id, form, { name: "Акт.pdf", file }));
  await file.close();
  if (!("id" in added)) throw new Error(`an expense is wrong: ${JSON.stringify(added)}`);
  await play("is taken out", removeExpense(winner.head, first!.id, added.id));
}

function budgetOf(key: string) {
  const { budget } = finishedStory.applications.find((one) => one.key === key)!;
  return { budget: budget.map((line) => ({ ...line, justification: `${line.justification} Цена из прайс-листа.` })) };
}

/** The protocol of opening is corrected, and what it came back as is attached. */
async function playPapers(secretary: Person, competitionId: string): Promise<void> {
  const [made] = await db().select({ id: paper.id }).from(paper).where(eq(paper.competitionId, competitionId));
  const correction = { place: "Актовый зал", present: [], reason: "Указан не тот зал." };
  const newest = await play("the opening is corrected", correctOpening(secretary, competitionId, made!.id, correction));
  const file = await uploaded(await pdfOf("Протокол вскрытия", ["Протокол вскрытия", "Подписан."]));
  const picked = { name: "протокол.pdf", file };
  await play("a signed copy is attached", attachSignedCopy(secretary, competitionId, newest, picked));
  await file.close();
  const drawing = { competitionId, subject: newest, format: "pdf" };
  await play("its file is asked for", askForDrawing(secretary, drawing));
  await play("its drawing is stopped", cancelDrawing(secretary, drawing));
  await play("its file is asked for again", askForDrawing(secretary, drawing));
  await drawPapers({ signal: new AbortController().signal });
}
