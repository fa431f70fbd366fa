import { randomUUID } from "node:crypto";
import { and, asc, eq, sql } from "drizzle-orm";
import type { Role } from "~/access/roles";
import type { Person } from "~/access/who";
import { rulesOf } from "~/lifecycle/2-announcement/competition.queries.server";
import { confirmExtension } from "~/lifecycle/2-announcement/confirm-extension.server";
import { declineExtension } from "~/lifecycle/2-announcement/decline-extension.server";
import { type ExtensionKind, extensionKinds } from "~/lifecycle/2-announcement/extension";
import { extensionsOf } from "~/lifecycle/2-announcement/extension.queries.server";
import { proposeExtension } from "~/lifecycle/2-announcement/propose-extension.server";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { closeReception } from "~/lifecycle/3-application/close-reception.job.server";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import type { Outcome } from "~/lifecycle/outcome";
import { wallTimeOf } from "~/lifecycle/time";
import { db } from "~db/client.server";
import { competition, extension, rulesVersion } from "~db/schema/announcement";
import { journalPayload } from "~db/schema/journal";
import { letter } from "~db/schema/outbox";
import { type Announced, anOpenCompetition, setCompetition } from "../applications";
import { manyReadyApplications, type Ready } from "../many-applications";
import { openParts } from "../open-parts";
import { anOrganiser, aPerson, grant } from "../people";
import { type Guarantee, type Proof, type ProofOptions, randomFrom } from "./guarantee";

const MINUTE = 60_000;
const GRACE_S = 120;
const STEPS = 9;
/** How far a proposal moves the deadline, in minutes: not at all, back, a little, and past the next date of the rules. */
const DELTAS = [0, -30, 10, 60, 24 * 60, 700 * 24 * 60];
const ZONE = "Asia/Kamchatka";

const roles = ["secretary", "secretary", "organiserAdmin", "chair", "member", "expert", null, "foreign"] as const;
type Actor = { person: Person; role: (typeof roles)[number] };
const mayPropose = ({ role }: Actor) => role === "secretary";
const mayDecide = ({ role }: Actor) => role === "secretary" || role === "organiserAdmin" || role === "chair";

/** What must be true of the deadline, told without the code that is proven. */
type Model = {
  closesAt: number;
  when: "before" | "grace" | "closed";
  pending: { id: string; by: Actor; kind: ExtensionKind; to: number } | null;
  confirmed: number;
};
type Scene = { competition: Announced; actors: Actor[]; owners: Ready[]; model: Model; latest: number };

async function prepare(): Promise<Scene> {
  const closesAt = Math.ceil(Date.now() / MINUTE + 60) * MINUTE;
  const announced = await anOpenCompetition({
    columns: { mode: "test", graceSeconds: GRACE_S, closesAt: new Date(closesAt) },
  });
  const other = await anOrganiser("Другая администрация");
  const actors: Actor[] = [];
  for (const role of roles) {
    const person = await aPerson(`Участник ${actors.length}`);
    if (role)
      await grant(
        person,
        role === "foreign" ? "secretary" : (role as Role),
        role === "foreign" ? other : announced.organiserId,
      );
    actors.push({ person, role });
  }
  const owners = await manyReadyApplications(announced, 3);
  await submitApplication(owners[0]!.head, owners[0]!.id, { key: randomUUID() }, noWait);
  const latest = Date.parse(announced.rules.dates.reviewDueAt);
  return {
    competition: announced,
    actors,
    owners,
    latest,
    model: { closesAt, when: "before", pending: null, confirmed: 0 },
  };
}

/** Moves the clock of the competition: to a quarter of an hour before the deadline, into the grace, or past it. */
async function moveTo({ competition: { id }, model }: Scene, when: Model["when"]): Promise<void> {
  const past = { before: -15 * MINUTE, grace: 5_000, closed: GRACE_S * 1_000 + 5_000 }[when];
  const shift = Math.round(model.closesAt + past - Date.now());
  await setCompetition(id, { clockShift: `${shift} milliseconds` });
  if (when === "closed") await closeReception(id);
  model.when = when;
}

const isRefused = (outcome: Outcome<unknown> | "rejected", reason: string) =>
  outcome !== "rejected" && !outcome.ok && outcome.reason === reason;

async function propose(scene: Scene, actor: Actor, kind: ExtensionKind, delta: number): Promise<string | undefined> {
  const { model, latest, competition: announced } = scene;
  const to = model.closesAt + delta * MINUTE;
  const closesAt = wallTimeOf(new Date(to), ZONE);
  const outcome = await proposeExtension(actor.person, announced.id, {
    closesAt,
    kind,
    reason: "Причина продления.",
  }).catch(() => "rejected" as const);
  const said = outcome === "rejected" ? outcome : outcome.ok ? "made" : outcome.reason;
  const words = `${actor.role} proposes ${kind} ${delta} min ${model.when}: ${said}`;
  if (!mayPropose(actor)) return isRefused(outcome, "notFound") ? undefined : words;
  if (model.when === "closed") return isRefused(outcome, "wrongStage") ? undefined : words;
  if (model.when === "grace" && kind === "ordinary") return isRefused(outcome, "deadlinePassed") ? undefined : words;
  if (delta <= 0 || to > latest) return isRefused(outcome, "badInput") ? undefined : words;
  if (model.pending) return isRefused(outcome, "alreadyExists") ? undefined : words;
  if (outcome === "rejected" || !outcome.ok) return words;
  model.pending = { id: outcome.value.id, by: actor, kind, to };
  return undefined;
}

async function decide(scene: Scene, actor: Actor, act: "confirm" | "decline", id: string): Promise<string | undefined> {
  const { model } = scene;
  const verb = act === "confirm" ? confirmExtension : declineExtension;
  const outcome = await verb(actor.person, id).catch(() => "rejected" as const);
  const said = outcome === "rejected" ? outcome : outcome.ok ? "made" : outcome.reason;
  const waits = model.pending?.id === id ? model.pending : null;
  const words = `${actor.role} ${act}s ${waits ? `${waits.kind} of ${waits.by.role}` : "what is decided"} ${model.when}: ${said}`;
  if (!mayDecide(actor)) return isRefused(outcome, "notFound") ? undefined : words;
  if (!waits) return outcome !== "rejected" && !outcome.ok ? undefined : words;
  if (act === "confirm") {
    if (waits.by === actor) return isRefused(outcome, "secondPerson") ? undefined : words;
    if (model.when === "closed") return isRefused(outcome, "wrongStage") ? undefined : words;
    if (model.when === "grace" && waits.kind === "ordinary")
      return isRefused(outcome, "deadlinePassed") ? undefined : words;
  }
  if (outcome === "rejected" || !outcome.ok) return words;
  if (act === "confirm") {
    model.closesAt = waits.to;
    model.confirmed += 1;
    model.when = "before";
  }
  model.pending = null;
  return undefined;
}

/** What is kept, compared with the model: the deadline, its rules, the public words, the journal, and the letters. */
async function judge({ competition: announced, owners, model }: Scene): Promise<string[]> {
  const { id } = announced;
  const failures: string[] = [];
  const [row] = await db().select().from(competition).where(eq(competition.id, id));
  if (row!.closesAt.getTime() !== model.closesAt) failures.push("the deadline is another one");
  const versions = await db()
    .select({ version: rulesVersion.version, rules: rulesVersion.rules })
    .from(rulesVersion)
    .where(eq(rulesVersion.competitionId, id))
    .orderBy(asc(rulesVersion.version));
  if (versions.length !== 1 + model.confirmed)
    failures.push(`${versions.length} versions of the rules, ${model.confirmed} extensions`);
  if (versions[0]?.rules.dates.receptionClosesAt !== announced.rules.dates.receptionClosesAt)
    failures.push("the first version of the rules was changed");
  const current = await rulesOf(db(), id);
  if (model.confirmed > 0 && Date.parse(current.dates.receptionClosesAt) !== model.closesAt)
    failures.push("the rules name another deadline");
  const told = await extensionsOf(id, { confirmed: true });
  if (told.length !== model.confirmed || told.some(({ reason }) => reason !== "Причина продления."))
    failures.push(`${told.length} extensions are public`);
  const facts = await db()
    .select({ type: journalPayload.type })
    .from(journalPayload)
    .where(and(eq(journalPayload.subjectId, id), eq(journalPayload.type, "competition.deadlineExtended")));
  if (facts.length !== model.confirmed) failures.push(`${facts.length} extensions are in the journal`);
  const letters = await db()
    .select({ to: letter.toPersonId, n: sql<number>`count(*)::int` })
    .from(letter)
    .where(and(eq(letter.competitionId, id), eq(letter.kind, "deadline-extended")))
    .groupBy(letter.toPersonId);
  for (const { head } of owners) {
    const got = letters.find(({ to }) => to === head.id)?.n ?? 0;
    if (got !== model.confirmed) failures.push(`an owner got ${got} letters of ${model.confirmed} extensions`);
  }
  const alone = await db()
    .select({ id: extension.id })
    .from(extension)
    .where(
      and(
        eq(extension.competitionId, id),
        eq(extension.state, "confirmed"),
        eq(extension.proposedBy, extension.decidedBy),
      ),
    );
  if (alone.length > 0) failures.push("one person moved the deadline alone");
  return failures;
}

/** The new deadline holds: somebody submits after the old one, and the closer does not come before its time. */
async function tryDeadline(scene: Scene): Promise<string[]> {
  const { competition: announced, owners, model } = scene;
  if (model.confirmed === 0 || model.when === "closed") return [];
  await moveTo(scene, "before");
  const failures: string[] = [];
  const early = await closeReception(announced.id);
  if (!isRefused(early, "notYet")) failures.push("it was closed before the new deadline");
  const { head, id } = owners[1]!;
  const submitted = await submitApplication(head, id, { key: randomUUID() }, noWait);
  if (!submitted.ok) failures.push(`before the new deadline a submission was refused: ${submitted.reason}`);
  await moveTo(scene, "grace");
  const late = await submitApplication(owners[2]!.head, owners[2]!.id, { key: randomUUID() }, noWait);
  if (!isRefused(late, "deadlinePassed")) failures.push("after the new deadline a submission was not refused as late");
  await moveTo(scene, "closed");
  const [row] = await db()
    .select({ state: competition.state })
    .from(competition)
    .where(eq(competition.id, announced.id));
  if (row?.state !== "closed") failures.push("it was not closed after the new deadline");
  return failures;
}

async function trial(random: () => number): Promise<string[]> {
  const scene = await prepare();
  const { model, actors } = scene;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const decided: string[] = [];
  const failures: string[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const roll = random();
    const id = model.pending?.id ?? decided.at(-1);
    let fault: string | undefined;
    if (roll < 0.12)
      await moveTo(scene, model.when === "before" ? "grace" : model.when === "grace" ? "closed" : "closed");
    else if (!id || (!model.pending && roll < 0.7))
      fault = await propose(
        scene,
        random() < 0.6 ? actors[Math.floor(random() * 2)]! : pick(actors),
        pick(extensionKinds),
        pick(DELTAS),
      );
    else {
      decided.push(id);
      fault = await decide(
        scene,
        random() < 0.3 ? (model.pending?.by ?? pick(actors)) : pick(actors),
        roll < 0.9 ? "confirm" : "decline",
        id,
      );
    }
    if (fault) failures.push(fault);
  }
  failures.push(...(await judge(scene)), ...(await tryDeadline(scene)));
  return failures;
}

/** Every pair of people once, each way a proposal can be confirmed: what chance may leave out. */
async function matrix(): Promise<string[]> {
  const failures: string[] = [];
  for (const kind of extensionKinds)
    for (const when of ["before", "grace", "closed"] as const) {
      const scene = await prepare();
      for (const proposer of scene.actors.filter(mayPropose)) {
        for (const actor of scene.actors) {
          await moveTo(scene, "before");
          if (!scene.model.pending) failures.push((await propose(scene, proposer, kind, 10)) ?? "");
          await moveTo(scene, when === "closed" ? "grace" : when);
          if (scene.model.pending) failures.push((await decide(scene, actor, "confirm", scene.model.pending.id)) ?? "");
        }
      }
      if (when === "closed") {
        await moveTo(scene, "before");
        if (!scene.model.pending) failures.push((await propose(scene, scene.actors[0]!, kind, 10)) ?? "");
        await moveTo(scene, "closed");
        for (const actor of scene.actors)
          failures.push((await decide(scene, actor, "confirm", scene.model.pending!.id)) ?? "");
      }
      failures.push(...(await judge(scene)));
    }
  return failures.filter((fault) => fault !== "");
}

async function prove({ size, seed, clusterUrl }: ProofOptions): Promise<Proof> {
  const parts = await openParts({ clusterUrl, poolSize: 4 });
  const random = randomFrom(seed);
  const failures = (await matrix()).map((fault) => `matrix: ${fault}`);
  for (let n = 0; n < size; n += 1) failures.push(...(await trial(random)).map((fault) => `${n}: ${fault}`));
  await parts.close();
  return { n: size, failures };
}

const POLICY = "app/access/policy.ts";
const CONFIRM = "app/lifecycle/2-announcement/confirm-extension.server.ts";

export const guarantee: Guarantee = {
  id: "B4",
  promise: "the deadline moves only later, only by two people, only while reception is open, for all, and in public",
  bugSize: 6,
  needsBuild: false,
  bugs: [
    { name: "who proposed may confirm", file: POLICY, find: "!facts.isProposer", replace: "facts.isProposer !== null" },
    {
      name: "an ordinary extension after the deadline",
      file: POLICY,
      find: 'facts.extensionKind === "incident" || facts.now <= facts.closesAt',
      replace: "facts.now >= facts.opensAt",
    },
    {
      name: "a closed reception is extended",
      file: POLICY,
      find: 'every<ExtensionAsked>(\n  stateIs("announced"),',
      replace: 'every<ExtensionAsked>(\n  stateIs("announced", "closed"),',
    },
    {
      name: "the deadline may become earlier",
      file: "app/lifecycle/2-announcement/extension.ts",
      find: "return to > closesAt && to > now",
      replace: "return to > now && closesAt > new Date(0)",
    },
    {
      name: "drafts are not told",
      file: "app/lifecycle/2-announcement/extension-letters.server.ts",
      find: '["draft", "submitted", "withdrawn"]',
      replace: '["submitted", "withdrawn"]',
    },
    {
      name: "the closer keeps the old deadline",
      file: CONFIRM,
      find: ".set({ closesAt: to, rulesVersion: version })",
      replace: ".set({ rulesVersion: version })",
    },
    {
      name: "nothing is said in the journal",
      file: CONFIRM,
      find: 'type: "competition.deadlineExtended"',
      replace: 'type: "competition.rulesChanged"',
    },
  ],
  prove,
};
