import { sql } from "drizzle-orm";
import { attachFile } from "~/lifecycle/3-application/attach-file.server";
import { readConfig } from "~/server/config.server";
import { closeStorage, openStore } from "~/server/store.server";
import { db } from "~db/client.server";
import { type ObjectStorage, openStorage } from "~storage/client.server";
import { receive } from "~storage/temporary-file.server";
import { anOpenCompetition, aReadyApplication } from "../applications";
import { openParts } from "../open-parts";
import { aPdfOf, charter, type Sending, sendWhole, sha256Of } from "../uploads";
import { type Fault, getFaults, putFaults, startFaultyStore } from "./faulty-store";
import { type Guarantee, type Proof, type ProofOptions, randomFrom } from "./guarantee";

const LANES = 6;
const FILES_OF_ONE = 25;

type Attempt = { bytes: Buffer; attached: boolean };

/** One file by one of the two ways; a store that does wrong may make it fail, and then nothing may be left. */
async function attempt(sending: Sending, byPieces: boolean): Promise<boolean> {
  try {
    const outcome = byPieces ? await sendWhole(sending) : await attachWhole(sending);
    return outcome.ok && "id" in outcome.value;
  } catch {
    return false;
  }
}

async function attachWhole({ who, applicationId, bytes, name }: Sending) {
  const received = await receive(
    (async function* () {
      yield bytes;
    })(),
    bytes.length,
  );
  if (!received.ok) throw new Error(received.reason);
  try {
    return await attachFile(who, applicationId, { kind: charter.key, name, file: received.file });
  } finally {
    await received.file.close();
  }
}

/** What every row says, compared with what the store itself gives. */
export async function danglingRows(storage: ObjectStorage): Promise<string[]> {
  const rows = await db().execute<{ key: string; sha256: string; size: number }>(
    sql`select distinct key, sha256, size from stored_file`,
  );
  const found: string[] = [];
  for (const { key, sha256, size } of rows) {
    const parts: Uint8Array[] = [];
    try {
      for await (const part of (await storage.get(key)).body) parts.push(part);
    } catch (error) {
      found.push(`a row refers to ${key}, which the store does not have: ${error}`);
      continue;
    }
    const bytes = Buffer.concat(parts);
    if (bytes.length !== size || sha256Of(bytes) !== sha256)
      found.push(`a row refers to ${key}, which is another file`);
  }
  return found;
}

async function prove({ size, seed, clusterUrl }: ProofOptions): Promise<Proof> {
  const parts = await openParts({ clusterUrl, poolSize: LANES + 2 });
  const { store: real } = readConfig(process.env);
  const faulty = await startFaultyStore(real);
  closeStorage();
  await openStore(faulty.address);
  const random = randomFrom(seed);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  faulty.decide = (method, key): Fault | undefined => {
    const share = key.startsWith("files/") ? 0.45 : 0.12;
    if (method === "PUT" && random() < share) return one(putFaults);
    if (method === "GET" && key.startsWith("incoming/") && random() < 0.1) return "flipped";
    if (method === "GET" && key !== "" && random() < share / 2) return one(getFaults);
    return undefined;
  };
  const faults = () => faulty.done.get("PUT files") ?? 0;

  const failures: string[] = [];
  const attempts: Attempt[] = [];
  const competition = await anOpenCompetition({ rules: { requiredDocuments: [charter] } });
  const giveUpAt = Date.now() + 120_000 + size * 1_500;
  async function lane(): Promise<void> {
    while (faults() < size && Date.now() < giveUpAt) {
      const { id, head } = await aReadyApplication({ competition });
      for (let n = 0; n < FILES_OF_ONE && faults() < size; n += 1) {
        const bytes = aPdfOf(500 + Math.floor(random() * (random() < 0.2 ? 400_000 : 4_000)), random());
        const sending = { who: head, applicationId: id, bytes, name: `Документ ${n}.pdf` };
        attempts.push({ bytes, attached: await attempt(sending, random() < 0.4) });
      }
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane));
  faulty.decide = () => undefined;

  const storage = openStorage(real);
  failures.push(...(await danglingRows(storage)));
  const rows = await db().execute<{ sha256: string }>(
    sql`select f.sha256 from attachment t join stored_file f on f.id = t.file_id`,
  );
  const kept = new Set(rows.map(({ sha256 }) => sha256));
  for (const { bytes, attached } of attempts) {
    if (attached && !kept.has(sha256Of(bytes))) failures.push("a file was acknowledged and is not attached as it was");
    kept.delete(sha256Of(bytes));
  }
  for (const sha256 of kept) failures.push(`${sha256} is attached, and nobody sent such a file`);
  if (!attempts.some(({ attached }) => attached)) failures.push("control: not one file could be attached");
  storage.close();
  await parts.close();
  await faulty.close();
  return { n: faults(), failures };
}

const STORE = "storage/store-file.server.ts";

export const guarantee: Guarantee = {
  id: "A2",
  promise: "a file is referred to only when the store gives it back byte by byte, whatever the store does wrong",
  bugSize: 120,
  needsBuild: false,
  bugs: [
    {
      name: "nothing is read back",
      file: STORE,
      find: "  if (!(await keeps(storage, key, about))) {",
      replace: "  if (about.size < 0 && !(await keeps(storage, key, about))) {",
    },
    {
      name: "what is read back is only counted",
      file: STORE,
      find: 'length === size && hash.digest("hex") === sha256',
      replace: 'length === size && hash.digest("hex") !== ""',
    },
    {
      name: "a repair is believed",
      file: STORE,
      find: "    if (!(await keeps(storage, key, about))) throw",
      replace: "    if (about.size < 0) throw",
    },
    {
      name: "joined pieces are not compared with what the browser had",
      file: "app/lifecycle/3-application/finish-upload.server.ts",
      find: "received.file.sha256 === sha256",
      replace: 'sha256 !== ""',
    },
  ],
  prove,
};
