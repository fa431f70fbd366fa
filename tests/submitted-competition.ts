import { randomBytes, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { type Person, system } from "~/access/who";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { standardTemplate } from "~/lifecycle/2-announcement/standard-template.server";
import type { ApplicationContent, VersionFile } from "~/lifecycle/3-application/content";
import { admitApplication } from "~/lifecycle/4-admission/admit-application.server";
import { checkRequirements } from "~/lifecycle/4-admission/check-requirements.server";
import { openApplications } from "~/lifecycle/4-admission/open-applications.server";
import { done } from "~/lifecycle/outcome";
import { hashPassword } from "~/server/passwords.server";
import { transaction } from "~db/client.server";
import { competition, formTemplate, rulesVersion } from "~db/schema/announcement";
import { application, applicationVersion } from "~db/schema/application";
import { person } from "~db/schema/registration";
import { anApplicant, anOrganiser, aPerson, grant } from "./people";

export const PASSWORD = "крепкий пароль 7";
const MINUTE = 60_000;

export type Submitted = { id: string; head: Person; applicantId: string; content: ApplicationContent };

/** Where applications are opened in tests; nobody of the commission is there. */
export const anOpening = { place: "Зал заседаний", present: [] };

/** Identity strings of the applicant number `n`, each of which a double-blind copy must not contain. */
export function identityOf(n: number) {
  const surname = ["Огородникова", "Береснев", "Мирошниченко", "Заславская"][n % 4]!;
  return {
    fullName: `Автономная некоммерческая организация «Камчатский ручей ${n + 1}»`,
    shortName: `АНО «Камчатский ручей ${n + 1}»`,
    inn: `41010000${10 + n}`,
    ogrn: `10241010000${10 + n}`,
    headName: `${surname} Дарья Аркадьевна`,
    phone: `+7 (415) 332-1${n}-34`,
    email: `ruchey${n}@kamchatruchey.example`,
    site: "https://kamchatruchey.example",
    address: `село Мильково, улица Победы, дом ${n + 7}`,
  };
}

function contentOf(rules: CompetitionRules, applicantId: string, n: number): ApplicationContent {
  const who = identityOf(n);
  const surname = who.headName.split(" ")[0]!;
  return {
    applicant: {
      id: applicantId,
      kind: "legal",
      kpp: null,
      locality: "с. Мильково",
      headPost: "директор",
      hostName: "",
      ...who,
    },
    about: {
      title: `Чистый берег ${n + 1}`,
      summary: `Проект «Камчатского ручья ${n + 1}» ведёт ${surname} Д. А. Пишите: ${who.email} или ${who.phone}.`,
      direction: rules.directions[0]!.key,
      geography: "с. Мильково",
      startsOn: rules.term.earliestStart,
      endsOn: rules.term.latestEnd,
    },
    problem: {
      problem: `О «Камчатском Ручье ${n + 1}» писали на ${who.site}/news. ИНН ${who.inn}.`,
      audience: "жители села",
      goal: "Чистый берег",
      tasks: "Собрать жителей",
      sustainability: "Берег убирают каждый год",
    },
    plan: {
      items: [
        {
          task: "Собрать жителей",
          event: `Субботник с Дарьей Аркадьевной`,
          place: "берег",
          startsOn: rules.term.earliestStart,
          endsOn: rules.term.latestEnd,
          result: "20 человек",
        },
      ],
    },
    team: { leader: who.headName, leaderExperience: "Десять лет", members: [] },
    budget: {
      lines: [
        {
          category: "events",
          title: "Мешки",
          price: "1000000",
          quantity: "10",
          own: "2000000",
          justification: "Мусор",
        },
      ],
    },
    indicators: { items: [{ title: "Мешков", unit: "штука", planned: "100", proof: "Фото" }] },
  };
}

/** Gives a person the password of the tests. */
async function withPassword(someone: Person): Promise<Person> {
  const passwordHash = await hashPassword(PASSWORD);
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(person).set({ passwordHash }).where(eq(person.id, someone.id));
    return done;
  });
  return someone;
}

/** A competition whose reception is closed, with submitted applications; a later one has arrived earlier. */
export async function aClosedCompetition({
  applications = 2,
  experts = 3,
  rules: over = {},
  files = [],
  withdrawn = 0,
}: {
  applications?: number;
  /** How many more were submitted and taken back before the close. */
  withdrawn?: number;
  experts?: number;
  rules?: Partial<CompetitionRules>;
  files?: VersionFile[];
} = {}) {
  const preset = presets.milkovo({ today: new Date().toISOString().slice(0, 10), zone: "Asia/Kamchatka" });
  const rules: CompetitionRules = { ...preset, ...over };
  const [secretary, chair] = [await withPassword(await aPerson("Анна")), await withPassword(await aPerson("Борис"))];
  const organiserId = await anOrganiser();
  const id = randomUUID();
  await grant(secretary, "secretary", organiserId);
  await grant(chair, "chair", organiserId, id);
  await transaction(system, "seed.play", async (tx) => {
    await tx.insert(competition).values({
      id,
      organiserId,
      slug: `c-${id.slice(0, 8)}`,
      mode: "test",
      state: "closed",
      title: rules.title,
      zone: rules.zone,
      year: 2026,
      opensAt: new Date(Date.now() - 600 * MINUTE),
      closesAt: new Date(Date.now() - MINUTE),
      graceSeconds: 2,
      createdBy: secretary.id,
    });
    await tx
      .insert(rulesVersion)
      .values({ competitionId: id, version: 1, rules, hash: "0".repeat(64), createdBy: secretary.id });
    await tx.insert(formTemplate).values({ competitionId: id, version: 1, template: standardTemplate(rules) });
    return done;
  });
  const pool: Person[] = [];
  for (let n = 0; n < experts; n++) {
    const expert = await aPerson(`Эксперт ${n + 1}`);
    await grant(expert, "expert", organiserId, id);
    pool.push(expert);
  }
  const submitted: Submitted[] = [];
  for (let n = 0; n < applications; n++) submitted.push(await aSubmitted(id, rules, n, files));
  const takenBack: Submitted[] = [];
  for (let n = 0; n < withdrawn; n++) takenBack.push(await aSubmitted(id, rules, applications + n, files));
  await transaction(system, "seed.play", async (tx) => {
    for (const one of takenBack)
      await tx.update(application).set({ state: "withdrawn" }).where(eq(application.id, one.id));
    return done;
  });
  return { id, organiserId, rules, secretary, chair, experts: pool, applications: submitted, withdrawn: takenBack };
}
export type ClosedCompetition = Awaited<ReturnType<typeof aClosedCompetition>>;

async function aSubmitted(
  competitionId: string,
  rules: CompetitionRules,
  n: number,
  files: VersionFile[],
): Promise<Submitted> {
  const head = await aPerson(identityOf(n).headName);
  const applicantId = await anApplicant(head, { ...identityOf(n), inn: identityOf(n).inn, verification: "unverified" });
  const content = contentOf(rules, applicantId, n);
  const id = randomUUID();
  const arrivedAt = new Date(Date.now() - (60 + n) * MINUTE);
  await transaction(system, "seed.play", async (tx) => {
    await tx.insert(application).values({
      id,
      competitionId,
      applicantId,
      state: "submitted",
      currentVersion: 1,
      createdBy: head.id,
      arrivedAt,
      title: `Чистый берег ${n + 1}`,
      requested: 8_000_000n,
      ownShare: 2_000_000n,
      total: 10_000_000n,
    });
    await tx.insert(applicationVersion).values({
      applicationId: id,
      competitionId,
      version: 1,
      content,
      files,
      sha256: "0".repeat(64),
      rulesVersion: 1,
      templateVersion: 1,
      submittedBy: head.id,
      arrivedAt,
      idempotencyKey: randomUUID(),
      receiptCode: randomBytes(10).toString("hex"),
    });
    return done;
  });
  return { id, head, applicantId, content };
}

/** All requirements of the rules met. */
export function allMet(rules: CompetitionRules) {
  return {
    checks: Object.fromEntries(rules.requirements.map(({ key }) => [key, { result: "ok" as const, comment: "" }])),
  };
}

/** The same with every application opened and admitted. */
export async function anAdmittedCompetition(given: Parameters<typeof aClosedCompetition>[0] = {}) {
  const closed = await aClosedCompetition(given);
  await openApplications(closed.secretary, closed.id, anOpening);
  for (const { id } of closed.applications) {
    await checkRequirements(closed.secretary, id, allMet(closed.rules));
    const admitted = await admitApplication(closed.secretary, id);
    if (!admitted.ok) throw new Error(`not admitted: ${admitted.reason}`);
  }
  return closed;
}
