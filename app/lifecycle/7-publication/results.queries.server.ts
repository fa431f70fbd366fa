import { and, desc, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import { nobody, type Who } from "~/access/who";
import type { Json } from "~/journal/canonical-json";
import { journalRoot } from "~/journal/verify.server";
import { digestOf } from "~/papers/digest.server";
import type { PaperFormat, RenderedPaper } from "~/papers/render.server";
import { isUuid } from "~/server/ids.server";
import { db } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { publication } from "~db/schema/publication";
import { organiser } from "~db/schema/registration";
import { competitionColumns, competitionFacts, rulesOf } from "../2-announcement/competition.queries.server";
import { drawProtocol, signedProtocol } from "../6-decision/protocol.queries.server";
import { made, type Outcome, refused } from "../outcome";
import { publicProtocol } from "./public-protocol.server";
import { resultsOf } from "./published-results.server";
import type { PublishedResults } from "./results";

/** Where a competition is read by the public. */
export type PublicAddress = { organiser: string; competition: string };

async function publishedAt({ organiser: organiserSlug, competition: slug }: PublicAddress) {
  const [row] = await db()
    .select({
      ...competitionColumns(nobody),
      organiser: organiser.name,
      organiserSlug: organiser.slug,
      results: publication.results,
      digest: publication.digest,
      publishedAt: publication.publishedAt,
    })
    .from(competition)
    .innerJoin(organiser, eq(organiser.id, competition.organiserId))
    .innerJoin(publication, eq(publication.competitionId, competition.id))
    .where(and(eq(organiser.slug, organiserSlug), eq(competition.slug, slug)))
    .orderBy(desc(publication.version))
    .limit(1);
  if (!row) return refused("notFound");
  const may = policy["publication.read"](nobody, row);
  return may.ok ? made(row) : may;
}

/** The published results for everybody, exactly as they were published, and what they can be checked by. */
export async function readResults(address: PublicAddress) {
  const found = await publishedAt(address);
  if (!found.ok) return found;
  const { id, slug, title, zone, mode, now, organiser: name, organiserSlug, results, digest } = found.value;
  return made({
    competition: { id, slug, title, zone, mode, now: now.toISOString(), organiser: name, organiserSlug },
    results,
    digest,
    publishedAt: found.value.publishedAt.toISOString(),
    journal: await journalRoot(db()),
  });
}

/** The results alone, for a download. */
export async function readResultsData(address: PublicAddress): Promise<Outcome<PublishedResults>> {
  const found = await publishedAt(address);
  return found.ok ? made(found.value.results) : found;
}

/** The protocol for the public, as a file; its footer names the digest of this very copy. The same bytes every time. */
export async function publicProtocolPaper(
  address: PublicAddress,
  format: PaperFormat,
): Promise<Outcome<RenderedPaper>> {
  const found = await publishedAt(address);
  if (!found.ok) return found;
  const [signed, rules] = await Promise.all([
    signedProtocol(db(), found.value.id),
    rulesOf(db(), found.value.id, found.value.rulesVersion),
  ]);
  if (!signed) return refused("notFound");
  const snapshot = publicProtocol(signed.snapshot, rules.publication);
  return made(await drawProtocol({ ...signed, snapshot, digest: digestOf(snapshot as unknown as Json) }, format));
}

/** What will be published, for the secretary to check; or what was, once it is. */
export async function previewResults(who: Who, competitionId: string) {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  if (!facts) return refused("notFound");
  const may = policy["letter.list"](who, facts);
  if (!may.ok) return may;
  const [rules, results, [address]] = await Promise.all([
    rulesOf(db(), competitionId),
    resultsOf(db(), facts),
    db().select({ slug: organiser.slug }).from(organiser).where(eq(organiser.id, facts.organiserId)),
  ]);
  return made({
    competition: { id: facts.id, title: facts.title, zone: facts.zone },
    mayPublish: policy["publication.publish"](who, facts).ok,
    isPublished: policy["publication.read"](who, facts).ok,
    hasMeeting: policy["review.readScores"](who, facts).ok,
    publicPage: `/${address?.slug}/${facts.slug}/results`,
    resultsBy: rules.dates.resultsBy,
    results: results ?? null,
  });
}
