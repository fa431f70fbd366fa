import { sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { type Tx, transaction } from "~db/client.server";
import { sendInvitation } from "../1-registration/invitation.server";
import { mayInvite, rolePlace } from "../1-registration/role-place.server";
import { workCalendarOf } from "../1-registration/work-calendar.queries.server";
import { done, type Outcome, refused } from "../outcome";
import { dayOf } from "../time";
import type { CompetitionMode } from "./competition";
import { competitionFacts, rulesOf, templateOf } from "./competition.queries.server";
import { mayCopy, peopleToRecall } from "./copy.queries.server";
import { withDateBases } from "./counted-dates";
import { keepDraft } from "./keep-draft.server";
import { rulesOfLaterYear, yearsAhead } from "./next-year";
import { rulesSchema } from "./rules.form";
import { databaseNow } from "./rules-version.server";

/** `invite` are roles of the copied competition, by their ids, whose people are asked to take them again. */
export type Copy = { title: string; slug: string; mode: CompetitionMode; invite: readonly string[] };

/**
 * Starts the same competition for a later year as a draft: its current rules with dates moved by whole years and the legal
 * act left empty, its newest form, which is free to be changed again, and the words of its letters. Nobody gets a role: who
 * is named is invited by letter. Applications, questions, papers and letters stay where they are.
 * Refuses `alreadyExists` when the organiser has a competition at this address, `badInput` for somebody who holds no such role.
 */
export async function copyCompetition(who: Person, fromId: string, asked: Copy): Promise<Outcome<{ id: string }>> {
  if (!isUuid(fromId)) return refused("notFound");
  return transaction<{ id: string }>(who, "competition.copy", async (tx) => {
    const from = await competitionFacts(tx, who, fromId);
    if (!from) return refused("notFound");
    const seen = policy["competition.manage"](who, from);
    if (!seen.ok) return seen;
    const may = await mayCopy(who, from, tx);
    if (!may.ok) return may;

    const source = await rulesOf(tx, from.id);
    const years = yearsAhead(source, dayOf(await databaseNow(tx), source.zone));
    const work = await workCalendarOf(tx, from.organiserId);
    const later = withDateBases(rulesOfLaterYear(source, years, work), work);
    const rules = rulesSchema.parse({ ...later, title: asked.title });
    const { title, slug, mode } = asked;
    const { template } = await templateOf(tx, from.id);
    const kept = await keepDraft(tx, who, {
      organiserId: from.organiserId,
      slug,
      mode,
      copiedFrom: from.id,
      rules,
      template,
    });
    if (!kept.ok) return kept;
    const { id } = kept.value;
    await takesWordings(tx, who, { from: from.id, to: id });
    record(tx, {
      type: "competition.copied",
      subject: { kind: "competition", id },
      competitionId: id,
      details: { title, mode, from: from.title, fromId: from.id, years },
    });
    const asks = await asksAgain(tx, who, { from: from.id, to: id, invite: asked.invite });
    return asks.ok ? kept : asks;
  });
}

/** The words that count for the letters of the old competition are the first ones of the new. */
async function takesWordings(tx: Tx, who: Person, { from, to }: { from: string; to: string }): Promise<void> {
  await tx.execute(sql`
    insert into letter_wording (competition_id, kind, version, subject, text, release, written_by)
    select ${to}::uuid, kind, 1, subject, text, release, ${who.id}::uuid
    from (select distinct on (kind) * from letter_wording where competition_id = ${from} order by kind, version desc) newest
    where subject is not null or release is not null`);
}

type Recall = { from: string; to: string; invite: readonly string[] };

async function asksAgain(tx: Tx, who: Person, { from, to, invite }: Recall): Promise<Outcome> {
  if (invite.length === 0) return done;
  const place = (await rolePlace(tx, who, { competitionId: to }))!;
  const may = mayInvite(who, place);
  if (!may.ok) return may;
  const people = new Map((await peopleToRecall(tx, who, from)).map((one) => [one.id, one]));
  for (const id of new Set(invite)) {
    const one = people.get(id);
    if (!one) return refused("badInput");
    await sendInvitation(tx, who, place, one);
  }
  return done;
}
