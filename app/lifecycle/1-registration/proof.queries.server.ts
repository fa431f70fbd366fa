import { and, eq, isNull, type SQL } from "drizzle-orm";
import type { AuthorityFacts } from "~/access/facts";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { store } from "~/server/store.server";
import { db, type Reader } from "~db/client.server";
import { storedFile } from "~db/schema/application";
import { proof } from "~db/schema/proofs";
import { membership, person } from "~db/schema/registration";
import { downloadResponse } from "~storage/download.server";
import { acceptOf, usualFileSize } from "~storage/file-kinds";
import { made, type Outcome, refused } from "../outcome";
import { applicantFacts } from "./applicant-facts.server";
import { proofsOfMembers } from "./attached-proofs.server";
import { headRequestFacts } from "./head-request.queries.server";
import { proofKinds } from "./keep-proof.server";
import type { ProofsPage } from "./proof";

export type LoadedAuthority = AuthorityFacts & { shortName: string; name: string };

/**
 * Facts of what somebody acts for an applicant by, or undefined when there is no such member now.
 * @param inn the ИНН by which an office looked the applicant up, null otherwise
 */
export async function authorityFacts(
  reader: Reader,
  who: Person,
  applicantId: string,
  membershipId: string,
  inn: string | null = null,
): Promise<LoadedAuthority | undefined> {
  if (!isUuid(applicantId) || !isUuid(membershipId)) return undefined;
  const facts = await applicantFacts(reader, who, applicantId, inn);
  if (!facts) return undefined;
  const [member] = await reader
    .select({ name: person.name, personId: person.id, authorityRole: membership.role })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(and(eq(membership.id, membershipId), eq(membership.applicantId, applicantId), isNull(membership.until)));
  if (!member) return undefined;
  const { personId, ...about } = member;
  return { ...facts, ...about, isOwnAuthority: personId === who.id };
}

/** The documents of one member for the head and the member. Refuses `notFound`, `wrongRole`. */
export async function readProofs(who: Person, applicantId: string, membershipId: string): Promise<Outcome<ProofsPage>> {
  const facts = await authorityFacts(db(), who, applicantId, membershipId);
  if (!facts) return refused("notFound");
  const may = policy["applicant.readProofs"](who, facts);
  if (!may.ok) return may;
  return made({
    id: applicantId,
    shortName: facts.shortName,
    member: { id: membershipId, name: facts.name, role: facts.authorityRole },
    proofs: (await proofsOfMembers([membershipId])).get(membershipId) ?? [],
    mayAttach: policy["applicant.attachProof"](who, facts).ok,
    accept: acceptOf(proofKinds),
    maxBytes: usualFileSize,
  });
}

/**
 * A document of an authority, streamed to the head and to the member it is about. Refuses `notFound`, `wrongRole`.
 */
export async function sendProof(
  who: Person,
  of: { applicantId: string; membershipId: string; fileId: string },
): Promise<Outcome<Response>> {
  return sendAuthority(who, of, { row: "applicant.readProofs", inn: null });
}

/** The same for an office that the applicant applied to, or that looked it up by its ИНН. Refuses `notFound`. */
export async function sendProofToOffice(
  who: Person,
  of: { applicantId: string; membershipId: string; fileId: string },
  inn: string | null,
): Promise<Outcome<Response>> {
  return sendAuthority(who, of, { row: "applicant.readProofsByOffice", inn });
}

type Asked = { row: "applicant.readProofs" | "applicant.readProofsByOffice"; inn: string | null };

async function sendAuthority(
  who: Person,
  { applicantId, membershipId, fileId }: Record<"applicantId" | "membershipId" | "fileId", string>,
  { row, inn }: Asked,
): Promise<Outcome<Response>> {
  const facts = await authorityFacts(db(), who, applicantId, membershipId, inn);
  if (!facts) return refused("notFound");
  const may = policy[row](who, facts);
  return may.ok ? send(fileId, eq(proof.membershipId, membershipId)) : may;
}

/**
 * A document of a request, streamed to the office that decides it, or apart from it to a colleague who may confirm it, who asked,
 * and the heads of the applicant. Refuses `notFound`.
 */
export async function sendRequestProof(
  who: Person,
  requestId: string,
  fileId: string,
  row: "headRequest.read" | "headRequest.readProofs",
): Promise<Outcome<Response>> {
  const facts = await headRequestFacts(db(), who, requestId);
  if (!facts) return refused("notFound");
  const may = policy[row](who, facts);
  return may.ok ? send(fileId, eq(proof.headRequestId, requestId)) : may;
}

async function send(fileId: string, proves: SQL): Promise<Outcome<Response>> {
  if (!isUuid(fileId)) return refused("notFound");
  const [file] = await db()
    .select({ key: storedFile.key, name: storedFile.name, contentType: storedFile.contentType })
    .from(proof)
    .innerJoin(storedFile, eq(storedFile.id, proof.fileId))
    .where(and(proves, eq(proof.fileId, fileId), isNull(proof.removedAt)));
  return file ? made(await downloadResponse(store(), file)) : refused("notFound");
}
