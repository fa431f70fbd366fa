import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { config } from "~/server/config.server";
import { post } from "~/server/post.server";
import type { Tx } from "~db/client.server";
import { letter } from "~db/schema/outbox";
import { person, roleGrant } from "~db/schema/registration";
import type { LoadedCompetition } from "./competition.queries.server";

const KIND = "question-asked";
/** After a letter about questions the next one waits until this has passed, and takes along whatever is asked meanwhile. */
const QUIET_SECONDS = 3600;
/** Questions that stand in one letter; of further ones it says how many there are. */
const MOST_IN_ONE = 10;

/**
 * Tells the secretaries of a competition of a question: at once, or together with others an hour after the letter before,
 * so that ten questions in an hour make two letters. It says what was asked and not who asked.
 */
export async function tellOfQuestion(tx: Tx, facts: LoadedCompetition, text: string): Promise<void> {
  // why: of two questions asked at once the second has to find the letter that the first has written.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`questions of ${facts.id}`}, 34))`);
  const told = await addToUnsent(tx, facts.id, text);
  const secretaries = await secretariesOf(tx, facts);
  for (const { waitSeconds, lang, ...to } of secretaries.filter(({ personId }) => !told.has(personId)))
    await post(tx, KIND, {
      to: { ...to, lang: lang === "en" ? "en" : "ru" },
      competitionId: facts.id,
      delaySeconds: waitSeconds,
      props: {
        competition: facts.title,
        questions: [text],
        count: 1,
        url: `${config().baseUrl}/office/competitions/${facts.id}/questions`,
      },
    });
}

/** Writes the question into the letters that no worker has taken yet. Returns whose they are. */
async function addToUnsent(tx: Tx, competitionId: string, text: string): Promise<Set<string | null>> {
  const added = await tx
    .update(letter)
    .set({
      props: sql`${letter.props} || jsonb_build_object(
        'count', (${letter.props}->>'count')::int + 1,
        'questions', case when jsonb_array_length(${letter.props}->'questions') < ${MOST_IN_ONE}
          then ${letter.props}->'questions' || to_jsonb(${text}::text) else ${letter.props}->'questions' end)`,
    })
    .where(
      and(
        eq(letter.competitionId, competitionId),
        eq(letter.kind, KIND),
        inArray(letter.state, ["queued", "gathered"]),
        eq(letter.attempts, 0),
      ),
    )
    .returning({ personId: letter.toPersonId });
  return new Set(added.map(({ personId }) => personId));
}

/** The secretaries of a competition, with the seconds that each is to be left in peace after the letter before. */
function secretariesOf(tx: Tx, facts: LoadedCompetition) {
  const last = sql`(select max(l.created_at) from ${letter} l
    where l.competition_id = ${facts.id} and l.kind = ${KIND} and l.to_person_id = ${person.id})`;
  return tx
    .selectDistinct({
      personId: person.id,
      email: person.email,
      name: person.name,
      lang: person.lang,
      waitSeconds: sql<number>`greatest(0, coalesce(
        ${QUIET_SECONDS} - extract(epoch from clock_timestamp() - ${last}), 0))::float8`,
    })
    .from(roleGrant)
    .innerJoin(person, eq(person.id, roleGrant.personId))
    .where(
      and(
        eq(roleGrant.role, "secretary"),
        eq(roleGrant.organiserId, facts.organiserId),
        or(isNull(roleGrant.competitionId), eq(roleGrant.competitionId, facts.id)),
        isNull(roleGrant.until),
        isNull(person.disabledAt),
      ),
    )
    .orderBy(person.id);
}
