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
import { type Guarantee, type Proof, type ProofOptions, randomFrom } from "./guarantee";
import { drawIdentity } from "./identity";
import { differences, type Line } from "./transcript";
import { lastHour, lettersTo, observer, openWorld, playsUntil, sheetsOf, type World } from "./two-worlds";

const APPLICATIONS = 3;
const MOST_PAGES = 60;

/** How the other experts score in one world: a mark, what they write, and in which order they seal. */
type Scoring = { mark: (n: number, at: number) => number; words: string; order: number[] };
type Played = { lines: Line[]; opened: Line[] };

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
    const [first, second]: Played[] = [
      { lines: [], opened: [] },
      { lines: [], opened: [] },
    ];
    await playsUntil(play(await open(), one, first!), () => []);
    const early = await playsUntil(play(await open(), other, second!), () =>
      untilRed ? differences(first!.lines.slice(0, second!.lines.length), second!.lines) : [],
    );
    const found = early.length > 0 ? early : differences(first!.lines, second!.lines);
    failures.push(...found.map((fault) => `pair ${n}: ${fault}`));
    if (early.length === 0 && differences(first!.opened, second!.opened).length === 0)
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
async function* play(world: World, how: Scoring, { lines, opened }: Played): AsyncGenerator<void> {
  const [own, ...others] = world.experts as [Person, ...Person[]];
  const exceptOffice = async (when: string) => {
    await lookAsExpert(world, own, when, lines);
    for (const [name, who] of Object.entries({
      chair: world.chair,
      member: world.member,
      applicant: world.applications[0]!.head,
    }))
      await walk(world, `${name}, ${when}`, who, lines);
    await walk(world, `nobody, ${when}`, null, lines);
  };
  const everybody = async (when: string) => {
    await exceptOffice(when);
    await walk(world, `secretary, ${when}`, world.secretary, lines);
  };
  yield everybody("nothing written");
  for (const n of how.order) await write(world, others[0]!, n, how);
  yield exceptOffice("one has written");
  await seal(world, others[0]!, how.order[0]!);
  yield exceptOffice("one sheet is sealed");
  for (const n of how.order.slice(1)) await seal(world, others[0]!, n);
  for (const n of how.order) await write(world, others[1]!, n, how);
  for (const n of [...how.order].reverse()) await seal(world, others[1]!, n);
  for (let n = 0; n < APPLICATIONS; n += 1) {
    await write(world, own, n, {
      ...how,
      mark: () => 5,
      words: "Достаточно длинное обоснование, одно в обоих мирах, для пробы.",
    });
    await seal(world, own, n);
  }
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
    await lettersTo(world, who, lines);
  sure(await confirmOpening(world.chair, world.roundId, { role: "chair", password: PASSWORD }));
  await lookAsExpert(world, own, "opened", lines);
  await walk(world, "secretary, opened", world.secretary, opened);
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

/** The expert's own pages, sheet by sheet in the order of their content, since that of the list is drawn. */
async function lookAsExpert(world: World, who: Person, when: string, lines: Line[]): Promise<void> {
  const { ask } = await observer(world, who, lines);
  const pages = ["", "/reopen", "/recuse", "/seal"];
  for (const path of ["/expert", "/expert/profile"]) {
    await ask(`expert, ${when}: ${path}`, path);
    await ask(`expert, ${when}: ${path}.data`, `${path}.data`);
  }
  for (const { id, n } of await sheetsOf(world, who))
    for (const page of pages) {
      await ask(`expert, ${when}: copy ${n}${page}`, `/expert/sheets/${id}${page}`);
      await ask(`expert, ${when}: copy ${n}${page}.data`, `/expert/sheets/${id}${page}.data`);
    }
  const [another] = await sheetsOf(world, world.experts.find((one) => one !== who)!);
  await ask(`expert, ${when}: another's sheet`, `/expert/sheets/${another!.id}`);
}

/** Follows every link of a person's areas from their first pages, and the pages of the competition that anybody may open. */
async function walk(world: World, label: string, who: Person | null, lines: Line[]): Promise<void> {
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
  while (queue.length > 0 && asked.size < MOST_PAGES) {
    const path = queue.shift()!;
    // why: papers draw the random code of the receipt; the pages they are made of are read.
    if (asked.has(path) || /(receipt|print|card)\.pdf/.test(path)) continue;
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
      find: "pseudonym: copy.pseudonym,\n      sheet: sheet.state,",
      replace:
        "pseudonym: sql<string>`${copy.pseudonym} || coalesce((select min(o.draft->>'remarks') from blind.sheet o where o.copy_id = ${copy.id} and o.id <> ${sheet.id}), '')`,\n      sheet: sheet.state,",
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
