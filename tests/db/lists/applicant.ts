import { randomUUID } from "node:crypto";
import { namePerson } from "~/lifecycle/1-registration/name-person.server";
import { askColleague } from "~/lifecycle/3-application/ask-colleague.server";
import { inviteCoApplicant } from "~/lifecycle/3-application/invite-co-applicant.server";
import { moveCoApplicant } from "~/lifecycle/3-application/move-co-applicant.server";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { startApplication } from "~/lifecycle/3-application/start-application.server";
import { done } from "~/lifecycle/outcome";
import { attachment } from "~db/schema/application";
import { errand, joinRequest } from "~db/schema/registration";
import { anOpenCompetition, aReadyApplication } from "../../applications";
import { sure } from "../../decided-competition";
import { aMember, anApplicant, anOrganiser, aPerson, grant } from "../../people";
import { anAgreedProject, spend } from "../../reports";
import { anAgreement, aPublishedCompetition, aWinner } from "../../winners";
import { aFile, inserts, type Lists, times } from "./worlds";

/** Organisations that were invited and declined: at most ten may take part at once. */
async function coApplicants(rows: number) {
  const started = await aReadyApplication();
  await times(rows, async (n) => {
    const inn = `41${String(Date.now()).slice(-5)}${String(n).padStart(3, "0")}`;
    const other = await aPerson("Журавлёва Ася");
    await anApplicant(other, { inn });
    const invited = sure(await inviteCoApplicant(started.head, started.id, { inn, part: "Ведёт занятия" }));
    if ("fault" in invited) throw new Error(invited.fault);
    sure(await moveCoApplicant(other, invited.id, "decline"));
  });
  return started;
}

// why: the verb refuses a helper who takes many errands in a row.
async function errands(rows: number) {
  const [helper, organiserId] = [await aPerson("Иванова Алла"), await anOrganiser()];
  await grant(helper, "helper", organiserId);
  const applicants = await times(rows, async () => anApplicant(await aPerson("Мария Иванова")));
  const ids = applicants.map(() => randomUUID());
  const consented = { principal: "Петрова Анна", way: "spoken", givenOn: "2026-02-01", textVersion: "1" } as const;
  await inserts(async (tx) => {
    const values = { helperId: helper.id, organiserId, ...consented };
    for (const [n, applicantId] of applicants.entries())
      await tx.insert(errand).values({ id: ids[n]!, applicantId, ...values });
    return done;
  });
  return { helper, applicants, ids };
}

/** What applicants and the consultation desks that help them read. */
export const applicantLists: Lists = {
  "applicant.applications_.$id": async (rows) => {
    const { id, head } = await coApplicants(rows);
    return { reader: head, params: { id } };
  },
  "applicant.applications_.$id_.co-applicants": async (rows) => {
    const { id, head } = await coApplicants(rows);
    return { reader: head, params: { id } };
  },
  "applicant.applications_.$id_.colleagues": async (rows) => {
    const { id, head, applicantId } = await aReadyApplication();
    await times(rows, async (n) => {
      const colleague = await aPerson(`Коллега ${n}`);
      await aMember(applicantId, colleague, "editor");
      sure(await askColleague(head, id, { section: "plan", colleague: colleague.id, note: "", dueOn: "" }));
    });
    return { reader: head, params: { id } };
  },
  "applicant.applications_.$id_.documents": async (rows) => {
    const letters = {
      key: "letters",
      title: "Письма",
      required: false,
      identifies: true,
      visibility: "office" as const,
    };
    const of = await anOpenCompetition({ rules: { requiredDocuments: [letters] } });
    const { id, head } = await aReadyApplication({ competition: of });
    const about = { applicationId: id, competitionId: of.id, kind: letters.key, addedBy: head.id };
    await times(rows, async () => {
      const fileId = await aFile(head.id);
      await inserts(async (tx) => {
        await tx.insert(attachment).values({ ...about, fileId });
        return done;
      });
    });
    return { reader: head, params: { id } };
  },
  "applicant.applications_.new": async (rows) => {
    const head = await aPerson("Мария Иванова");
    await times(rows, () => anApplicant(head));
    return { reader: head, query: `?competition=${(await anOpenCompetition()).id}` };
  },
  "applicant.organisations_.$id_.head": async (rows) => {
    const id = await anApplicant(await aPerson("Мария Иванова"));
    await times(rows, () => anOrganiser());
    return { reader: await aPerson("Новый руководитель"), params: { id } };
  },
  "applicant.organisations_.$id_.people": async (rows) => {
    const head = await aPerson("Руководитель группы");
    const id = await anApplicant(head, { kind: "initiative_group" });
    const consented = { purpose: "group", contact: "+79620000000", way: "spoken", givenOn: "2026-02-01" } as const;
    await times(rows, async (n) => sure(await namePerson(head, id, { ...consented, name: `Сорокин Павел ${n}` })));
    return { reader: head, params: { id } };
  },
  "desk._index": async (rows) => {
    const { helper } = await errands(rows);
    return { reader: helper };
  },
  "desk.errands_.$id": async (rows) => {
    const { helper, applicants, ids } = await errands(1);
    await times(rows, async () => sure(await startApplication(helper, (await anOpenCompetition()).id, applicants[0]!)));
    return { reader: helper, params: { id: ids[0]! } };
  },
  "applicant._index": async (rows) => {
    const of = await aPublishedCompetition();
    const head = await aPerson("Мария Иванова");
    const applicantId = await anApplicant(head);
    await times(rows, async (n) => anAgreement(of, await aWinner(of, { number: n + 1, head, applicantId })));
    await times(rows - 1, () => anApplicant(head));
    return { reader: head };
  },
  "applicant.applications_.$id_.history": async (rows) => {
    const head = await aPerson("Мария Иванова");
    const { id: competitionId } = await anOpenCompetition();
    const started = await startApplication(head, competitionId, await anApplicant(head));
    if (!started.ok) throw new Error(started.reason);
    const { id } = started.value;
    await times(rows, (version) =>
      saveSection(head, id, { section: "team", version, data: { leader: `Мария ${version}` } }),
    );
    return { reader: head, params: { id } };
  },
  "applicant.organisations": async (rows) => {
    const head = await aPerson("Мария Иванова");
    const others = await times(rows, async () => {
      await anApplicant(head);
      return anApplicant(await aPerson("Кто-то"));
    });
    await inserts(async (tx) => {
      for (const applicantId of others) await tx.insert(joinRequest).values({ applicantId, personId: head.id });
      return done;
    });
    return { reader: head };
  },
  "applicant.organisations_.$id": async (rows) => {
    const head = await aPerson("Мария Иванова");
    const id = await anApplicant(head);
    const asking = await times(rows, () => aPerson("Кто-то"));
    await inserts(async (tx) => {
      for (const { id: personId } of asking) await tx.insert(joinRequest).values({ applicantId: id, personId });
      return done;
    });
    return { reader: head, params: { id } };
  },
  "applicant.reports.$id": async (rows) => {
    const project = await anAgreedProject();
    const [id] = project.reports as [string];
    await times(rows, () => spend(project, id));
    return { reader: project.head, params: { id } };
  },
};
