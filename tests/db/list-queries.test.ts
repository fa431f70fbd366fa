import { randomUUID } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { type Person, system } from "~/access/who";
import { askQuestion } from "~/lifecycle/2-announcement/ask-question.server";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { startApplication } from "~/lifecycle/3-application/start-application.server";
import { openApplications } from "~/lifecycle/4-admission/open-applications.server";
import { distributeEvenly } from "~/lifecycle/5-review/distribute-evenly.server";
import { prepareRound } from "~/lifecycle/5-review/prepare-round.server";
import { startRound } from "~/lifecycle/5-review/start-round.server";
import { done } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { letter } from "~db/schema/outbox";
import { consent, joinRequest, oneTimeLink, organiser } from "~db/schema/registration";
import { projectCard } from "~db/schema/reporting";
import { affiliation } from "~db/schema/review";
import { anOpenCompetition } from "../applications";
import { anOpenMeeting, aPlannedMeeting, aSignedMeeting, sure } from "../decided-competition";
import { anApplicant, anOrganiser, aPerson, grant } from "../people";
import { queriesOf } from "../queries";
import { anAgreedProject, spend } from "../reports";
import { worked } from "../scored-competition";
import { cookieOf } from "../sessions";
import { aClosedCompetition, anAdmittedCompetition } from "../submitted-competition";
import { anAgreement, aPublishedCompetition, aWinner } from "../winners";
import { useParts } from "../world";
import { anAnnounced, anOffice } from "./announcement-world";

useParts({ watchStatements: true });

type Loaded = { loader(args: LoaderFunctionArgs): Promise<unknown> };
type List = { reader?: Person; params?: Record<string, string>; query?: string };

const routes = import.meta.glob<Loaded>("../../app/routes/*.tsx");

/** How many rows the page shows is told by what its loader answers: the longest list in it. */
function longestList(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const own = Array.isArray(value) ? value.length : 0;
  return Math.max(own, ...Object.values(value).map(longestList));
}

/** What a page costs its reader: the queries of the page and of the frame around it. */
async function costOf(
  route: string,
  { reader, params = {}, query = "" }: List,
): Promise<[rows: number, count: number]> {
  const page = await routes[`../../app/routes/${route}.tsx`]!();
  const root = (await import("~/root")) as Loaded;
  const cookie = reader ? await cookieOf(reader) : "";
  const url = `http://localhost/${query}`;
  const open = () => {
    const request = new Request(url, { headers: { cookie } });
    const context = { arrivedAt: performance.now(), setCookies: [] };
    const args = { request, params, context } as unknown as LoaderFunctionArgs;
    return Promise.all([root.loader(args), page.loader(args)]);
  };
  await open();
  const { value, count } = await queriesOf(open);
  return [longestList(value[1]), count];
}

async function times<T>(rows: number, make: (n: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let n = 0; n < rows; n += 1) made.push(await make(n));
  return made;
}

async function inserts(insert: Parameters<typeof transaction<void>>[2]): Promise<void> {
  sure(await transaction(system, "seed.play", insert));
}

const scored = (rows: number) => ({
  applications: Array.from({ length: rows }, () => ({ sheets: [worked[71], worked[66]], requested: 100_000n })),
});

async function agreed(rows: number) {
  const of = await aPublishedCompetition();
  const projects = await times(rows, (n) => anAgreedProject(of, n + 1));
  return { of, projects };
}

async function slugOf(organiserId: string): Promise<string> {
  const [row] = await db().select({ slug: organiser.slug }).from(organiser).where(eq(organiser.id, organiserId));
  return row!.slug;
}

async function cards(rows: number): Promise<string> {
  const { of, projects } = await agreed(rows);
  await inserts(async (tx) => {
    for (const { winner, agreementId } of projects)
      await tx.insert(projectCard).values({ applicationId: winner.id, competitionId: of.id, agreementId });
    return done;
  });
  return slugOf(of.organiserId);
}

async function openedApplications(rows: number) {
  const world = await aClosedCompetition({ applications: rows });
  sure(await openApplications(world.secretary, world.id));
  return world;
}

async function underReview(rows: number) {
  const world = await anAdmittedCompetition({ applications: rows });
  const roundId = sure(await prepareRound(world.secretary, world.id));
  sure(await distributeEvenly(world.secretary, roundId));
  sure(await startRound(world.secretary, roundId));
  return world;
}

async function announced(rows: number) {
  const office = await anOffice();
  const ids = await times(rows, () => anAnnounced(office));
  return { ...office, ids };
}

/** Every page with a list, by its route's file, and the world in which it has so many rows. */
const lists: Record<string, (rows: number) => Promise<List>> = {
  "admin._index": async (rows) => {
    const admin = await aPerson("Администратор системы");
    await grant(admin, "installationAdmin", null);
    await times(rows, () => anOrganiser());
    return { reader: admin };
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
  "office._index": async (rows) => ({ reader: (await announced(rows)).secretary }),
  "office.organiser": async (rows) => {
    const admin = await aPerson("Администратор");
    // why: who has one office only is sent to it.
    await times(rows + 1, async () => grant(admin, "organiserAdmin", await anOrganiser()));
    return { reader: admin };
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
    const office = await anOffice();
    const id = await anAnnounced(office);
    const asker = await aPerson("Вера");
    await times(rows, async (n) => sure(await askQuestion(asker, id, `Вопрос номер ${n}?`)));
    return { reader: office.secretary, params: { id } };
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
    const { id, secretary } = await aPublishedCompetition();
    await inserts(async (tx) => {
      for (let n = 0; n < rows; n += 1)
        await tx.insert(letter).values({
          kind: "competition-cancelled",
          toEmail: `${n}@example.org`,
          toName: "Кто-то",
          lang: "ru",
          props: { name: "Кто-то", competition: "Конкурс", reason: "Нет заявок", url: "" },
          competitionId: id,
          state: "held",
          messageId: randomUUID(),
        });
      return done;
    });
    return { reader: secretary, params: { id } };
  },
  "office.competitions_.$id.agreements": async (rows) => {
    const { of } = await agreed(rows);
    return { reader: of.secretary, params: { id: of.id } };
  },
  "office.competitions_.$id.reports": async (rows) => {
    const { of } = await agreed(rows);
    return { reader: of.secretary, params: { id: of.id } };
  },
  "expert._index": async (rows) => ({ reader: (await underReview(rows)).experts[0]! }),
  "expert.profile": async (rows) => {
    const expert = await aPerson("Эксперт");
    await grant(expert, "expert", await anOrganiser());
    await inserts(async (tx) => {
      for (let n = 0; n < rows; n += 1)
        await tx.insert(affiliation).values({ personId: expert.id, kind: "employer", organisation: `Библиотека ${n}` });
      return done;
    });
    return { reader: expert };
  },
  "commission._index": async (rows) => {
    const { organiserId, ids } = await announced(rows);
    const member = await aPerson("Член комиссии");
    for (const id of ids) await grant(member, "member", organiserId, id);
    return { reader: member };
  },
  "commission.meetings_.$id": async (rows) => {
    const { world, meetingId } = await anOpenMeeting(scored(rows));
    return { reader: world.chair, params: { id: meetingId } };
  },
  "_public.account": async (rows) => {
    const who = await aPerson("Мария");
    await inserts(async (tx) => {
      const evidence = { ip: "127.0.0.1", agent: "test" };
      for (let n = 0; n < rows; n += 1)
        await tx.insert(consent).values({ personId: who.id, purpose: "account", textVersion: `${n}`, evidence });
      return done;
    });
    return { reader: who };
  },
  "_public.competitions": async (rows) => {
    const { organiserId } = await announced(rows);
    return { query: `?organiser=${await slugOf(organiserId)}` };
  },
  "_public.$organiser._index": async (rows) => {
    const { organiserId } = await announced(rows);
    return { params: { organiser: await slugOf(organiserId) } };
  },
  "_public.projects": async (rows) => ({ query: `?organiser=${await cards(rows)}` }),
};

it.each(Object.keys(lists))(
  "asks as often for thirty rows as for one: %s",
  async (route) => {
    const [one, first] = await costOf(route, await lists[route]!(1));
    const [many, then] = await costOf(route, await lists[route]!(30));
    expect(many, "rows").toBeGreaterThan(one);
    expect(then).toBe(first);
  },
  120_000,
);
