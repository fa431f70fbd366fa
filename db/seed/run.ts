import { mkdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { count } from "drizzle-orm";
import { type Stage, stages } from "~/lifecycle/stages";
import { config, readConfig } from "~/server/config.server";
import { startEmbeddedParts } from "~/server/embedded/parts.server";
import { lockFolder } from "~/server/lock.server";
import { closeStorage, openStore } from "~/server/store.server";
import { closeDatabase, db, openDatabase } from "~db/client.server";
import { migrate } from "~db/migrate.server";
import { person } from "~db/schema/registration";
import { playDemonstration } from "./demonstration";

const { values } = parseArgs({
  options: { stage: { type: "string" }, "if-empty": { type: "boolean", default: false } },
});
const stage = values.stage as Stage | undefined;
if (stage !== undefined && !stages.includes(stage)) {
  console.error(`--stage: ${stages.join(", ")}`);
  process.exit(2);
}

const closing: (() => unknown)[] = [];
if (!process.env.DATABASE_URL) {
  const given = readConfig(process.env);
  mkdirSync(given.dataDir, { recursive: true, mode: 0o711 });
  closing.push(await lockFolder(given.dataDir));
  Object.assign(process.env, await startEmbeddedParts(given, (part) => closing.push(part.close)));
  await migrate(config().databaseUrl);
}
openDatabase({ url: config().databaseUrl, poolSize: 5 });
await openStore(config().store);
const [people] = await db().select({ n: count() }).from(person);
if (people?.n === 0) await playDemonstration(stage);
else if (!values["if-empty"]) console.error("The database is not empty; set DATA_DIR to an empty folder.");
closeStorage();
await closeDatabase();
for (const close of closing.reverse()) await close();
process.exit(people?.n === 0 || values["if-empty"] ? 0 : 1);
