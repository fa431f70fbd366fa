import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Person } from "~/access/who";
import { submittedVersion } from "~/lifecycle/3-application/application.queries.server";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { closeReception } from "~/lifecycle/3-application/close-reception.job.server";
import { reopenApplication } from "~/lifecycle/3-application/reopen-application.server";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { withdrawApplication } from "~/lifecycle/3-application/withdraw-application.server";
import { readForAdmission } from "~/lifecycle/4-admission/admission.queries.server";
import { listApplications } from "~/lifecycle/4-admission/application-list.queries.server";
import { everything } from "~/lifecycle/4-admission/list-question";
import { openApplications } from "~/lifecycle/4-admission/open-applications.server";
import { db } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { openParts } from "../open-parts";
import { aPerson, grant } from "../people";
import { anOpening } from "../submitted-competition";
import { rootOf } from "./closed-root";
import { type Crossing, crossDeadline } from "./crossing";
import { type Guarantee, type Proof, type ProofOptions, randomFrom } from "./guarantee";
import { openAdmin, type Stall } from "./stalls";

const STALLS: { kind: Stall; long: boolean }[] = [
  { kind: "versions", long: true },
  { kind: "competition", long: true },
  { kind: "backends", long: true },
  { kind: "nothing", long: false },
];
/** Enough for everybody who waits, so that the closer never waits for a connection instead of for them. */
const POOL = 24;

/** What counts by what the applicants were told: the newest edition acknowledged, unless its withdrawal was too. */
function acknowledged({ attempts }: Crossing): Map<string, string> {
  const editions = new Map<string, { edition: number; sha256: string }>();
  const withdrawn = new Set<string>();
  for (const { application, act, answer } of attempts) {
    if (answer === "rejected" || !answer.ok) continue;
    if (act === "withdraw") withdrawn.add(application);
    else if (answer.value && answer.value.edition > (editions.get(application)?.edition ?? 0))
      editions.set(application, answer.value);
  }
  return new Map([...editions].filter(([id]) => !withdrawn.has(id)).map(([id, { sha256 }]) => [id, sha256]));
}

/** Everything that applicants might still try, in an order of its own each time; nothing of it may change the set. */
async function goOn({ applications, competition }: Crossing, random: () => number): Promise<void> {
  const tries = applications.flatMap(({ id, head }) => [
    () => submitApplication(head, id, { key: randomUUID() }, () => 1e6 * random()),
    () => withdrawApplication(head, id, () => 1e6 * random()),
    () => reopenApplication(head, id, noWait),
    () => saveSection(head, id, { section: "team", version: 1, data: { leader: "Другой" } }),
    () => closeReception(competition.id),
  ]);
  for (let left = tries.length; left > 0; left -= 1) await tries.splice(Math.floor(random() * left), 1)[0]!();
}

/** The fingerprints of the set as the office reads it: by the lists, application by application. */
async function readByOffice(secretary: Person, competitionId: string): Promise<Map<string, string>> {
  const list = await listApplications(secretary, competitionId, everything);
  const read = new Map<string, string>();
  for (const { id } of (list.ok && list.value.opened?.rows) || []) {
    const one = await readForAdmission(secretary, competitionId, id);
    if (one.ok) read.set(id, one.value.version.sha256);
  }
  return read;
}

function compare(what: string, set: ReadonlyMap<string, string>, { closed }: Crossing): string[] {
  if (set.size === closed.count && rootOf([...set.values()]) === closed.root) return [];
  return [
    `${what}: ${set.size} applications ${rootOf([...set.values()]).slice(0, 8)}, closed ${closed.count} ${closed.root.slice(0, 8)}`,
  ];
}

async function judge(crossing: Crossing, random: () => number): Promise<string[]> {
  const { competition: announced, closed } = crossing;
  const told = acknowledged(crossing);
  const failures = compare("acknowledged", told, crossing);
  if (told.size === 0) failures.push("the crossing shows nothing: nobody is in the set");
  await goOn(crossing, random);

  const secretary = await aPerson("Анна Секретарь");
  await grant(secretary, "secretary", announced.organiserId);
  const opened = await openApplications(secretary, announced.id, anOpening);
  if (!opened.ok || opened.value !== closed.count) failures.push(`opened ${JSON.stringify(opened)} of ${closed.count}`);
  failures.push(...compare("read by the office", await readByOffice(secretary, announced.id), crossing));
  await goOn(crossing, random);
  const later = new Map<string, string>();
  for (const id of told.keys()) later.set(id, (await submittedVersion(db(), id))?.sha256 ?? "");
  failures.push(...compare("read by later stages", later, crossing));

  const [row] = await db().select().from(competition).where(eq(competition.id, announced.id));
  if (row?.closedCount !== closed.count || row.closedRoot !== closed.root)
    failures.push("what the closer had said is not what is kept");
  return failures;
}

async function prove({ size, seed, clusterUrl }: ProofOptions): Promise<Proof> {
  const parts = await openParts({ clusterUrl, poolSize: POOL });
  const admin = openAdmin(parts.databaseUrl);
  const random = randomFrom(seed);
  const failures: string[] = [];
  for (let n = 0; n < size; n += 1) {
    const { kind, long } = STALLS[n % STALLS.length]!;
    const crossing = await crossDeadline(admin, random, kind, long);
    failures.push(...(await judge(crossing, random)).map((fault) => `crossing ${n} (${kind}): ${fault}`));
  }
  await admin.end();
  await parts.close();
  return { n: size, failures };
}

const CLOSER = "app/lifecycle/3-application/close-reception.job.server.ts";

export const guarantee: Guarantee = {
  id: "B3",
  promise: "the set fixed at the close is what was acknowledged, what is opened and what later stages read",
  bugSize: 4,
  needsBuild: false,
  bugs: [
    {
      name: "an act before the deadline does not lock the competition",
      file: "app/lifecycle/3-application/arrival.server.ts",
      find: " for share)",
      replace: ")",
    },
    {
      name: "the closer does not wait for those in the middle of an act",
      file: CLOSER,
      find: '\n      .for("update")',
      replace: "",
    },
    {
      name: "the closer counts what was withdrawn",
      file: CLOSER,
      find: " and a.state = 'submitted'`",
      replace: "`",
    },
    {
      name: "the closer counts first editions",
      file: CLOSER,
      find: "v.version = a.current_version",
      replace: "v.version = 1",
    },
    {
      name: "the root goes by another order",
      file: CLOSER,
      find: 'order by v.sha256 collate "C"',
      replace: "order by v.arrived_at",
    },
    {
      name: "a withdrawal is possible after the close",
      file: "app/access/policy.ts",
      find: 'every<ApplicationFacts>(signs, applicationMay("withdraw"), inTime)',
      replace: 'every<ApplicationFacts>(signs, applicationMay("withdraw"))',
    },
    {
      name: "drafts are opened too",
      file: "app/lifecycle/4-admission/open-applications.server.ts",
      find: 'eq(application.state, "submitted")',
      replace: "sql`${application.currentVersion} is not null`",
    },
  ],
  prove,
};
