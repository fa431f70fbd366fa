import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { type Tx, transaction } from "~db/client.server";
import { approval } from "~db/schema/announcement";
import { done, type Outcome, refused } from "../outcome";
import { toAnnounce } from "./announcement.server";
import type { ApprovalSubject } from "./approval";
import { announceFacts, type LoadedForAnnouncement } from "./approval.queries.server";
import { askForApproval } from "./approval-letters.server";
import { lockCompetition } from "./lock-competition.server";
import { changeToAnnounce } from "./rules-announcement.server";

/**
 * A secretary proposes to announce a draft as it is, where its rules ask for two people; nothing is announced until another one
 * confirms it, and any edit takes the proposal off. Those who can confirm are told by letter. Refuses what an announcement
 * would, and `alreadyExists` while a proposal waits.
 */
export function proposeAnnouncement(who: Person, competitionId: string, version: number): Promise<Outcome> {
  return propose(who, competitionId, "announcement", async (tx, facts) => {
    const ready = await toAnnounce(tx, facts, version);
    if (!ready.ok) return ready;
    const { hash, form } = ready.value;
    return proposed(tx, who, facts, { subject: "announcement", version, formVersion: form.version, sha256: hash });
  });
}

/** The same for a prepared change of announced rules, with the reason that everybody will read. */
export function proposeChange(
  who: Person,
  competitionId: string,
  { draft, reason }: { draft: number; reason: string },
): Promise<Outcome> {
  return propose(who, competitionId, "change", async (tx, facts) => {
    const ready = await changeToAnnounce(tx, facts, draft);
    if (!ready.ok) return ready;
    return proposed(tx, who, facts, { subject: "change", version: draft, sha256: ready.value.hash, reason });
  });
}

async function propose(
  who: Person,
  competitionId: string,
  approvalSubject: ApprovalSubject,
  work: (tx: Tx, facts: LoadedForAnnouncement) => Promise<Outcome>,
): Promise<Outcome> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction(who, "approval.propose", async (tx) => {
    await lockCompetition(tx, competitionId);
    const facts = await announceFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["approval.propose"](who, { ...facts, approvalSubject });
    return may.ok ? work(tx, facts) : may;
  });
}

type Proposed = { subject: ApprovalSubject; version: number; formVersion?: number; sha256: string; reason?: string };

async function proposed(tx: Tx, who: Person, facts: LoadedForAnnouncement, what: Proposed): Promise<Outcome> {
  const [row] = await tx
    .insert(approval)
    .values({ ...what, competitionId: facts.id, proposedBy: who.id, proposedAt: facts.now })
    .onConflictDoNothing()
    .returning({ id: approval.id });
  if (!row) return refused("alreadyExists");
  const { subject, version, sha256, reason = "" } = what;
  record(tx, {
    type: "approval.proposed",
    subject: { kind: "competition", id: facts.id },
    competitionId: facts.id,
    details: { subject, version, sha256 },
  });
  await askForApproval(tx, who, facts, { subject, reason });
  return done;
}
