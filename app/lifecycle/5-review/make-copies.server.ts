import { randomInt, randomUUID } from "node:crypto";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { store } from "~/server/store.server";
import { catalog } from "~/text/text";
import { db } from "~db/client.server";
import { formTemplate } from "~db/schema/announcement";
import { application, applicationVersion, storedFile } from "~db/schema/application";
import { fileKinds } from "~storage/file-kinds";
import { copyForReview } from "~storage/store-file.server";
import type { FormTemplate } from "../2-announcement/form-template";
import { type CompetitionRules, readsDocument } from "../2-announcement/rules";
import { tierOf } from "../2-announcement/tiers";
import { templateOfVersion } from "../3-application/application.queries.server";
import { type ApplicationContent, projectOf, type VersionFile } from "../3-application/content";
import type { Kopecks } from "../money";
import type { ScanVerdict } from "../scan-verdict";
import { legalForms } from "./conflict.queries.server";
import type { BlindContent } from "./copy";
import { identitiesOf } from "./identities.server";
import { type Identity, identityMask, togetherAs } from "./mask";
import { blindContent } from "./redact";

/** A review copy before it is written; `files` are in the store already. */
export type MadeCopy = {
  id: string;
  applicationId: string;
  pseudonym: string;
  position: number;
  /** The key of the tier of the requested sum; null where the rules have no tiers. */
  tier: string | null;
  content: BlindContent;
  files: MadeFile[];
};
type MadeFile = { key: string; kind: string; name: string; contentType: string; size: number; scan: ScanVerdict };

type Source = {
  applicationId: string;
  applicantId: string;
  /** Everybody who was ever asked to be a co-applicant: texts may name them, whatever they answered. */
  coApplicantIds: string[];
  requested: Kopecks;
  content: ApplicationContent;
  template: FormTemplate;
  files: VersionFile[];
};

const COPIED_AT_ONCE = 4;

/**
 * Makes review copies of applications: redacted content, files under random keys and neutral names, a pseudonym and a
 * place that have nothing to do with the number or the order. Copies bytes in the store, so it runs before the transaction.
 */
export async function makeCopies(rules: CompetitionRules, applicationIds: readonly string[]): Promise<MadeCopy[]> {
  const sources = await sourcesOf(applicationIds);
  const forms = legalForms();
  const known = await identitiesOf(
    sources.flatMap((source) => [source.applicantId, ...source.coApplicantIds]),
    forms,
  );
  const places = shuffled(sources.map((_, index) => index + 1));
  const pseudonyms = drawPseudonyms(sources.length);
  const copies = sources.map((source, index): MadeCopy => {
    const mask = maskOf(source, known, forms);
    return {
      id: randomUUID(),
      applicationId: source.applicationId,
      pseudonym: pseudonyms[index]!,
      position: places[index]!,
      tier: tierOf(rules, source.requested)?.key ?? null,
      content: blindContent(source.content, { blind: rules.review.blind, template: source.template, mask }),
      files: [],
    };
  });
  await inGroups(sources, async (source, index) => {
    copies[index]!.files = await copyFiles(rules, source.files);
  });
  return copies.sort((a, b) => a.position - b.position);
}

/** Removes the files of copies that were not written after all. */
export async function dropCopies(copies: readonly MadeCopy[]): Promise<void> {
  await store().remove(copies.flatMap((one) => one.files.map((file) => file.key)));
}

async function sourcesOf(applicationIds: readonly string[]): Promise<Source[]> {
  return db()
    .select({
      applicationId: application.id,
      applicantId: application.applicantId,
      coApplicantIds: sql<string[]>`array(
        select distinct c.applicant_id from co_applicant c where c.application_id = ${application.id} order by 1)`,
      requested: sql<Kopecks>`coalesce(${application.requested}, 0)`.mapWith(application.requested),
      content: applicationVersion.content,
      template: formTemplate.template,
      files: applicationVersion.files,
    })
    .from(application)
    .innerJoin(
      applicationVersion,
      and(
        eq(applicationVersion.applicationId, application.id),
        eq(applicationVersion.version, application.currentVersion),
      ),
    )
    .innerJoin(formTemplate, templateOfVersion)
    .where(inArray(application.id, [...applicationIds]))
    .orderBy(asc(application.id));
}

/** The applicant as it applied and as it is, its co-applicants, and the people of the project. */
function maskOf(source: Source, known: ReadonlyMap<string, Identity>, forms: ReadonlySet<string>) {
  const { content, template, applicantId, coApplicantIds } = source;
  const of = content.applicant;
  const given = (...values: readonly (string | null)[]) => values.filter((value): value is string => !!value);
  const applied: Identity = {
    organisations: given(
      ...[of.fullName, of.shortName, of.hostName],
      ...(of.coApplicants ?? []).flatMap(({ fullName, shortName }) => [fullName, shortName]),
    ),
    people: given(of.headName, ...projectOf(content, template).people),
    numbers: given(of.inn, of.kpp, of.ogrn),
    phones: given(of.phone),
    sites: given(of.site, of.email.split("@")[1] ?? ""),
    handles: [],
    addresses: given(of.address),
  };
  const identity = togetherAs([applied, ...[applicantId, ...coApplicantIds].flatMap((id) => known.get(id) ?? [])]);
  return identityMask(identity, { hidden: catalog("ru").review.copy.hidden, legalForms: forms });
}

async function copyFiles(rules: CompetitionRules, files: readonly VersionFile[]): Promise<MadeFile[]> {
  const shown = new Map(
    rules.requiredDocuments
      .filter((one) => readsDocument("expert", one) && !(rules.review.blind === "double" && one.identifies))
      .map((one) => [one.key, one.title]),
  );
  const open = files.filter((file) => shown.has(file.kind));
  if (open.length === 0) return [];
  const rows = await db()
    .select({ id: storedFile.id, key: storedFile.key, scan: storedFile.scan })
    .from(storedFile)
    .where(
      inArray(
        storedFile.id,
        open.map((file) => file.fileId),
      ),
    );
  const stored = new Map(rows.map((row) => [row.id, row]));
  const made: MadeFile[] = [];
  for (const [index, file] of open.entries()) {
    const { key, scan } = stored.get(file.fileId)!;
    made.push({
      key: await copyForReview(store(), key),
      kind: shown.get(file.kind)!,
      name: catalog("ru").review.copy.document(index + 1, extensionFor(file.contentType)),
      contentType: file.contentType,
      size: file.size,
      scan,
    });
  }
  return made;
}

/** The extension by the checked content: what the applicant called the file is not looked at. */
function extensionFor(contentType: string): string {
  const kind = Object.values(fileKinds).find((one) => one.mime === contentType);
  return kind?.extensions[0] ?? "bin";
}

/** Distinct names such as «Проект 7КД-2», drawn and not derived. */
function drawPseudonyms(count: number): string[] {
  const words = catalog("ru").review.copy;
  const letters = [...words.letters];
  const letter = () => letters[randomInt(letters.length)];
  const drawn = new Set<string>();
  while (drawn.size < count) {
    drawn.add(words.pseudonym(`${randomInt(1, 10)}${letter()}${letter()}-${randomInt(1, 10)}`));
  }
  return [...drawn];
}

function shuffled(values: number[]): number[] {
  for (let last = values.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [values[last], values[other]] = [values[other]!, values[last]!];
  }
  return values;
}

async function inGroups<T>(items: readonly T[], work: (item: T, index: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += COPIED_AT_ONCE) {
    await Promise.all(items.slice(from, from + COPIED_AT_ONCE).map((item, offset) => work(item, from + offset)));
  }
}
