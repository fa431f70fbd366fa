import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readAddress } from "~/server/embedded/database-address.server";
import { inBoth } from "~/server/say.server";
import { openPostgres } from "~db/connection.server";
import { build } from "../build";
import { freePort } from "../open-parts";
import { type Visitor, visitor } from "../visitor";
import { type Account, npmStart, processesOf } from "./a-start";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "start-site-")));
const dataDir = join(folder, "data");
afterAll(() => {
  if (process.platform === "linux") for (const { pid } of processesOf(folder)) process.kill(pid, "SIGKILL");
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** The table of accounts in the README, with the one password written above it. */
function accountsOfReadme(): Account[] {
  const readme = readFileSync("README.md", "utf8");
  const password = /Пароль у всех один — `(.+?)`/.exec(readme)?.[1] ?? "";
  const rows = readme.matchAll(/^\| (.+?) \| `(\S+@\S+)` \| .+ \|$/gm);
  return [...rows].map(([, role, email]) => ({ role: role!, email: email!, password }));
}

/** Signs somebody in as the page asks it, and answers whose account the site shows then. */
async function signIn(address: string, { email, password }: Account): Promise<{ who: Visitor; shown: boolean }> {
  const who = visitor(address);
  await who.get("/sign-in");
  await who.press("Войти", { email, password });
  await who.get("/account");
  return { who, shown: new URL(who.page().url).pathname === "/account" && who.text().includes(email) };
}

/** The facts that a demonstration loaded a second time would add to, and whatever else was made. */
async function kept(): Promise<Record<string, string[]>> {
  const sql = openPostgres(readAddress(dataDir)!, { max: 1 });
  try {
    const competitions = await sql<{ one: string }[]>`select id || ' ' || state as one from competition order by id`;
    const people = await sql<{ one: string }[]>`select id || ' ' || email as one from person order by id`;
    const organisers = await sql<{ one: string }[]>`select slug as one from organiser order by slug`;
    const told = (rows: readonly { one: string }[]) => rows.map(({ one }) => one);
    return { competitions: told(competitions), people: told(people), organisers: told(organisers) };
  } finally {
    await sql.end();
  }
}

const madeBetween = {
  name: "Администрация Усть-Большерецкого муниципального округа",
  shortName: "Усть-Большерецкий округ",
  slug: "ust-bolsheretsk",
  zone: "Asia/Kamchatka",
  locality: "село Усть-Большерецк",
  adminName: "Ольга Сомова",
  adminEmail: "somova@example.org",
};

test.runIf(process.platform === "linux")(
  "npm start opens the demonstration to every account of the README, keeps all of it over kill -9, and ends with Ctrl-C",
  { timeout: 300_000 },
  async () => {
    await build();
    const port = await freePort();
    const first = await npmStart(folder, port);
    expect(first.address).toBe(`http://localhost:${port}`);
    expect(first.accounts).toEqual(accountsOfReadme());

    const signedIn = new Map<string, Visitor>();
    for (const account of first.accounts) {
      const { who, shown } = await signIn(first.address, account);
      if (shown) signedIn.set(account.email, who);
    }
    expect([...signedIn.keys()]).toEqual(first.accounts.map(({ email }) => email));
    const stranger = await signIn(first.address, { ...first.accounts[0]!, password: "not the one printed" });
    expect(stranger.shown).toBe(false);

    const admin = signedIn.get("admin@pochin.example")!;
    await admin.get("/admin/organisers/new");
    await admin.press("Добавить", madeBetween);
    const before = await kept();
    expect(before.organisers).toContain(madeBetween.slug);
    expect(before.competitions!.length).toBeGreaterThan(3);

    expect((await first.signal("SIGKILL")).by).toBe("SIGKILL");
    await expect(fetch(first.address)).rejects.toThrow();
    const second = await npmStart(folder, port);
    expect(second.address).toBe(first.address);
    expect(await kept()).toEqual(before);
    expect((await visitor(second.address).get("/")).status).toBe(200);
    await admin.get("/admin");
    expect(admin.text()).toContain(`/${madeBetween.slug}`);

    const running = processesOf(folder).map(({ command }) => command);
    for (const part of [/^npm start/, /app\/server\/start\.ts/, /\/postgres -D/])
      expect(running.filter((command) => part.test(command))).not.toEqual([]);
    const socketDir = new URL(readAddress(dataDir)!).searchParams.get("host")!;
    const end = await second.signal("SIGINT");
    // why two: some shells between npm and the site end with its 0, some by the signal that they got themselves.
    expect([0, "SIGINT"]).toContain(end.by);
    expect(end.said.trim()).toBe(inBoth((t) => t.stopping));
    expect(processesOf(folder)).toEqual([]);
    await expect(fetch(second.address)).rejects.toThrow();
    const left = [join(dataDir, "lock"), join(dataDir, "database-address"), socketDir].filter((path) =>
      existsSync(path),
    );
    expect(left).toEqual([]);
  },
);
