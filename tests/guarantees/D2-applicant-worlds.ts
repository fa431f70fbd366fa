import type { ServerBuild } from "@remix-run/node";
import { sql } from "drizzle-orm";
import type { Person } from "~/access/who";
import { closeRound } from "~/lifecycle/5-review/close-round.server";
import { confirmOpening } from "~/lifecycle/5-review/confirm-opening.server";
import { db } from "~db/client.server";
import { sure } from "../decided-competition";
import { openParts, openSite } from "../open-parts";
import { PASSWORD } from "../submitted-competition";
import { decideWorld, publishWorld } from "./decide-world";
import { declaresTies, type ExpertLog, expertAt, expertRoutes, marksOf, unvisited } from "./expert-area";
import { type Guarantee, type Proof, type ProofOptions, randomFrom } from "./guarantee";
import { drawIdentity, needlesOf } from "./identity";
import { differences } from "./transcript";
import { type Casting, lastHour, lettersTo, observer, openWorld, playsUntil, sheetsOf, type World } from "./two-worlds";

const APPLICATIONS = 4;

type Order = { listed: number[]; arrivals: readonly number[] };

/** What experts of one world got, and what it was made of. */
type Played = ExpertLog & {
  world: World;
  /** As it came, for the needles. */
  raw: string[];
  orders: Order[];
  office: string;
  needles: string[];
  rows: string;
};

async function prove({ size, seed, clusterUrl, untilRed }: ProofOptions): Promise<Proof> {
  // why: a reminder that falls due while one world is being set up is written in that one only.
  process.env.WORKER = "off";
  const parts = await openParts({ clusterUrl });
  const site = await openSite();
  const failures: string[] = [];
  const orders: Order[] = [];
  for (let n = 0; n < size; n += 1) {
    const random = randomFrom(seed + n);
    const closesAt = lastHour();
    const one = await begin(parts.baseUrl, cast(random, closesAt));
    const names = await playsUntil(play(site.build, one), () => (untilRed ? namesIn(one) : []));
    failures.push(...names.map((fault) => `pair ${n}: ${fault}`));
    if (untilRed && failures.length > 0) break;
    const other = await begin(parts.baseUrl, cast(random, closesAt));
    const early = await playsUntil(play(site.build, other), () =>
      untilRed ? [...namesIn(other), ...differences(one.lines.slice(0, other.lines.length), other.lines)] : [],
    );
    const found =
      early.length > 0
        ? early
        : [...differences(one.lines, other.lines), ...faultsOf(one, other), ...unvisited(site.build, one)];
    failures.push(...found.map((fault) => `pair ${n}: ${fault}`));
    orders.push(...one.orders, ...other.orders);
  }
  if (!untilRed || failures.length === 0) failures.push(...orderFaults(orders));
  await site.close();
  await parts.close();
  return { n: size, failures };
}

/** Other applicants in another order at other times; what they apply with is the same. */
function cast(random: () => number, closesAt: Date): Casting {
  const applicants = Array.from({ length: APPLICATIONS }, (_, n) => drawIdentity(random, n));
  const order = applicants.map((_, n) => n).sort(() => random() - 0.5);
  return { applicants, order, closesAt, minutesApart: 1 + Math.floor(random() * 10) };
}

async function begin(baseUrl: string, casting: Casting): Promise<Played> {
  const opened = await openWorld(baseUrl, casting);
  const raw: string[] = [];
  return {
    // why from here: what differs between worlds is who applied and when; from now on only the experts act.
    // A header tells whole seconds.
    world: { ...opened, since: Math.floor(Date.now() / 1_000) * 1_000 },
    lines: [],
    raw,
    hear: (one) => raw.push(one),
    orders: [],
    visited: new Set(),
    office: "",
    needles: [...new Set(opened.applications.flatMap(({ who }) => needlesOf(who)))],
    rows: "",
  };
}

/** The life of a competition as its experts see it, step by step: every address, their own and others', at every stage of a sheet and after it. */
async function* play(build: ServerBuild, played: Played): AsyncGenerator<void> {
  const { world } = played;
  const patterns = expertRoutes(build).map(({ pattern }) => pattern);
  for (const [index, expert] of world.experts.entries()) yield* review(world, expert, index, played, patterns);
  sure(await closeRound(world.secretary, world.roundId));
  yield look(world, world.experts[0]!, "closed", played, patterns);
  sure(await confirmOpening(world.secretary, world.roundId, { role: "secretary", password: PASSWORD }));
  sure(await confirmOpening(world.chair, world.roundId, { role: "chair", password: PASSWORD }));
  yield look(world, world.experts[0]!, "opened", played, patterns);
  await decideWorld(world);
  yield look(world, world.experts[0]!, "decided", played, patterns);
  await publishWorld(world);
  yield look(world, world.experts[0]!, "published", played, patterns);
  for (const expert of world.experts) played.raw.push(...(await lettersTo(world, expert, played.lines)));
  const secretary = await observer(world, world.secretary, []);
  played.office = (
    await secretary.ask("", `/office/competitions/${world.id}/applications/${world.applications[0]!.id}`)
  ).raw;
  const [rows] = await db().execute<{ rows: string }>(sql`
    select (select coalesce(string_agg(r::text, ''), '') from blind.round r) ||
           (select coalesce(string_agg(c::text, ''), '') from blind.copy c) ||
           (select coalesce(string_agg(f::text, ''), '') from blind.copy_file f) ||
           (select coalesce(string_agg(s::text, ''), '') from blind.sheet s) as rows`);
  played.rows = rows!.rows;
}

/** One expert looks, writes, seals, opens again, seals anew and recuses; writes down every answer. */
async function* review(
  world: World,
  expert: Person,
  index: number,
  played: Played,
  patterns: string[],
): AsyncGenerator<void> {
  const { post } = await expertAt(world, expert, played);
  yield look(world, expert, "assigned", played, patterns);
  await declaresTies(expert, post, () => look(world, expert, "with a tie", played, ["/expert/profile"]));
  const sheets = await sheetsOf(world, expert);
  const recused = index === 2 ? sheets[0] : undefined;
  for (const one of sheets) {
    const base = `/expert/sheets/${one.id}`;
    await post("/expert/sheets/:id", base, { draftVersion: `${one.version}`, next: "seal" });
    await post("/expert/sheets/:id/seal", `${base}/seal`, { draftVersion: `${one.version + 1}` });
    if (one === recused) {
      await post("/expert/sheets/:id/recuse", `${base}/recuse`, { reason: "Узнаю заявителя." });
      continue;
    }
    await post("/expert/sheets/:id", base, { draftVersion: `${one.version + 1}`, ...marksOf(world, one.n, index) });
  }
  yield look(world, expert, "begun", played, patterns);
  for (const one of sheets.filter((sheet) => sheet !== recused))
    await post("/expert/sheets/:id/seal", `/expert/sheets/${one.id}/seal`, { draftVersion: `${one.version + 2}` });
  yield look(world, expert, "sealed", played, patterns);
  for (const one of sheets.filter((sheet) => sheet !== recused)) {
    await post("/expert/sheets/:id/reopen", `/expert/sheets/${one.id}/reopen`, {});
    const [again] = (await sheetsOf(world, expert)).filter(({ id }) => id === one.id);
    await post("/expert/sheets/:id", `/expert/sheets/${one.id}`, {
      draftVersion: `${again!.version}`,
      ...marksOf(world, one.n + 1, index),
    });
    await post("/expert/sheets/:id/seal", `/expert/sheets/${one.id}/seal`, { draftVersion: `${again!.version + 1}` });
  }
}

/** Every page, loader and file of the expert area with one's own ids, and with ids that are somebody else's or nobody's. */
async function look(world: World, expert: Person, when: string, played: Played, patterns: string[]): Promise<void> {
  const { get, look } = await expertAt(world, expert, played);
  const at = { when, patterns, thorough: when === "assigned" || when === "sealed" };
  const list = await look(at);
  if (list !== undefined)
    played.orders.push({ listed: orderIn(list, await sheetsOf(world, expert)), arrivals: world.arrivals });
  for (const path of [
    `/office/competitions/${world.id}`,
    `/applicant/applications/${world.applications[0]!.id}`,
    `/office/competitions/${world.id}/applications/${world.applications[0]!.id}`,
    `/office/competitions/${world.id}/review`,
    `/commission/competitions/${world.id}/opening`,
  ])
    await get(at, "another area", path.split("/")[1]!, path);
}

/** In which order an expert's list shows the applications: by their numbers, the same in both worlds. */
function orderIn(html: string, own: { id: string; n: number }[]): number[] {
  const table = html.slice(html.indexOf("<table"));
  const listed = [...table.matchAll(/\/expert\/sheets\/([0-9a-f-]{36})"/g)].map((match) => match[1]!);
  return [...new Set(listed)].flatMap((id) => own.find((one) => one.id === id)?.n ?? []);
}

/** Over many draws the order of a list follows neither what the applications are nor when they came. */
function orderFaults(orders: readonly Order[]): string[] {
  const whole = orders.filter(({ listed }) => listed.length === APPLICATIONS);
  const ways = {
    "of their content": whole.map(({ listed }) => listed.join()),
    "of their arrival": whole.map(({ listed, arrivals }) => listed.map((n) => arrivals.indexOf(n)).join()),
  };
  return Object.entries(ways).flatMap(([way, all]) =>
    all.length > 0 && new Set(all).size > 1 ? [] : [`lists are always in the order ${way}: ${all[0]}`],
  );
}

/** Names of applicants, and whatever else tells who they are, in what the experts of a world got so far. */
function namesIn({ raw, rows, needles }: Played): string[] {
  const plain = [...raw, rows].join("\n").toLowerCase();
  const hits = needles.filter((needle) => plain.includes(needle.toLowerCase()));
  return hits.length > 0 ? [`experts can read ${hits.slice(0, 5).join(" | ")}`] : [];
}

function faultsOf(one: Played, other: Played): string[] {
  const faults = [one, other].flatMap(namesIn);
  if (!one.needles.some((needle) => one.office.includes(needle)))
    faults.push("control: the office does not read the name either");
  if (one.office === other.office) faults.push("control: the office sees the same in both worlds");
  return faults;
}

const COPIES = "app/lifecycle/5-review/make-copies.server.ts";
const IDENTITIES = "app/lifecycle/5-review/identities.server.ts";

export const guarantee: Guarantee = {
  id: "D2",
  promise: "who applied, when and in which order changes nothing that an expert gets in double-blind mode",
  bugSize: 1,
  needsBuild: true,
  bugs: [
    {
      name: "the copy keeps the applicant",
      file: "app/lifecycle/5-review/redact.ts",
      find: "applicant: isDouble ? null : {",
      replace: "applicant: {",
    },
    {
      name: "the mask knows no people of the project",
      file: COPIES,
      find: "people: given(of.headName, ...projectOf(content, template).people)",
      replace: "people: given(of.headName)",
    },
    {
      name: "the mask knows no accountant",
      file: IDENTITIES,
      find: "of.accountant, ...founded.people",
      replace: "...founded.people",
    },
    {
      name: "the mask knows no founders who are people",
      file: IDENTITIES,
      find: "of.accountant, ...founded.people",
      replace: "of.accountant",
    },
    {
      name: "the mask knows nobody whom the profile names",
      file: IDENTITIES,
      find: "of [...members, ...named])",
      replace: "of members)",
    },
    {
      name: "the mask knows no co-applicants",
      file: COPIES,
      find: "...[applicantId, ...coApplicantIds].flatMap((id) => known.get(id) ?? [])",
      replace: "...(known.has(applicantId) ? [known.get(applicantId)!] : [])",
    },
    {
      name: "files keep the names that applicants gave them",
      file: COPIES,
      find: 'name: catalog("ru").review.copy.document(index + 1, extensionFor(file.contentType)),',
      replace: "name: file.name,",
    },
    {
      name: "documents that identify are copied",
      file: COPIES,
      find: ' && !(rules.review.blind === "double" && one.identifies)',
      replace: "",
    },
    {
      name: "a list in the order in which applications were handed out",
      file: "app/lifecycle/5-review/hand-out.server.ts",
      find: "position: randomInt(2 ** 31 - 1),",
      replace: "position: Math.floor(performance.now() * 10) % 2 ** 31,",
    },
    {
      name: "the letter about a sealed sheet names the application by its number",
      file: "app/lifecycle/5-review/seal-sheet.blind.server.ts",
      find: "pseudonym: facts.pseudonym,",
      replace:
        "pseudonym: String((await tx.execute(sql`select a.number from application a join copy_source c on c.application_id = a.id join blind.sheet s on s.copy_id = c.copy_id where s.id = ${sheetId}`))[0]?.number),",
    },
  ],
  prove,
};
