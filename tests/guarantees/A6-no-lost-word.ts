import { asc, eq } from "drizzle-orm";
import { type Person, system } from "~/access/who";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { attachFile } from "~/lifecycle/3-application/attach-file.server";
import { newRowId, type Row, rowsIn, type SectionDraft, withIds } from "~/lifecycle/3-application/draft";
import { loadDraft } from "~/lifecycle/3-application/draft.queries.server";
import { autosaveSection, type SaveOutcome, saveSection } from "~/lifecycle/3-application/save-section.server";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { made } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { draftHistory } from "~db/schema/application";
import { membership } from "~db/schema/registration";
import { receive } from "~storage/temporary-file.server";
import { anOpenCompetition, aReadyApplication } from "../applications";
import { openParts } from "../open-parts";
import { aPerson } from "../people";
import { type Guarantee, type Proof, type ProofOptions, randomFrom } from "./guarantee";

const POOL = 8;
const ACTS = 4;
/** Interleavings on one application, one after another. */
const ON_ONE = 10;
const TEXTS = ["problem", "audience", "goal", "sustainability"];
const COLUMNS = ["event", "place", "result"];
const written = ["problem", "plan"] as const;
type Written = (typeof written)[number];

/** Somebody with the form open: what stands on their pages, and every word that was ever shown to them. */
type Editor = { who: Person; pages: Record<Written, { version: number; data: SectionDraft }>; seen: Set<string> };

/** An application that several people write at once, and what has been promised to them. */
type Desk = {
  id: string;
  head: Person;
  editors: Editor[];
  /** Words that somebody typed and was told are saved. */
  saved: { section: Written; word: string }[];
  /** What a person had seen when a version of theirs was sent. */
  sent: Map<string, Set<string>>;
  random: () => number;
  word: () => string;
  failures: string[];
};

const wordsIn = (value: unknown): string[] => JSON.stringify(value).match(/w\d+w/g) ?? [];

function pick<T>(random: () => number, all: readonly T[]): T {
  return all[Math.floor(random() * all.length)]!;
}

async function aDesk(random: () => number, word: () => string, failures: string[]): Promise<Desk> {
  const competition = await anOpenCompetition({
    rules: {
      requiredDocuments: [{ key: "charter", title: "Устав", required: false, identifies: true, visibility: "office" }],
    },
  });
  const { id, head, applicantId } = await aReadyApplication({ competition });
  const others = await Promise.all(Array.from({ length: 1 + Math.floor(random() * 4) }, () => aPerson("Редактор")));
  await transaction(system, "seed.play", async (tx) => {
    for (const { id: personId } of others)
      await tx.insert(membership).values({ applicantId, personId, role: "editor" });
    return made(undefined);
  });
  const editors = [head, ...others].map((who) => ({ who, pages: {} as Editor["pages"], seen: new Set<string>() }));
  return { id, head, editors, saved: [], sent: new Map(), random, word, failures };
}

async function open({ id }: Desk, editor: Editor): Promise<void> {
  const loaded = (await loadDraft(db(), editor.who, id))!;
  for (const section of written) {
    const data = loaded.draft[section] ?? {};
    editor.pages[section] = { version: loaded.versions[section] ?? 0, data };
    for (const word of wordsIn(data)) editor.seen.add(word);
  }
}

/** Types into a field, at its end or in its place, or adds or takes away a row. Answers the words that are new. */
function type({ random, word }: Desk, section: Written, data: SectionDraft): string[] {
  const fresh = word();
  const typed = (before: string) => (random() < 0.5 ? `${before} ${fresh}`.trim() : fresh);
  if (section === "problem") {
    const key = pick(random, TEXTS);
    data[key] = typed(`${data[key] ?? ""}`);
    return [fresh];
  }
  const rows: Row[] = withIds(rowsIn(data, "items"));
  data.items = rows;
  if (rows.length === 0 || random() < 0.25)
    rows.splice(Math.floor(random() * (rows.length + 1)), 0, { id: newRowId(), event: fresh });
  else if (random() < 0.3 && rows.length > 1) {
    rows.splice(Math.floor(random() * rows.length), 1);
    return [];
  } else {
    const [row, column] = [pick(random, rows), pick(random, COLUMNS)];
    row[column] = typed(row[column] ?? "");
  }
  return [fresh];
}

/** The names and values of a form's fields. */
function fieldsOf(data: SectionDraft): [string, string][] {
  return Object.entries(data).flatMap(([key, value]): [string, string][] =>
    typeof value === "string"
      ? [[key, value]]
      : value.flatMap((row, at) =>
          Object.entries(row).map(([column, text]): [string, string] => [`${key}.${at}.${column}`, text]),
        ),
  );
}

async function post(desk: Desk, { who }: Editor, section: Written, version: number, data: SectionDraft) {
  if (desk.random() < 0.4) return saveSection(who, desk.id, { section, version, data });
  const posted = made({ version, row: null, next: false, finish: null, typed: fieldsOf(data) });
  return autosaveSection(who, desk.id, section, posted);
}

/** What a person chooses where two texts contradict each other: mine, theirs or both. */
function settled(desk: Desk, { data, conflicts }: NonNullable<SaveOutcome["clash"]>): SectionDraft {
  const chosen = structuredClone(data);
  for (const { path, mine, theirs } of conflicts) {
    const text = pick(desk.random, [mine, theirs, `${mine}\n${theirs}`]);
    const [key = "", id, column = ""] = path.split(".");
    if (id === undefined) chosen[key] = text;
    else {
      const rows = withIds(rowsIn(chosen, key)) as Row[];
      rows.find((row) => row.id === id)![column] = text;
      chosen[key] = rows;
    }
  }
  return chosen;
}

/** Types something and saves it, choosing as often as somebody else was faster; now and then an answer is lost on its way. */
async function write(desk: Desk, editor: Editor): Promise<void> {
  const section = pick(desk.random, written);
  const page = editor.pages[section];
  const fresh = type(desk, section, page.data);
  for (const word of fresh) editor.seen.add(word);
  for (let tries = 0; tries < 12; tries += 1) {
    const seen = new Set(editor.seen);
    const outcome = await post(desk, editor, section, page.version, page.data);
    if (outcome.ok) {
      const key = `${section} ${outcome.value.version} ${editor.who.id}`;
      if (!desk.sent.has(key)) desk.sent.set(key, seen);
      if (desk.random() < 0.1) continue;
      for (const word of fresh) if (wordsIn(page.data).includes(word)) desk.saved.push({ section, word });
      editor.pages[section] = { version: outcome.value.version, data: outcome.value.data ?? page.data };
      for (const word of wordsIn(outcome.value.data ?? {})) editor.seen.add(word);
      return;
    }
    if (!outcome.clash) {
      desk.failures.push(`${section}: refused with ${outcome.reason}`);
      return;
    }
    for (const word of wordsIn(outcome.clash)) editor.seen.add(word);
    page.data = settled(desk, outcome.clash);
    page.version = outcome.clash.version;
  }
}

async function attach({ id, head }: Desk): Promise<void> {
  const text = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
  const received = await receive(
    (async function* () {
      yield Buffer.from(text);
    })(),
    1_000_000,
  );
  if (!received.ok) throw new Error(received.reason);
  await attachFile(head, id, { kind: "charter", name: "устав.pdf", file: received.file });
  await received.file.close();
}

/** A few acts of everybody at once: mostly writing, sometimes opening the form anew, a file, a submission. */
async function interleave(desk: Desk): Promise<void> {
  await Promise.all(
    desk.editors.map(async (editor) => {
      await open(desk, editor);
      for (let n = 0; n < ACTS; n += 1) {
        const roll = desk.random();
        if (roll < 0.1) await open(desk, editor);
        else if (roll < 0.12) await attach(desk);
        else if (roll < 0.15 && editor.who === desk.head)
          await submitApplication(desk.head, desk.id, { key: crypto.randomUUID() }, noWait);
        else await write(desk, editor);
      }
    }),
  );
}

type State = { section: string; version: number; data: SectionDraft; by: string };

/** Texts of a section by their places. */
function placesOf(data: SectionDraft): Map<string, string> {
  const places = new Map<string, string>();
  for (const [key, value] of Object.entries(data)) {
    if (typeof value === "string") places.set(key, value);
    else
      for (const { id, ...columns } of withIds(value))
        for (const [column, text] of Object.entries(columns)) places.set(`${key}.${id}.${column}`, text);
  }
  return places;
}

/** Words that a version took from their places although its author had never seen them. */
function takenUnseen({ sent }: Desk, before: State, after: State): string[] {
  const seen = sent.get(`${after.section} ${after.version} ${after.by}`);
  const now = placesOf(after.data);
  return [...placesOf(before.data)].flatMap(([place, text]) =>
    wordsIn(text).filter((word) => !wordsIn(now.get(place) ?? "").includes(word) && !seen?.has(word)),
  );
}

async function judge(desk: Desk): Promise<string[]> {
  const failures: string[] = [];
  const rows = await db()
    .select({
      section: draftHistory.section,
      version: draftHistory.version,
      data: draftHistory.data,
      by: draftHistory.savedBy,
    })
    .from(draftHistory)
    .where(eq(draftHistory.applicationId, desk.id))
    .orderBy(asc(draftHistory.section), asc(draftHistory.version));
  const current = (await loadDraft(db(), desk.head, desk.id))!;
  for (const section of written) {
    const states = rows.filter((row) => row.section === section) as State[];
    const all = new Set(wordsIn([states.map(({ data }) => data), current.draft[section]]));
    for (const one of desk.saved)
      if (one.section === section && !all.has(one.word))
        failures.push(`${section}: ${one.word} was saved and is nowhere`);
    states.forEach((state, at) => {
      if (state.version !== at + 1) failures.push(`${section}: version ${state.version} stands at place ${at + 1}`);
      const before = states[at - 1];
      for (const word of before ? takenUnseen(desk, before, state) : [])
        failures.push(`${section}: version ${state.version} took ${word}, which its author had never seen`);
    });
    const last = states[states.length - 1];
    if (JSON.stringify(last?.data) !== JSON.stringify(current.draft[section]))
      failures.push(`${section}: the draft is not its last saved state`);
  }
  return failures;
}

async function prove({ size, seed, clusterUrl }: ProofOptions): Promise<Proof> {
  const parts = await openParts({ clusterUrl, poolSize: POOL });
  const random = randomFrom(seed);
  const failures: string[] = [];
  let [n, words] = [0, 0];
  while (n < size) {
    const desk = await aDesk(random, () => `w${words++}w`, failures);
    for (let on = 0; on < ON_ONE && n < size; on += 1) {
      await interleave(desk);
      n += 1;
    }
    failures.push(...(await judge(desk)));
  }
  await parts.close();
  return { n, failures };
}

const MERGE = "app/lifecycle/3-application/merge.ts";
const KEEP = "app/lifecycle/3-application/keep-section.server.ts";

export const guarantee: Guarantee = {
  id: "A6",
  promise:
    "a word that somebody was told is saved stays in the draft or in its history; nobody overwrites what they have not seen",
  bugSize: 60,
  needsBuild: false,
  bugs: [
    {
      name: "the last one wins without being asked",
      file: MERGE,
      find: "if (their !== was) conflicts.push({ path, mine: my, theirs: their });",
      replace: "",
    },
    {
      name: "the first one wins and the other is told “saved”",
      file: KEEP,
      find: "states.some(({ data }) => textAt(data, path) === text)",
      replace: "states.length >= 0 || textAt({}, path) === text",
    },
    {
      name: "a removed row takes along what another wrote in it",
      file: MERGE,
      find: "else if (!was || !isSameRow(was, row)) merged.push(row);",
      replace: "else if (!was) merged.push(row);",
    },
    {
      name: "rows that another added are lost in merging",
      file: MERGE,
      find: "else if (!was || !isSameRow(was, row)) merged.push(row);",
      replace: "else if (was && !isSameRow(was, row)) merged.push(row);",
    },
    {
      name: "versions are not compared",
      file: KEEP,
      find: "        where d.version = ${version}\n",
      replace: "",
    },
    {
      name: "a merged text is acknowledged and not written",
      file: KEEP,
      find: "if (canonicalJson(data) === canonicalJson(theirs)) return",
      replace: "if (canonicalJson(data) !== canonicalJson({})) return",
    },
  ],
  prove,
};
