import { and, asc, eq, inArray } from "drizzle-orm";
import { type Person, system } from "~/access/who";
import { setMail } from "~/lifecycle/1-registration/set-mail.server";
import { wordLetter } from "~/lifecycle/2-announcement/word-letter.server";
import { listedStates } from "~/lifecycle/4-admission/listed-states";
import { officeKinds } from "~/lifecycle/7-publication/letters";
import { noteReturn, takeReturnBack } from "~/lifecycle/7-publication/note-return.server";
import { resendLetter } from "~/lifecycle/7-publication/resend-letter.server";
import { retryLetters } from "~/lifecycle/7-publication/retry-letters.server";
import { done } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { application } from "~db/schema/application";
import { letter } from "~db/schema/outbox";
import { play } from "~db/seed/play";

const KIND = "application-opened";
const words = { subject: "Заявка {{номер заявки}} принята", text: "Спасибо за заявку.\n\n{{сведения}}" };

/** A letter gets words of its own and the standard ones back; others are refused, tried again, come back, go elsewhere. */
export async function playLetters(secretary: Person, competitionId: string): Promise<void> {
  const wanted = { version: 0, words, release: "byPerson", waiting: true } as const;
  const version = await play("a letter is worded", wordLetter(secretary, competitionId, KIND, wanted));
  const standard = { version, words: null, waiting: false };
  await play("it has its standard words again", wordLetter(secretary, competitionId, KIND, standard));
  const [first, second, third, fourth] = await lettersOf(competitionId, KIND);
  await becomes(first!, "failed");
  await play("letters are tried again", retryLetters(secretary, competitionId));
  for (const id of [second!, third!, fourth!]) {
    await becomes(id, "sent");
    const note = { returnedOn: "2026-01-12", remark: "Ящик закрыт" };
    await play("a letter came back", noteReturn(secretary, competitionId, id, note));
  }
  await play("it had arrived", takeReturnBack(secretary, competitionId, second!));
  await play("another goes elsewhere", resendLetter(secretary, competitionId, third!, "other@address.example"));
  await becomes(first!, "failed");
  for (const choice of ["daily", "atOnce"] as const)
    await play("news are wanted so", setMail(secretary, { choice, zone: "Asia/Kamchatka" }));
}

/** Of the letters of a competition one is refused, one comes back and one arrives. */
export async function lettersFare(secretary: Person, competitionId: string): Promise<void> {
  const [refused, returned, arrived] = await lettersOf(competitionId);
  await becomes(refused!, "failed");
  for (const id of [returned!, arrived!]) await becomes(id, "sent");
  const note = { returnedOn: "2026-01-12", remark: "Ящик закрыт" };
  await play("a letter came back", noteReturn(secretary, competitionId, returned!, note));
}

async function lettersOf(competitionId: string, kind?: string): Promise<string[]> {
  const rows = await db()
    .select({ id: letter.id })
    .from(letter)
    .innerJoin(application, eq(application.id, letter.applicationId))
    .where(
      and(
        eq(letter.competitionId, competitionId),
        inArray(letter.kind, kind ? [kind] : [...officeKinds]),
        inArray(application.state, [...listedStates]),
        inArray(letter.state, ["queued", "sent"]),
      ),
    )
    .orderBy(asc(letter.createdAt), asc(letter.id));
  return rows.map(({ id }) => id);
}

/** What the mail server would have answered. */
async function becomes(id: string, state: "sent" | "failed"): Promise<void> {
  const lastError = state === "failed" ? "550 5.1.1 no such user" : null;
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(letter).set({ state, lastError }).where(eq(letter.id, id));
    return done;
  });
}
