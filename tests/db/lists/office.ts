import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { askHead } from "~/lifecycle/1-registration/ask-head.server";
import { editNews } from "~/lifecycle/2-announcement/publish-news.server";
import { submitReport } from "~/lifecycle/9-reporting/submit-report.server";
import { done } from "~/lifecycle/outcome";
import { db } from "~db/client.server";
import { approval } from "~db/schema/announcement";
import { letterWording } from "~db/schema/outbox";
import { paperScan } from "~db/schema/paper-applications";
import { paper } from "~db/schema/papers";
import { oneTimeLink } from "~db/schema/registration";
import { anOpenCompetition } from "../../applications";
import { anOpenMeeting, aPlannedMeeting, aSignedMeeting, sure } from "../../decided-competition";
import { aRegisteredPaper, isScanned } from "../../paper-applications";
import { aMember, anApplicant, anOrganiser, aPerson, grant } from "../../people";
import { anAgreedProject, spend, writeReport } from "../../reports";
import { worked } from "../../scored-competition";
import { aClosedCompetition, anAdmittedCompetition } from "../../submitted-competition";
import { aDocument } from "../../uploads";
import {
  agreed,
  announced,
  asked,
  inserts,
  type Lists,
  openedApplications,
  scored,
  tellingNews,
  times,
  underReview,
} from "./worlds";

/** A competition that takes applications on paper, with its secretary. */
async function takingPaper() {
  const { id, organiserId } = await anOpenCompetition({ rules: { paperApplications: "yes" } });
  const secretary = await aPerson("Секретарь");
  await grant(secretary, "secretary", organiserId);
  return { id, secretary };
}

/** What the offices of organisers read. */
export const officeLists: Lists = {
  "office.applicants_.$id": async (rows) => {
    const { secretary, applications } = await openedApplications(1);
    const { applicantId: id } = applications[0]!;
    await times(rows, async () => aMember(id, await aPerson("Коллега"), "editor"));
    return { reader: secretary, params: { id } };
  },
  "office.competitions_.new": async (rows) => {
    const secretary = await aPerson("Секретарь");
    await times(rows, async () => grant(secretary, "secretary", await anOrganiser()));
    return { reader: secretary };
  },
  "office.competitions_.$id.approval": async (rows) => {
    const { id, secretary } = await aClosedCompetition();
    const one = {
      competitionId: id,
      subject: "announcement",
      state: "returned",
      version: 1,
      sha256: "0".repeat(64),
    } as const;
    await inserts(async (tx) => {
      for (let n = 0; n < rows; n += 1)
        await tx.insert(approval).values({ ...one, proposedBy: secretary.id, proposedAt: new Date() });
      return done;
    });
    return { reader: secretary, params: { id } };
  },
  "office.competitions_.$id.copy": async (rows) => {
    const { id, organiserId, secretary } = await aClosedCompetition();
    await times(rows, async () => grant(await aPerson("Член комиссии"), "member", organiserId, id));
    return { reader: secretary, params: { id } };
  },
  "office.competitions_.$id._index": async (rows) => {
    const { id, secretary } = await asked(rows);
    return { reader: secretary, params: { id } };
  },
  "office.competitions_.$id.applications_.$appId": async (rows) => {
    const files = await times(rows, async (n) => ({
      id: randomUUID(),
      kind: `paper${n}`,
      key: `files/${randomUUID()}`,
    }));
    const one = { sheets: [worked[71]], requested: 100_000n, files };
    const { world } = await aPlannedMeeting({ applications: [one] });
    return { reader: world.secretary, params: { id: world.competitionId, appId: world.ids[0]! } };
  },
  "office.competitions_.$id.admission-protocol": async (rows) => {
    const { id, secretary } = await anAdmittedCompetition({ applications: rows });
    return { reader: secretary, params: { id } };
  },
  "office.competitions_.$id.open-applications": async (rows) => {
    const { id, organiserId, secretary } = await aClosedCompetition();
    await times(rows, async () => grant(await aPerson("Член комиссии"), "member", organiserId, id));
    return { reader: secretary, params: { id } };
  },
  "office.competitions_.$id.papers": async (rows) => {
    const { id, secretary } = await openedApplications(1);
    const [made] = await db().select().from(paper).where(eq(paper.competitionId, id));
    await inserts(async (tx) => {
      for (let n = 0; n < rows; n += 1) await tx.insert(paper).values({ ...made!, id: randomUUID(), version: n + 2 });
      return done;
    });
    return { reader: secretary, params: { id } };
  },
  "office.competitions_.$id.papers_.$paper.correct": async (rows) => {
    const { id, organiserId, secretary } = await openedApplications(1);
    await times(rows, async () => grant(await aPerson("Член комиссии"), "member", organiserId, id));
    const [made] = await db().select({ id: paper.id }).from(paper).where(eq(paper.competitionId, id));
    return { reader: secretary, params: { id, paper: made!.id } };
  },
  "office.competitions_.$id.paper-applications": async (rows) => {
    const of = await takingPaper();
    await times(rows, (n) => aRegisteredPaper(of, `${n}`));
    return { reader: of.secretary, params: { id: of.id } };
  },
  "office.competitions_.$id.paper-applications_.$entry": async (rows) => {
    const of = await takingPaper();
    const entry = await aRegisteredPaper(of, "1");
    await isScanned(of, entry, "envelope");
    const [made] = await db().select().from(paperScan).where(eq(paperScan.paperId, entry));
    await inserts(async (tx) => {
      for (let n = 1; n < rows; n += 1) await tx.insert(paperScan).values({ ...made!, id: randomUUID() });
      return done;
    });
    return { reader: of.secretary, params: { id: of.id, entry } };
  },
  "office.competitions_.$id.meeting_.attendance": async (rows) => {
    const { world } = await anOpenMeeting({ ...scored(1), members: rows });
    return { reader: world.secretary, params: { id: world.competitionId } };
  },
  "office.competitions_.$id.meeting_.pass-mark": async (rows) => {
    const { world } = await anOpenMeeting({ ...scored(1), members: rows, rules: { passMarkBy: "commission" } });
    return { reader: world.secretary, params: { id: world.competitionId } };
  },
  "office.competitions_.$id.meeting_.items_.$item": async (rows) => {
    const { world, items } = await anOpenMeeting({ ...scored(1), members: rows });
    return { reader: world.secretary, params: { id: world.competitionId, item: items[0]!.id } };
  },
  "office.competitions_.$id.review_.applications.$appId": async (rows) => {
    const { id, secretary, applications } = await underReview(1, rows + 3);
    return { reader: secretary, params: { id, appId: applications[0]!.id } };
  },
  "office.head-requests": async (rows) => {
    const [secretary, organiser] = [await aPerson("Секретарь"), await anOrganiser()];
    await grant(secretary, "secretary", organiser);
    const asking = {
      reason: "newHead",
      lostEmail: "",
      headName: "Новая Глава",
      headPost: "директор",
      headUntil: null,
      document: "Протокол № 3",
      text: "",
      organiser,
    } as const;
    const picked = await aDocument();
    await times(rows, async () => {
      const id = await anApplicant(await aPerson("Прежний"));
      sure(await askHead(await aPerson("Новый"), id, asking, picked));
    });
    await picked.file.close();
    return { reader: secretary };
  },
  "office.reports.$id": async (rows) => {
    const project = await anAgreedProject();
    const [id] = project.reports as [string];
    await times(rows, () => spend(project, id));
    await writeReport(project, id);
    sure(await submitReport(project.head, id));
    return { reader: project.secretary, params: { id } };
  },
  "office._index": async (rows) => ({ reader: (await announced(rows)).secretary }),
  "office.organiser": async (rows) => {
    const admin = await aPerson("Администратор");
    // why: who has one office only is sent to it.
    await times(rows + 1, async () => grant(admin, "organiserAdmin", await anOrganiser()));
    return { reader: admin };
  },
  "office.organisers_.$id_.news": async (rows) => {
    const { secretary, organiserId } = await tellingNews(rows);
    return { reader: secretary, params: { id: organiserId } };
  },
  "office.organisers_.$id_.news_.$news": async (rows) => {
    const { secretary, organiserId, ids } = await tellingNews(1);
    const typed = { title: "Новость", text: "Текст новости.", competition: null };
    for (let version = 1; version <= rows; version += 1)
      sure(await editNews(secretary, organiserId, ids[0]!, { ...typed, version }));
    return { reader: secretary, params: { id: organiserId, news: ids[0]! } };
  },
  "office.organisers_.$id": async (rows) => {
    const [admin, id] = [await aPerson("Администратор"), await anOrganiser()];
    await grant(admin, "organiserAdmin", id);
    await times(rows - 1, async () => grant(await aPerson("Секретарь"), "secretary", id));
    return { reader: admin, params: { id } };
  },
  "office.applicants": async (rows) => ({ reader: (await openedApplications(rows)).secretary }),
  "office.competitions_.$id.applications": async (rows) => {
    const { id, secretary } = await openedApplications(rows);
    return { reader: secretary, params: { id } };
  },
  "office.competitions_.$id.people": async (rows) => {
    const { id, secretary } = await aClosedCompetition({ applications: 1, experts: rows });
    await inserts(async (tx) => {
      for (let n = 0; n < rows; n += 1)
        await tx.insert(oneTimeLink).values({
          purpose: "invitation",
          tokenHash: randomUUID(),
          email: `${n}@example.org`,
          invitation: { role: "expert", organiserId: null, competitionId: id, name: "Кто-то" },
          invitedBy: secretary.id,
          expiresAt: new Date(Date.now() + 86_400_000),
        });
      return done;
    });
    return { reader: secretary, params: { id } };
  },
  "office.competitions_.$id.questions": async (rows) => {
    const { id, secretary } = await asked(rows);
    return { reader: secretary, params: { id } };
  },
  "office.competitions_.$id.review": async (rows) => {
    const { id, secretary } = await underReview(rows);
    return { reader: secretary, params: { id } };
  },
  "office.competitions_.$id.ranking": async (rows) => {
    const { world } = await aPlannedMeeting(scored(rows));
    return { reader: world.secretary, params: { id: world.competitionId } };
  },
  "office.competitions_.$id.meeting": async (rows) => {
    const { world } = await anOpenMeeting(scored(rows));
    return { reader: world.secretary, params: { id: world.competitionId } };
  },
  "office.competitions_.$id.publication": async (rows) => {
    const { world } = await aSignedMeeting({ ...scored(rows), members: 2 });
    return { reader: world.secretary, params: { id: world.competitionId } };
  },
  "office.competitions_.$id.letters": async (rows) => {
    const { id, secretary } = await openedApplications(rows);
    return { reader: secretary, params: { id } };
  },
  "office.competitions_.$id.letters_.wording.$kind": async (rows) => {
    const { id, secretary } = await openedApplications(1);
    const kind = "application-opened";
    await inserts(async (tx) => {
      for (let version = 1; version <= rows; version += 1)
        await tx.insert(letterWording).values({ competitionId: id, kind, version, writtenBy: secretary.id });
      return done;
    });
    return { reader: secretary, params: { id, kind } };
  },
  "office.competitions_.$id.agreements": async (rows) => {
    const { of } = await agreed(rows);
    return { reader: of.secretary, params: { id: of.id } };
  },
  "office.competitions_.$id.reports": async (rows) => {
    const { of } = await agreed(rows);
    return { reader: of.secretary, params: { id: of.id } };
  },
};
