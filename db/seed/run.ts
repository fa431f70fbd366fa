import { mkdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { count } from "drizzle-orm";
import { type Stage, stages } from "~/lifecycle/stages";
import { config, readConfig } from "~/server/config.server";
import { startEmbeddedParts } from "~/server/embedded/parts.server";
import { lockFolder } from "~/server/lock.server";
import { CannotStart } from "~/server/say.server";
import { closeStorage, openStore } from "~/server/store.server";
import { closeDatabase, db, openDatabase } from "~db/client.server";
import { migrate } from "~db/migrate.server";
import { person } from "~db/schema/registration";
import { playDemonstration } from "./demonstration";

type Asked = { stage: Stage | undefined; ifEmpty: boolean };

function asked(): Asked {
  const { values } = parseArgs({
    options: { stage: { type: "string" }, "if-empty": { type: "boolean", default: false } },
  });
  const stage = stages.find((one) => one === values.stage);
  if (values.stage !== undefined && !stage)
    throw new CannotStart((t) => t.seed.noStage(values.stage!, stages.join(", ")));
  return { stage, ifEmpty: values["if-empty"] };
}

/**
 * Fills an empty installation with the demonstration: `npm run seed -- --stage review`. Its passwords are public, so it goes
 * into the embedded database of DATA_DIR only; `--if-empty` is how the site itself asks, while that database runs.
 */
async function seed({ stage, ifEmpty }: Asked, closing: (() => unknown)[]): Promise<void> {
  const given = readConfig(process.env);
  if (!given.embedded.database) throw new CannotStart((t) => t.seed.foreignDatabase);
  if (!process.env.DATABASE_URL) {
    mkdirSync(given.dataDir, { recursive: true, mode: 0o711 });
    closing.push(await lockFolder(given.dataDir));
    Object.assign(process.env, await startEmbeddedParts(given, (part) => closing.push(part.close)));
    await migrate(config().databaseUrl);
  }
  openDatabase({ url: config().databaseUrl, poolSize: 5 });
  closing.push(closeDatabase);
  await openStore(config().store);
  closing.push(closeStorage);
  const [people] = await db().select({ n: count() }).from(person);
  if (people?.n === 0) await playDemonstration(stage);
  else if (!ifEmpty) throw new CannotStart((t) => t.seed.notEmpty(given.dataDir));
}

const closing: (() => unknown)[] = [];
try {
  await seed(asked(), closing);
} catch (error) {
  console.error(
    error instanceof CannotStart || (error as NodeJS.ErrnoException).code?.startsWith("ERR_PARSE_ARGS")
      ? (error as Error).message
      : error,
  );
  process.exitCode = 1;
}
for (const close of closing.reverse()) await close();
process.exit();
