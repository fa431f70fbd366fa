import type { Outcome } from "~/lifecycle/outcome";
import { closeDatabase, openDatabase } from "~db/client.server";
import { migrate } from "~db/migrate.server";
import { openParts } from "../open-parts";
import { aPerson } from "../people";
import { doorFaults } from "./door";
import { playEveryVerb } from "./every-verb";
import { type Guarantee, type Proof, type ProofOptions, randomFrom } from "./guarantee";
import { fingerprint, type Kill, runAndKill } from "./kill-backend";
import { type Asked, asUsual, sitesInSources, takeTransactions } from "./transactions";

/** The pool where every statement has its kill, and those where some of them have another one. */
const POOL = 2;
const OTHER_POOLS = [1, 5, 10];
const NEIGHBOURS = 3;
type Where = { at: number; poolSize: number; surely: boolean };

/** Night after night more of them: one for every thousand of the size. */
const killsElsewhere = (size: number) => (Number.isFinite(size) ? Math.max(5, Math.ceil(size / 1_000)) : 5);

class Enough extends Error {}

/**
 * Plays every verb. The first time one opens its transaction, its backend dies before each of its statements in turn, and
 * a few times more in other pools, before it may go through: a killed one leaves nothing, so the next finds the same facts.
 */
async function prove({ size, seed, clusterUrl }: ProofOptions): Promise<Proof> {
  const parts = await openParts({ clusterUrl, poolSize: POOL, watchStatements: true });
  await migrate(parts.databaseUrl);
  // why: neighbours give somebody a role.
  await aPerson("Сосед");
  const random = randomFrom(seed);
  const failures = await doorFaults(parts.databaseUrl);
  const killed = new Set<string>();
  let kills = 0;

  let poolNow = POOL;

  async function usePool(poolSize: number): Promise<void> {
    if (poolSize === poolNow) return;
    await closeDatabase();
    openDatabase({ url: parts.databaseUrl, poolSize, watchStatements: true });
    poolNow = poolSize;
    takeTransactions(take);
  }

  async function kill(asked: Asked, before: string, { at, poolSize, surely }: Where): Promise<Kill> {
    const run = asked.run as (begun?: (backend: number) => void) => Promise<Outcome<unknown>>;
    await usePool(poolSize);
    const told = await runAndKill(run, { at, neighbours: NEIGHBOURS, surely, before });
    const where = `${asked.site}, pool ${poolSize}, statement ${at} (${told.statements[at - 1] ?? "none"})`;
    failures.push(...told.faults.map((fault) => `${where}: ${fault}`));
    if (told.after !== before && at > 0) throw new Error(`${where}: the story cannot go on`);
    return told;
  }

  async function everywhere(asked: Asked): Promise<number> {
    const before = await fingerprint();
    let at = 0;
    for (let last = ""; last !== "commit" && last !== "rollback"; kills += 1) {
      at += 1;
      const { statements } = await kill(asked, before, { at, poolSize: POOL, surely: true });
      last = statements.at(-1) ?? "commit";
      if (last === "commit") at = statements.length;
    }
    const pools = Array.from({ length: killsElsewhere(size) }, () => OTHER_POOLS[Math.floor(random() * 3)]!);
    for (const poolSize of pools.sort((a, b) => a - b)) {
      // why: one that races with its COMMIT may be there rightly, and then the next kill would find other facts.
      const surely = random() < 0.5;
      await kill(asked, before, { at: 1 + Math.floor(random() * (surely ? at : at - 1)), poolSize, surely });
      kills += 1;
    }
    await usePool(POOL);
    return at;
  }

  async function take<T>(asked: Asked<T>): Promise<T> {
    if (killed.has(asked.site)) return asked.run();
    if (kills >= size) throw new Enough();
    killed.add(asked.site);
    await asUsual(() => everywhere(asked));
    const { outcome } = await kill(asked, await fingerprint(), { at: 0, poolSize: POOL, surely: true });
    if (typeof outcome === "object" && "ok" in outcome) return outcome as T;
    throw outcome;
  }

  takeTransactions(take);
  const isWhole = await playEveryVerb().then(
    () => true,
    (error) => {
      if (!(error instanceof Enough)) failures.push(`the story stopped: ${error.stack}`);
      return false;
    },
  );
  if (isWhole)
    for (const site of sitesInSources().filter((one) => !killed.has(one))) failures.push(`no scenario for ${site}`);
  await parts.close();
  return { n: kills, of: isWhole ? kills : Math.min(kills, size), failures };
}

const DOOR = "db/client.server.ts";
const POOL_FILE = "db/pool.server.ts";
const GUARDS = "db/guards.sql";

export const guarantee: Guarantee = {
  id: "A7",
  promise:
    "a transaction of every verb is there whole or not at all, before whichever of its statements its backend dies",
  bugSize: 60,
  needsBuild: false,
  bugs: [
    {
      name: "a dead transaction is rolled back where nobody listens",
      endsProcess: true,
      file: POOL_FILE,
      find: "slot.isLost || reject(error)",
      replace: "reject(error)",
    },
    {
      name: "no fence",
      endsProcess: true,
      file: POOL_FILE,
      find: "slot.isLost ? neverSettles() : ",
      replace: "",
    },
    {
      name: "a lost connection's client serves the next one",
      endsProcess: true,
      file: POOL_FILE,
      find: "if (slot.isLost) return;",
      replace: "return;",
    },
    {
      name: "no guard against writes outside a transaction",
      file: GUARDS,
      find: "coalesce(current_setting('app.tx', true), '') = ''",
      replace: "false",
    },
    {
      name: "a commit needs no seal",
      file: GUARDS,
      find: "current_setting('app.sealed', true) is distinct from current_setting('app.tx', true)",
      replace: "false",
    },
    {
      name: "nobody looks whether the seal was set",
      file: DOOR,
      find: "if (!sealed?.sealed) throw",
      replace: "if (false) throw",
    },
  ],
  prove,
};
