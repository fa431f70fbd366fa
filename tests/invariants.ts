import { and, asc, eq, getTableColumns, inArray, isNull, ne } from "drizzle-orm";
import { checkJournal } from "~/journal/verify.server";
import { rulesOf } from "~/lifecycle/2-announcement/competition.queries.server";
import { templateOfVersion } from "~/lifecycle/3-application/application.queries.server";
import { projectOf } from "~/lifecycle/3-application/content";
import { sha256Of } from "~/lifecycle/3-application/version.server";
import { unsealRound } from "~/lifecycle/5-review/unseal-round.server";
import { listInbox } from "~/server/embedded/inbox.server";
import { db } from "~db/client.server";
import { agreement, agreementSource, budgetLine } from "~db/schema/agreement";
import { competition, formTemplate } from "~db/schema/announcement";
import { application, applicationVersion } from "~db/schema/application";
import { round } from "~db/schema/blind";
import { agendaItem, award, awardSource, vote } from "~db/schema/decision";
import { letter } from "~db/schema/outbox";
import { roleGrant } from "~db/schema/registration";
import { expense, report } from "~db/schema/reporting";
import { openedSheet } from "~db/schema/review";

/**
 * What must hold of all facts whatever was done, and no constraint of SQL says. Reads everything of a small installation.
 * @param dataDir where its inbox is; letters are compared with it when given
 * @returns what is wrong, in words; nothing when all is well
 */
export async function brokenInvariants({ dataDir }: { dataDir?: string } = {}): Promise<string[]> {
  const found = await Promise.all([
    editionFaults(),
    numbers(),
    moneyByCompetition(),
    agreements(),
    spending(),
    votes(),
    sealedRounds(),
    letters(dataDir),
    checkJournal(db()).then((wrong) => wrong.map((one) => `journal: ${one}`)),
  ]);
  return found.flat();
}

const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);

function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

/** Submitted applications have editions 1..n without gaps, the last one current, every fingerprint true, the lists' columns its own. */
export async function editionFaults(): Promise<string[]> {
  const all = await db().select().from(application);
  const rows = await db()
    .select({ ...getTableColumns(applicationVersion), template: formTemplate.template })
    .from(applicationVersion)
    .innerJoin(formTemplate, templateOfVersion)
    .orderBy(asc(applicationVersion.version));
  const of = grouped(rows, (row) => row.applicationId);
  return all.flatMap((one) => {
    const own = of.get(one.id) ?? [];
    const wrong: string[] = [];
    if (own.some((row, index) => row.version !== index + 1)) wrong.push("its editions have gaps");
    if ((one.currentVersion ?? 0) !== own.length)
      wrong.push(`edition ${one.currentVersion} of ${own.length} is current`);
    if (own.length === 0 && one.state !== "draft") wrong.push(`it is ${one.state} without an edition`);
    for (const row of own)
      if (sha256Of(row.content, row.files) !== row.sha256)
        wrong.push(`edition ${row.version} is not what was signed for`);
    const current = own.at(-1);
    if (current) {
      const project = projectOf(current.content, current.template);
      const { sums } = project;
      if (one.title !== project.title) wrong.push("the lists show another title");
      if (one.requested !== sums.requested || one.total !== sums.total) wrong.push("the lists show other sums");
    }
    return wrong.map((words) => `application ${one.id}: ${words}`);
  });
}

/** Numbers are 1..n in the order of the arrival of what took part, none of a draft or of what was withdrawn. */
async function numbers(): Promise<string[]> {
  const rows = await db()
    .select({
      competitionId: application.competitionId,
      id: application.id,
      state: application.state,
      number: application.number,
      arrivedAt: applicationVersion.arrivedAt,
      version: applicationVersion.version,
      openedAt: competition.openedAt,
    })
    .from(application)
    .innerJoin(competition, eq(competition.id, application.competitionId))
    .innerJoin(applicationVersion, eq(applicationVersion.applicationId, application.id))
    .orderBy(asc(applicationVersion.version));
  const wrong: string[] = [];
  for (const [id, all] of grouped(rows, (row) => row.competitionId)) {
    const openedAt = all[0]!.openedAt;
    if (!openedAt) {
      if (all.some((row) => row.number !== null)) wrong.push(`competition ${id}: a number before the opening`);
      continue;
    }
    // An edition of a correction comes after the opening and does not change when the application arrived.
    const took = new Map(all.filter((row) => row.arrivedAt < openedAt).map((row) => [row.id, row]));
    const numbered = [...took.values()].filter((row) => row.number !== null);
    const inOrder = numbered.sort((a, b) => Number(a.arrivedAt) - Number(b.arrivedAt) || a.id.localeCompare(b.id));
    if (inOrder.some((row, index) => row.number !== index + 1))
      wrong.push(`competition ${id}: numbers ${inOrder.map((row) => row.number)} in order of arrival`);
    for (const row of took.values())
      if ((row.number === null) !== ["draft", "discarded", "withdrawn", "submitted"].includes(row.state))
        wrong.push(`application ${row.id}: ${row.state} with the number ${row.number}`);
  }
  return wrong;
}

/** Of every source no more is awarded than it has; sources make up the award; nobody gets more than asked for or without a vote. */
async function moneyByCompetition(): Promise<string[]> {
  const awards = await db()
    .select({ award, requested: application.requested, carried: agendaItem.carried, item: agendaItem.state })
    .from(award)
    .innerJoin(application, eq(application.id, award.applicationId))
    .innerJoin(agendaItem, eq(agendaItem.id, award.itemId));
  const parts = await db().select().from(awardSource);
  const wrong: string[] = [];
  for (const { award: one, requested, item } of awards) {
    const own = parts.filter((part) => part.applicationId === one.applicationId);
    const name = `award of ${one.applicationId}`;
    if (sum(own.map((part) => part.sum)) !== one.sum) wrong.push(`${name}: its sources do not make up its sum`);
    if (one.sum > (requested ?? 0n)) wrong.push(`${name}: more than was asked for`);
    if (one.sum > 0n !== (one.outcome === "awarded")) wrong.push(`${name}: ${one.outcome} with ${one.sum}`);
    if (item !== "voted") wrong.push(`${name}: decided without a vote`);
  }
  for (const [id, own] of grouped(parts, (part) => part.competitionId)) {
    const rules = await rulesOf(db(), id);
    for (const [source, given] of grouped(own, (part) => part.source)) {
      const limit = rules.sources.find((one) => one.key === source)?.limit;
      if (limit === undefined) wrong.push(`competition ${id}: money from an unknown source ${source}`);
      else if (sum(given.map((part) => part.sum)) > BigInt(limit))
        wrong.push(`competition ${id}: ${source} is overdrawn`);
    }
  }
  return wrong;
}

/** An agreement is for the award to the kopeck, by source and by line. */
async function agreements(): Promise<string[]> {
  const [all, awards, sources, given, lines] = await Promise.all([
    db().select().from(agreement),
    db().select().from(award),
    db().select().from(agreementSource),
    db().select().from(awardSource),
    db().select().from(budgetLine),
  ]);
  const told = (parts: { source: string; sum: bigint }[]) =>
    parts
      .map((part) => `${part.source} ${part.sum}`)
      .sort()
      .join(", ");
  return all.flatMap((one) => {
    const wrong: string[] = [];
    if (awards.find((each) => each.applicationId === one.applicationId)?.sum !== one.sum)
      wrong.push("not the sum awarded");
    const own = told(sources.filter((part) => part.agreementId === one.id));
    if (own !== told(given.filter((part) => part.applicationId === one.applicationId)))
      wrong.push("other sources than awarded");
    const ofIt = lines.filter((line) => line.agreementId === one.id);
    if (sum(ofIt.map((line) => line.granted)) !== one.sum) wrong.push("its lines do not make up its sum");
    if (sum(ofIt.map((line) => line.own)) !== one.ownSum) wrong.push("its lines do not make up its own share");
    return wrong.map((words) => `agreement ${one.id}: ${words}`);
  });
}

/** What reports that count have spent of a line's grant is never more than the line. */
async function spending(): Promise<string[]> {
  const rows = await db()
    .select({ line: budgetLine, sum: expense.sum })
    .from(expense)
    .innerJoin(report, eq(report.id, expense.reportId))
    .innerJoin(budgetLine, eq(budgetLine.id, expense.budgetLineId))
    .where(
      and(eq(expense.source, "grant"), isNull(expense.removedAt), inArray(report.state, ["submitted", "accepted"])),
    );
  return [...grouped(rows, (row) => row.line.id)].flatMap(([id, own]) =>
    sum(own.map((row) => row.sum)) > own[0]!.line.granted ? [`line ${id}: more is spent than granted`] : [],
  );
}

/** Only members of the commission have voted. */
async function votes(): Promise<string[]> {
  const cast = await db().select().from(vote);
  const seats = await db()
    .select()
    .from(roleGrant)
    .where(inArray(roleGrant.role, ["member", "chair"]));
  return cast.flatMap((one) =>
    seats.some((seat) => seat.personId === one.personId && seat.competitionId === one.competitionId)
      ? []
      : [`item ${one.itemId}: a vote of ${one.personId}, who is no member`],
  );
}

/** Every sealed sheet of an opened round opens along its whole chain, to the marks that count. */
async function sealedRounds(): Promise<string[]> {
  const opened = await db().select({ id: round.id }).from(round).where(eq(round.state, "opened"));
  const counted = await db().select().from(openedSheet);
  const wrong: string[] = [];
  for (const { id } of opened) {
    const sheets = await unsealRound(id).catch((error: Error) => error);
    if (sheets instanceof Error) wrong.push(`round ${id}: ${sheets.message}`);
    else {
      const told = (rows: { sheetId: string; total: string }[]) =>
        rows.map((row) => `${row.sheetId} ${row.total}`).sort();
      const own = counted.filter((row) => row.roundId === id);
      if (`${told(sheets)}` !== `${told(own)}`) wrong.push(`round ${id}: what counts is not what was sealed`);
    }
  }
  return wrong;
}

/** No letter is stuck; with an inbox at hand, every letter that was sent is in it under its own Message-ID. */
async function letters(dataDir?: string): Promise<string[]> {
  const all = await db().select().from(letter).where(ne(letter.state, "held"));
  const kept = dataDir ? new Set((await listInbox(dataDir, { limit: 5_000 })).map((one) => one.messageId)) : null;
  return all.flatMap((one) => {
    if (one.state !== "sent") return [`letter ${one.kind} to ${one.toEmail}: ${one.state} ${one.lastError ?? ""}`];
    return kept === null || kept.has(one.messageId) ? [] : [`letter ${one.kind} to ${one.toEmail}: not in the inbox`];
  });
}
