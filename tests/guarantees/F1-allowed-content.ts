import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { attachFile } from "~/lifecycle/3-application/attach-file.server";
import { store } from "~/server/store.server";
import { db } from "~db/client.server";
import { fileKinds, kindOfName } from "~storage/file-kinds";
import { storeFile } from "~storage/store-file.server";
import { receive } from "~storage/temporary-file.server";
import { anOpenCompetition, aReadyApplication } from "../applications";
import { openParts } from "../open-parts";
import { type AClamd, aClamd, eicar } from "../parts/a-clamd";
import { aPdfOf, charter, sha256Of } from "../uploads";
import { type Guarantee, type Proof, type ProofOptions, randomFrom } from "./guarantee";
import { bombs, disguises, honest } from "./hostile-corpus";

type Try = { what: string; name: string; bytes: Buffer; mayBeTaken: boolean };

async function* inPackets(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 50_000) yield bytes.subarray(at, at + 50_000);
}

/** The hostile files, every honest one under every other extension, and honest ones with a few bytes of them changed. */
async function* tries(random: () => number): AsyncGenerator<Try> {
  for (const { what, name, make } of [...disguises, ...bombs])
    yield { what, name, bytes: await make(), mayBeTaken: false };
  const files = await Promise.all(
    Object.entries(honest).map(async ([extension, make]) => ({ extension, bytes: await make() })),
  );
  const extensions = Object.values(fileKinds).flatMap(({ extensions }) => [...extensions]);
  for (const { extension, bytes } of files)
    for (const other of [...extensions, "exe", "docm", "zip", "html"]) {
      const mayBeTaken = kindOfName(`a.${other}`) === extension;
      yield { what: `a ${extension} called ${other}`, name: `Файл.${other.toUpperCase()}`, bytes, mayBeTaken };
    }
  for (;;) {
    const { extension, bytes } = files[Math.floor(random() * files.length)]!;
    yield { what: `a changed ${extension}`, name: `a.${extension}`, bytes: changed(bytes, random), mayBeTaken: true };
  }
}

function changed(bytes: Buffer, random: () => number): Buffer {
  const other = Buffer.from(bytes);
  const within = random() < 0.7 ? Math.min(64, other.length) : other.length;
  for (let n = 1 + Math.floor(random() * 6); n > 0; n -= 1)
    other[Math.floor(random() * within)] = Math.floor(random() * 256);
  return random() < 0.2 ? other.subarray(0, Math.floor(random() * other.length)) : other;
}

/** What may begin the content of a kind; nothing is taken that a reader of magic numbers would call another thing. */
const marks: Record<string, string> = {
  pdf: "25504446",
  png: "89504e470d0a1a0a",
  jpg: "ffd8ff",
  docx: "504b0304",
  xlsx: "504b0304",
  odt: "504b0304",
  ods: "504b0304",
};

async function keysUnder(prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store().list(prefix)) keys.push(key);
  return keys;
}

async function faultOf({ what, name, bytes, mayBeTaken }: Try): Promise<string | null> {
  const scope = randomUUID();
  const stored = await storeFile(store(), inPackets(bytes), { name, scope });
  const kept = await keysUnder(`files/${scope}/`);
  if (!stored.ok) return kept.length > 0 ? `${what} is refused (${stored.reason}) and kept` : null;
  if (!mayBeTaken) return `${what} is taken`;
  const kind = kindOfName(name)!;
  if (stored.file.contentType !== fileKinds[kind].mime) return `${what} is kept as ${stored.file.contentType}`;
  return bytes.toString("hex", 0, 8).startsWith(marks[kind]!) ? null : `${what} is taken and does not begin as ${kind}`;
}

/** What the antivirus is for: infected files are refused, and nothing can be served before it has answered. */
async function faultsOfScans(clamd: AClamd): Promise<string[]> {
  const faults: string[] = [];
  const competition = await anOpenCompetition({ rules: { requiredDocuments: [charter] } });
  const { head, id } = await aReadyApplication({ competition });
  const attach = async (bytes: Buffer) => {
    const received = await receive(inPackets(bytes), 1_000_000);
    if (!received.ok) throw new Error(received.reason);
    const asked = attachFile(head, id, { kind: charter.key, name: "a.pdf", file: received.file });
    return asked.finally(() => received.file.close());
  };
  const isThere = async (bytes: Buffer) => {
    const rows = await db().execute(sql`select from stored_file where sha256 = ${sha256Of(bytes)}`);
    return rows.length > 0 || (await keysUnder(`files/${competition.organiserId}/${sha256Of(bytes)}`)).length > 0;
  };

  const infected = Buffer.concat([aPdfOf(90_000), eicar, Buffer.from("\n%%EOF\n")]);
  const answer = await attach(infected);
  if (!answer.ok || !("unfit" in answer.value) || answer.value.unfit !== "infected")
    faults.push(`an infected file is answered by ${JSON.stringify(answer)}`);
  if (await isThere(infected)) faults.push("an infected file is kept");

  const clean = aPdfOf(90_000);
  clamd.during = async () => {
    if (await isThere(clean)) faults.push("a file can be served before its verdict");
  };
  const taken = await attach(clean);
  clamd.during = undefined;
  if (!taken.ok || !("id" in taken.value)) faults.push("control: a clean file is refused");
  const [row] = await db().execute<{ scan: string }>(
    sql`select scan from stored_file where sha256 = ${sha256Of(clean)}`,
  );
  if (row?.scan !== "clean") faults.push(`a clean file is called ${row?.scan}`);

  for (const fault of ["breaksOff", "error", "tooLarge"] as const) {
    clamd.fault = fault;
    const bytes = aPdfOf(90_000);
    const unsure = await attach(bytes);
    if (!unsure.ok || !("unfit" in unsure.value) || unsure.value.unfit !== "scannerAway" || (await isThere(bytes)))
      faults.push(`with an antivirus that fails (${fault}) a file is answered by ${JSON.stringify(unsure)}`);
  }
  return faults;
}

async function prove({ size, seed, clusterUrl, untilRed }: ProofOptions): Promise<Proof> {
  const clamd = await aClamd();
  process.env.CLAMD_URL = clamd.url;
  const parts = await openParts({ clusterUrl });
  const failures = await faultsOfScans(clamd);
  let n = 6;
  for await (const one of tries(randomFrom(seed))) {
    if (n >= size || (untilRed && failures.length > 0)) break;
    n += 1;
    const fault = await faultOf(one);
    if (fault) failures.push(fault);
  }
  await parts.close();
  await clamd.close();
  return { n, failures };
}

const INSPECT = "storage/inspect.server.ts";
const STORE = "storage/store-file.server.ts";

export const guarantee: Guarantee = {
  id: "F1",
  promise:
    "only allowed content is taken: name, first bytes and structure agree, no macros; nothing is served before the antivirus answers",
  bugSize: 220,
  needsBuild: false,
  bugs: [
    {
      name: "the name alone says what a file is",
      file: INSPECT,
      find: "(await contentMime(file)) !== fileKinds[promised].mime || (await endsAsZip(file))",
      replace: "await endsAsZip(file)",
    },
    {
      name: "a file that is a zip too is no matter",
      file: INSPECT,
      find: " || (await endsAsZip(file))",
      replace: "",
    },
    {
      name: "macros are let through",
      file: INSPECT,
      find: "(^|\\/)(vbaProject\\.bin|vbaData\\.xml)$|",
      replace: "",
    },
    {
      name: "macros are known by the names of their parts only",
      file: "storage/zip-content.server.ts",
      find: 'isCatalogue.test(name) && macros.test(text) ? "macros" : undefined',
      replace: "isCatalogue.test(name) && macros.test(text) ? undefined : undefined",
    },
    {
      name: "behind its first bytes a file may be anything",
      file: INSPECT,
      find: "(await readsAs(file, promised)) ? undefined",
      replace: "(await readsAs(file, promised)) || file.size > 0 ? undefined",
    },
    {
      name: "an antivirus that fails has found nothing",
      file: STORE,
      find: '.catch(() => "scannerAway" as const)',
      replace: '.catch(() => "clean" as const)',
    },
    {
      name: "what the antivirus says is not heard",
      file: "storage/antivirus.server.ts",
      find: 'return "infected";',
      replace: 'return "clean";',
    },
    {
      name: "a file is kept before it is scanned",
      file: STORE,
      find: "  const scan = await verdictOf(file, filing.scan);",
      replace:
        '  const early = `files/${plainScope(filing.scope)}/${file.sha256}`;\n  await storage.putStream(early, () => file.read(), { size: file.size, sha256: file.sha256, contentType: "x/y" });\n  const scan = await verdictOf(file, filing.scan);',
    },
    {
      name: "two entries of one name are one",
      file: "storage/zip-directory.server.ts",
      find: "return isPlain && liesInOrder",
      replace: "return (isPlain || true) && liesInOrder",
    },
  ],
  prove,
};
