import { desc, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { drawPaper } from "~/papers/draw-paper.server";
import type { MeetingProtocolSnapshot } from "~/papers/meeting-protocol-snapshot.server";
import type { PaperFormat, RenderedPaper } from "~/papers/render.server";
import { isUuid } from "~/server/ids.server";
import { db, type Reader } from "~db/client.server";
import { protocol } from "~db/schema/decision";
import { competitionFacts } from "../2-announcement/competition.queries.server";
import { made, type Outcome, refused } from "../outcome";
import { meetingFacts } from "./meeting.queries.server";

export type SignedProtocol = { number: string; digest: string; signedAt: Date; snapshot: MeetingProtocolSnapshot };

/** The signed protocol of a competition, or undefined. Ask the policy first: this function does not. */
export async function signedProtocol(reader: Reader, competitionId: string): Promise<SignedProtocol | undefined> {
  const [row] = await reader
    .select({
      number: protocol.number,
      digest: protocol.digest,
      signedAt: protocol.signedAt,
      snapshot: protocol.snapshot,
    })
    .from(protocol)
    .where(eq(protocol.competitionId, competitionId))
    .orderBy(desc(protocol.signedAt))
    .limit(1);
  // Only signProtocol writes this column, from this very type.
  return row && { ...row, snapshot: row.snapshot as unknown as MeetingProtocolSnapshot };
}

/** The protocol as a file, for the office and the commission: drawn from what was signed, the same bytes every time. */
export async function protocolPaper(
  who: Who,
  competitionId: string,
  format: PaperFormat,
): Promise<Outcome<RenderedPaper>> {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  if (!facts) return refused("notFound");
  const may = policy["meeting.read"](who, facts);
  if (!may.ok) return may;
  const signed = await signedProtocol(db(), competitionId);
  return signed ? made(await drawProtocol(signed, format)) : refused("notFound");
}

/** The same by the meeting that it is of. */
export async function protocolPaperOfMeeting(
  who: Who,
  meetingId: string,
  format: PaperFormat,
): Promise<Outcome<RenderedPaper>> {
  const facts = await meetingFacts(db(), who, meetingId);
  return facts?.meeting === "signed" ? protocolPaper(who, facts.id, format) : refused("notFound");
}

/** Draws a protocol; its date is the instant of signing, its footer names the digest. */
export function drawProtocol(
  { snapshot, digest, signedAt }: SignedProtocol,
  format: PaperFormat,
): Promise<RenderedPaper> {
  return drawPaper({ snapshot, digest, format, date: signedAt.toISOString() });
}
