import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Person } from "~/access/who";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { closeReception } from "~/lifecycle/3-application/close-reception.job.server";
import { type LateAct, lateActs } from "~/lifecycle/3-application/late-attempt";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { withdrawApplication } from "~/lifecycle/3-application/withdraw-application.server";
import { formatMoment } from "~/text/format";
import { ru } from "~/text/ru";
import { db } from "~db/client.server";
import { application, lateAttempt } from "~db/schema/application";
import { letter } from "~db/schema/outbox";
import {
  type Announced,
  anOpenCompetition,
  aReadyApplication,
  returnForCorrection,
  setCompetition,
} from "../applications";
import { openParts, openSite } from "../open-parts";
import { aPerson } from "../people";
import { cookieOf } from "../sessions";
import { type Guarantee, type Proof, type ProofOptions, randomFrom } from "./guarantee";

/** How an application stands when its deadline passes, and what is then tried with it. */
const paths = ["submit", "newEdition", "withdraw", "reopen", "resubmit"] as const;
type Path = (typeof paths)[number];
const actOf: Record<Path, LateAct> = {
  submit: "submit",
  newEdition: "submit",
  withdraw: "withdraw",
  reopen: "reopen",
  resubmit: "resubmit",
};
const ZONE = "Asia/Kamchatka";

type Waiting = { id: string; head: Person; path: Path; competition: Announced };

/** An application that is ready for its late act. */
async function prepare(path: Path): Promise<Waiting> {
  const competition = await anOpenCompetition({ columns: { graceSeconds: 2 } });
  const { id, head } = await aReadyApplication({ competition });
  if (path !== "submit") await submitApplication(head, id, { key: randomUUID() }, noWait);
  if (path === "reopen") await withdrawApplication(head, id, noWait);
  return { id, head, path, competition };
}

/** The deadline is over; for some the closer has run too. Answers what the statement has to name as the deadline. */
async function pass({ id, path, competition }: Waiting, roll: number): Promise<Date> {
  const closesAt = new Date(Date.now() - 1 - Math.floor(roll * 6_000));
  await setCompetition(competition.id, { closesAt });
  if (path === "resubmit") {
    await returnForCorrection(id, competition.id, closesAt);
    return closesAt;
  }
  if (roll > 0.5) await closeReception(competition.id);
  return closesAt;
}

/** The body that the page of the act posts. */
const bodyOf: Record<Path, () => URLSearchParams> = {
  submit: () => submission(),
  newEdition: () => submission(),
  resubmit: () => submission(),
  withdraw: () => new URLSearchParams(),
  reopen: () => new URLSearchParams(),
};
const submission = () => new URLSearchParams({ key: randomUUID(), seen: "0".repeat(64), consent: "on" });
const addressOf: Record<Path, string> = {
  submit: "check",
  newEdition: "check",
  withdraw: "withdraw",
  reopen: "reopen",
  resubmit: "resubmit",
};

async function stateOf(id: string): Promise<string> {
  const [row] = await db()
    .select({ state: application.state, current: application.currentVersion })
    .from(application)
    .where(eq(application.id, id));
  return JSON.stringify(row);
}

const plain = (html: string) =>
  html
    .replace(/&nbsp;|\u00a0/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

/** Tries it too late, and looks at everything that its applicant is owed for it. */
async function judge(baseUrl: string, waiting: Waiting, roll: number): Promise<string[]> {
  const { id, head, path } = waiting;
  const closesAt = await pass(waiting, roll);
  const before = await stateOf(id);
  const cookie = await cookieOf(head);
  const home = `${baseUrl}/applicant/applications/${id}`;
  const sentAt = Date.now();
  const answer = await fetch(`${home}/${addressOf[path]}`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, origin: baseUrl },
    body: bodyOf[path](),
  });
  const answeredAt = Date.now();
  const html = await answer.text();
  const told = plain(html);
  const failures: string[] = [];
  if (answer.status !== 409) failures.push(`answered ${answer.status}`);
  if ((await stateOf(id)) !== before) failures.push("the application changed");

  const rows = await db().select().from(lateAttempt).where(eq(lateAttempt.applicationId, id));
  const [row] = rows;
  if (!row || rows.length > 1) return [...failures, `${rows.length} attempts on record`];
  if (row.act !== actOf[path]) failures.push(`recorded as ${row.act}`);
  const arrivedAt = row.arrivedAt.getTime();
  if (arrivedAt < sentAt - 50 || arrivedAt > answeredAt + 50)
    failures.push(
      `sent and answered within ${answeredAt - sentAt} ms, recorded ${arrivedAt - sentAt} ms after it was sent`,
    );
  if (row.closesAt.getTime() !== closesAt.getTime()) failures.push("another deadline is on record");

  const instants = [row.arrivedAt, closesAt].map((at) => plain(formatMoment(at, ZONE, "ru")));
  for (const instant of instants) if (!told.includes(instant)) failures.push(`the page does not say ${instant}`);
  if (!told.includes(plain(ru.refusal.deadlinePassed as string))) failures.push("the page does not say why");
  const statement = `/applicant/applications/${id}/attempts/${row.id}`;
  if (!html.includes(statement)) failures.push("the page does not lead to the statement");

  const opened = await fetch(`${baseUrl}${statement}`, { headers: { cookie } });
  const statementText = plain(await opened.text());
  if (opened.status !== 200) failures.push(`the statement answers ${opened.status}`);
  for (const instant of instants)
    if (!statementText.includes(instant)) failures.push(`the statement does not say ${instant}`);
  const stranger = await fetch(`${baseUrl}${statement}`, {
    headers: { cookie: await cookieOf(await aPerson("Чужой")) },
  });
  if (stranger.status !== 404) failures.push(`the statement answers a stranger with ${stranger.status}`);
  await stranger.arrayBuffer();
  const page = await (await fetch(home, { headers: { cookie } })).text();
  if (!page.includes(statement)) failures.push("the application's page does not list the attempt");

  const [mail] = await db()
    .select({ props: letter.props })
    .from(letter)
    .where(and(eq(letter.kind, "application-came-late"), eq(letter.toPersonId, head.id)));
  if (mail?.props.arrivedAt !== row.arrivedAt.toISOString()) failures.push("no letter tells when it came");
  const [fact] = await db().execute<{ n: number }>(sql`select count(*)::int as n from journal_payload
    where type = 'application.cameLate' and subject_id = ${id} and details->>'attempt' = ${row.id}`);
  if (fact?.n !== 1) failures.push(`${fact?.n} facts in the journal`);
  return failures;
}

async function prove({ size, seed, clusterUrl }: ProofOptions): Promise<Proof> {
  const parts = await openParts({ clusterUrl, poolSize: 5 });
  const site = await openSite();
  const random = randomFrom(seed);
  const failures: string[] = [];
  const unproven = lateActs.filter((act) => !paths.some((path) => actOf[path] === act));
  if (unproven.length > 0) failures.push(`no path for ${unproven}`);
  for (let n = 0; n < size; n += 1) {
    const path = paths[n % paths.length]!;
    const found = await judge(parts.baseUrl, await prepare(path), random());
    failures.push(...found.map((fault) => `${n} (${path}): ${fault}`));
  }
  await site.close();
  await parts.close();
  return { n: size, failures };
}

const ATTEMPT = "app/lifecycle/3-application/late-attempt.server.ts";

export const guarantee: Guarantee = {
  id: "B6",
  promise: "whatever comes after the deadline is answered with both instants and leaves a statement for its applicant",
  bugSize: 5,
  needsBuild: true,
  bugs: [
    {
      name: "a late withdrawal leaves no trace",
      file: "app/lifecycle/3-application/withdraw-application.server.ts",
      find: 'outcome.reason !== "deadlinePassed" || !arrived',
      replace: "!outcome.ok || !arrived",
    },
    {
      name: "the attempt is recorded at the deadline instead of its arrival",
      file: ATTEMPT,
      find: "      arrivedAt: facts.now,\n",
      replace: "      arrivedAt: closesAt,\n",
    },
    {
      name: "anybody may read a statement",
      file: "app/lifecycle/3-application/late-attempt.queries.server.ts",
      find: "  if (!may.ok) return may;\n",
      replace: "",
    },
    {
      name: "the page does not say when it came",
      file: "app/ui/application/refused-act-notice.tsx",
      find: "if (!arrivedAt || !closesAt)",
      replace: "if (arrivedAt || !closesAt)",
    },
  ],
  prove,
};
