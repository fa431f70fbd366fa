import { randomUUID } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import type { PickedFile } from "~/server/form-upload.server";
import { isUuid } from "~/server/ids.server";
import type { KeptFile } from "~/server/keep-file.server";
import { type Tx, transaction } from "~db/client.server";
import { headRequest, membership, organiser, person, roleGrant } from "~db/schema/registration";
import type { FileRefusal } from "~storage/file-kinds";
import { done, type Outcome, refused } from "../outcome";
import { applicantFacts } from "./applicant-facts.server";
import { mayAskToJoin } from "./attempts.server";
import type { AskHeadForm } from "./head-request.form";
import { tellOfRequest } from "./head-request-letters.server";
import { addProof, keepProof } from "./keep-proof.server";

/**
 * Asks an organiser to make oneself the head of an applicant, or to move the account of a member whose mailbox is lost to one's
 * own address. A new head comes with the document as a file, since by it the office checks what the profile will say of them; for a
 * lost mailbox the file may be left out. The heads of now, and the address that is said to be lost, get a letter at
 * once, so that nothing happens behind them. Refuses `notFound`, `notConfirmed`, `throttled`, `alreadyExists` for a head and for a
 * request that waits, `proofNeeded` for a new head without a file, and `conflictOfInterest` for a move to an account that serves an office. Whether a member has the lost
 * address is not told.
 */
export async function askHead(
  who: Person,
  applicantId: string,
  asked: AskHeadForm,
  picked: PickedFile | null = null,
): Promise<Outcome<undefined | { unfit: FileRefusal }>> {
  if (!isUuid(applicantId)) return refused("notFound");
  const may = policy["applicant.askHead"](who, {});
  if (!may.ok) return may;
  if (asked.reason === "newHead" && !picked) return refused("proofNeeded");
  if (!(await mayAskToJoin(who.id))) return refused("throttled");
  const ask = (kept: KeptFile | null) => writeRequest(who, applicantId, asked, kept && { kept, name: picked!.name });
  return picked ? keepProof<undefined>(picked, applicantId, ask) : ask(null);
}

function writeRequest(
  who: Person,
  applicantId: string,
  asked: AskHeadForm,
  document: { kept: KeptFile; name: string } | null,
): Promise<Outcome> {
  return transaction(who, "applicant.askHead", async (tx) => {
    const may = policy["applicant.askHead"](who, {});
    if (!may.ok) return may;
    const facts = await applicantFacts(tx, who, applicantId);
    const [host] = await tx
      .select({ name: organiser.shortName })
      .from(organiser)
      .where(eq(organiser.id, asked.organiser));
    if (!facts || !host) return refused("notFound");
    if (facts.memberRole === "head") return refused("alreadyExists");
    const isMove = asked.reason === "mailboxLost";
    if (isMove && (await servesOffice(tx, who.id))) return refused("conflictOfInterest");
    const lost = isMove ? await accountWith(tx, applicantId, asked.lostEmail) : null;
    const { organiser: organiserId, lostEmail, headName, headPost, headUntil, ...told } = asked;
    const id = randomUUID();
    const added = await tx
      .insert(headRequest)
      .values({
        ...{ id, applicantId, organiserId, askedBy: who.id, ...told },
        ...(isMove ? { lostEmail, accountId: lost?.personId ?? null } : { headName, headPost, headUntil }),
      })
      .onConflictDoNothing()
      .returning({ id: headRequest.id });
    if (added.length === 0) return refused("alreadyExists");
    const proven = document ? await addProof(tx, who, { headRequestId: id }, document) : done;
    if (!proven.ok) return proven;
    record(tx, {
      type: isMove ? "applicant.accountMoveAsked" : "applicant.headAsked",
      subject: { kind: "applicant", id: applicantId },
      details: { name: who.name },
    });
    const letter = { applicantId, requestId: id, applicant: facts.shortName, asker: who.name, organiser: host.name };
    await tellOfRequest(tx, { ...letter, organiserId, lost, isMove });
    return done;
  });
}

/** The account of a member with this address; none when it serves an office, whose people the installation's administrator helps. */
async function accountWith(tx: Tx, applicantId: string, email: string) {
  const [row] = await tx
    .select({ personId: person.id, email: person.email, name: person.name, lang: person.lang })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(
      and(
        eq(membership.applicantId, applicantId),
        isNull(membership.until),
        eq(person.email, email),
        isNull(person.disabledAt),
      ),
    );
  if (!row || (await servesOffice(tx, row.personId))) return null;
  return { ...row, lang: row.lang === "en" ? ("en" as const) : ("ru" as const) };
}

async function servesOffice(tx: Tx, personId: string): Promise<boolean> {
  const held = await tx
    .select({ one: sql`1` })
    .from(roleGrant)
    .where(and(eq(roleGrant.personId, personId), isNull(roleGrant.until)))
    .limit(1);
  return held.length > 0;
}
