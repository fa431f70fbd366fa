import type { ServerBuild } from "@remix-run/node";
import { sql } from "drizzle-orm";
import type { Person } from "~/access/who";
import { closeRound } from "~/lifecycle/5-review/close-round.server";
import { confirmOpening } from "~/lifecycle/5-review/confirm-opening.server";
import { reopenSheet } from "~/lifecycle/5-review/reopen-sheet.blind.server";
import { saveSheet } from "~/lifecycle/5-review/save-sheet.blind.server";
import { sealSheet } from "~/lifecycle/5-review/seal-sheet.blind.server";
import { db } from "~db/client.server";
import { sure } from "../decided-competition";
import { openParts, openSite } from "../open-parts";
import { PASSWORD } from "../submitted-competition";
import { declaresTies, type ExpertLog, expertAt, expertRoutes, marksOf, type Post, unvisited } from "./expert-area";
import { type Guarantee, type Proof, type ProofOptions, randomFrom } from "./guarantee";
import { drawIdentity } from "./identity";
import { differences, type Line } from "./transcript";
import { lastHour, lettersTo, observer, openWorld, playsUntil, sheetsOf, type World } from "./two-worlds";

const APPLICATIONS = 3;
/** More pages than anybody's areas have: a walk that comes so far fails, since it may have missed some. */
const MOST_PAGES = 240;

/** How the other experts score in one world: a mark, what they write, and in which order they seal. */
type Scoring = { mark: (n: number, at: number) => number; words: string; order: number[] };
type Played = ExpertLog & { opened: Line[]; faults: string[] };
const nothing = (): Played => ({ lines: [], opened: [], visited: new Set(), faults: [] });

async function prove({ size, seed, clusterUrl, untilRed }: ProofOptions): Promise<Proof> {
  // why: a reminder that falls due while one world is being set up is written in that one only.
  process.env.WORKER = "off";
  const parts = await openParts({ clusterUrl });
  const site = await openSite();
  const failures: string[] = [];
  for (let n = 0; n < size; n += 1) {
    const random = randomFrom(seed + n);
    const applicants = Array.from({ length: APPLICATIONS }, (_, index) => drawIdentity(random, index));
    const casting = { applicants, order: applicants.map((_, index) => index), minutesApart: 1, closesAt: lastHour() };
    const [one, other] = [scoring(random, false), scoring(random, true)];
    // why: applications arrive by clocks that stand up to an hour back.
    const since = Date.now() - 3_600_000;
    const open = async () => ({ ...(await openWorld(parts.baseUrl, casting)), since });
    const [first, second] = [nothing(), nothing()];
    await playsUntil(play(site.build, await open(), one, first), () => []);
    const early = await playsUntil(play(site.build, await open(), other, second), () =>
      untilRed ? differences(first.lines.slice(0, second.lines.length), second.lines) : [],
    );
    const whole = () => [
      ...differences(first.lines, second.lines),
      ...first.faults,
      ...second.faults,
      ...unvisited(site.build, first),
    ];
    failures.push(...(early.length > 0 ? early : whole()).map((fault) => `pair ${n}: ${fault}`));
    if (early.length === 0 && differences(first.opened, second.opened).length === 0)
      failures.push(`pair ${n}: control: opened marks look the same in both worlds`);
  }
  await site.close();
  await parts.close();
  return { n: size, failures };
}

function scoring(random: () => number, backwards: boolean): Scoring {
  const shift = Math.floor(random() * 6);
  const order = Array.from({ length: APPLICATIONS }, (_, n) => n);
  return {
    mark: (n, at) => 2 + ((n * 3 + at + shift + (backwards ? 3 : 0)) % 6),
    words: "Обоснование оценки, которого не должен видеть никто. ".repeat(backwards ? 2 : 5),
    order: backwards ? order.reverse() : order,
  };
}

/** A round from its start to its opening, step by step; whoever may not know the marks looks at everything at each step of it. */
async function* play(build: ServerBuild, world: World, how: Scoring, played: Played): AsyncGenerator<void> {
  const [own, ...others] = world.experts as [Person, ...Person[]];
  const patterns = expertRoutes(build).flatMap(({ pattern, hasLoader }) => (hasLoader ? [pattern] : []));
  const { look, post } = await expertAt(world, own, played);
  const exceptOffice = async (when: string) => {
    await look({ when, patterns, thorough: when === "one is opened again" });
    for (const [name, who] of Object.entries({
      chair: world.chair,
      member: world.member,
      applicant: world.applications[0]!.head,
    }))
      await walk(world, `${name}, ${when}`, who, played);
    await walk(world, `nobody, ${when}`, null, played);
  };
  const everybody = async (when: string) => {
    await exceptOffice(when);
    await walk(world, `secretary, ${when}`, world.secretary, played);
  };
  yield everybody("nothing written");
  for (const n of how.order) await write(world, others[0]!, n, how);
  yield exceptOffice("one has written");
  await seal(world, others[0]!, how.order[0]!);
  yield exceptOffice("one sheet is sealed");
  for (const n of how.order.slice(1)) await seal(world, others[0]!, n);
  for (const n of how.order) await write(world, others[1]!, n, how);
  for (const n of [...how.order].reverse()) await seal(world, others[1]!, n);
  await declaresTies(own, post);
  await scores(world, own, post);
  yield everybody("all sheets are sealed");
  const [again] = await sheetsOf(world, others[0]!);
  sure(await reopenSheet(others[0]!, again!.id));
  await write(world, others[0]!, 0, { ...how, mark: (n, at) => how.mark(n + 1, at) });
  yield exceptOffice("one is opened again");
  await seal(world, others[0]!, 0);
  sure(await closeRound(world.secretary, world.roundId));
  yield everybody("the round is closed");
  sure(await confirmOpening(world.secretary, world.roundId, { role: "secretary", password: PASSWORD }));
  yield everybody("one has confirmed");
  for (const who of [own, world.chair, world.member, world.secretary, world.applications[0]!.head])
    await lettersTo(world, who, played.lines);
  sure(await confirmOpening(world.chair, world.roundId, { role: "chair", password: PASSWORD }));
  await look({ when: "opened", patterns });
  await walk(world, "secretary, opened", world.secretary, { ...played, lines: played.opened });
}

/** The expert whose view is compared recuses from one sheet and seals the others, one of them twice: the same in both worlds. */
async function scores(world: World, own: Person, post: Post): Promise<void> {
  const sheet = async (n: number) => (await sheetsOf(world, own)).find((one) => one.n === n)!;
  const save = async (n: number, mark: number) => {
    const { id, version } = await sheet(n);
    await post("/expert/sheets/:id", `/expert/sheets/${id}`, {
      draftVersion: `${version}`,
      ...marksOf(world, mark, 0),
    });
    const { version: saved } = await sheet(n);
    await post("/expert/sheets/:id/seal", `/expert/sheets/${id}/seal`, { draftVersion: `${saved}` });
  };
  for (let n = 0; n < APPLICATIONS - 1; n += 1) await save(n, n);
  const { id } = await sheet(0);
  await post("/expert/sheets/:id/reopen", `/expert/sheets/${id}/reopen`, {});
  await save(0, 1);
  const last = `/expert/sheets/${(await sheet(APPLICATIONS - 1)).id}`;
  await post("/expert/sheets/:id/recuse", `${last}/recuse`, { reason: "Узнаю заявителя." });
}

async function write(world: World, who: Person, n: number, { mark, words }: Scoring): Promise<void> {
  const one = (await sheetsOf(world, who)).find((sheet) => sheet.n === n)!;
  const marks = Object.fromEntries(
    world.rules.criteria.map(({ key }, at) => [key, { mark: `${mark(n, at)}`, comment: words }]),
  );
  sure(await saveSheet(who, one.id, { draftVersion: one.version, marks, remarks: words, conclusion: "withRemarks" }));
}

async function seal(world: World, who: Person, n: number): Promise<void> {
  const one = (await sheetsOf(world, who)).find((sheet) => sheet.n === n)!;
  sure(await sealSheet(who, one.id, one.version));
}

/** Follows every link of a person's areas from their first pages, and the pages of the competition that anybody may open. */
async function walk(world: World, label: string, who: Person | null, { lines, faults }: Played): Promise<void> {
  const { ask } = await observer(world, who, lines);
  const [row] = await db().execute<{ path: string }>(sql`
    select '/' || o.slug || '/' || c.slug as path from competition c join organiser o on o.id = c.organiser_id where c.id = ${world.id}`);
  const starts = {
    secretary: [`/office/competitions/${world.id}`],
    chair: [
      "/commission",
      `/commission/competitions/${world.id}/opening`,
      `/commission/competitions/${world.id}/ranking`,
    ],
    member: ["/commission", `/commission/competitions/${world.id}/opening`, `/office/competitions/${world.id}/review`],
    applicant: ["/applicant", `/applicant/applications/${world.applications[0]!.id}`],
    nobody: [row!.path, `${row!.path}?lang=en`, `/${row!.path.split("/")[1]}`],
  };
  const asked = new Set<string>();
  const queue = [...(starts[label.split(",")[0] as keyof typeof starts] ?? []), row!.path];
  while (queue.length > 0) {
    if (asked.size === MOST_PAGES) {
      faults.push(`${label}: over ${MOST_PAGES} pages, so some were not looked at`);
      break;
    }
    const path = queue.shift()!;
    // why: papers draw the random code of the receipt; the pages they are made of are read.
    if (asked.has(path) || /(receipt|print|card)\.pdf/.test(path)) continue;
    // why: letters of one moment stand in the order of their random ids, and a list asked in another order is the same list.
    if (/\/letters|\/applications\?/.test(path)) continue;
    asked.add(path);
    const { raw } = await ask(`${label}: page ${asked.size}`, path);
    if (!path.includes(".") && !path.includes("?")) await ask(`${label}: data ${asked.size}`, `${path}.data`);
    // why not applicants: the second world finds the requisites registered by the first one.
    for (const [, href = ""] of raw.matchAll(/href="(\/[^"#]*)/g))
      if (/^\/(office\/(?!applicants)|commission\/|applicant\/)/.test(href) || href.startsWith(row!.path))
        queue.push(href.replaceAll("&amp;", "&"));
  }
}

const SHEETS = "app/lifecycle/5-review/sheets.blind.server.ts";

export const guarantee: Guarantee = {
  id: "D3",
  promise: "marks nobody has opened change nothing that anybody but their expert gets",
  bugSize: 1,
  needsBuild: true,
  bugs: [
    {
      name: "an expert's list counts the sealed sheets of others",
      file: SHEETS,
      find: "competition: round.competitionTitle,",
      replace:
        "competition: sql<string>`${round.competitionTitle} || (select count(*) from blind.sheet o where o.copy_id = ${copy.id} and o.state = 'sealed')`,",
    },
    {
      name: "an expert reads what another one has written so far",
      file: SHEETS,
      find: "pseudonym: copy.pseudonym,\n      tier: copy.tier,\n      sheet: sheet.state,",
      replace:
        "pseudonym: sql<string>`${copy.pseudonym} || coalesce((select min(o.draft->>'remarks') from blind.sheet o where o.copy_id = ${copy.id} and o.id <> ${sheet.id}), '')`,\n      tier: copy.tier,\n      sheet: sheet.state,",
    },
    {
      name: "the office sees how much an expert wrote",
      file: "app/lifecycle/5-review/office.queries.server.ts",
      find: "expert: person.name,\n      state: sheet.state,",
      replace:
        "expert: sql<string>`${person.name} || coalesce((select max(octet_length(r.sealed)) from blind.sheet_revision r where r.sheet_id = ${sheet.id}), 0)`,\n      state: sheet.state,",
    },
    {
      name: "the public page of a competition tells how much has been sealed",
      file: "app/lifecycle/2-announcement/public.queries.server.ts",
      find: "title: competition.title,",
      replace:
        "title: sql<string>`${competition.title} || (select coalesce(sum(octet_length(r.sealed)), 0) from blind.sheet_revision r join blind.sheet s on s.id = r.sheet_id join blind.round o on o.id = s.round_id where o.competition_id = ${competition.id})`,",
    },
  ],
  prove,
};
