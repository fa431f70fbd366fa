import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { db, type Tx, transaction } from "~db/client.server";
import { application } from "~db/schema/application";
import { paperApplication } from "~db/schema/paper-applications";
import { applicant } from "~db/schema/registration";
import type { ApplicantKind } from "../1-registration/applicant";
import { lockInn, type Twin, twinsOf } from "../1-registration/same-inn.server";
import type { Profile } from "../1-registration/shown-profile";
import { rulesOf, templateOf } from "../2-announcement/competition.queries.server";
import { made, type Outcome, refused } from "../outcome";
import { countOthers, lockApplicant } from "./applicant-limit.server";
import type { Section } from "./application";
import { lockPaper } from "./lock-paper.server";
import { paperApplicationFacts } from "./paper-application.queries.server";

/** An applicant that is registered already, or the profile of one that has no account, as the paper gives it. */
export type NamedApplicant = { id: string } | { kind: ApplicantKind; profile: Profile; anyway: boolean };

/** The page that names the applicant of a paper: kinds that the rules let in, and profiles with the ИНН asked for. */
export async function readPaperApplicant(who: Person, competitionId: string, paperId: string, inn: string) {
  const facts = await paperApplicationFacts(db(), who, competitionId, paperId);
  if (!facts) return refused("notFound");
  const mayRead = policy["paperApplication.readContents"](who, facts);
  if (!mayRead.ok) return mayRead;
  const may = policy["paperApplication.type"](who, facts);
  if (!may.ok) return may;
  if (facts.applicationId !== null) return refused("alreadyExists");
  const [rules, twins] = await Promise.all([rulesOf(db(), facts.id), inn === "" ? ([] as Twin[]) : twinsOf(db(), inn)]);
  return made({
    competition: { id: facts.id, title: facts.title },
    id: facts.paperId,
    entry: facts.entry,
    name: facts.name,
    kinds: rules.applicantKinds,
    twins,
  });
}

/**
 * Names the applicant of a paper and begins the draft into which it is typed. An applicant that nobody has registered gets an
 * unverified profile without an account. Refuses `wrongKind`, `limitExceeded`, `alreadyExists` for a second applicant of one
 * paper, and for a new profile with an ИНН that a verified one has, or an unverified one until `anyway`; `wrongState`, `notFound`.
 * @returns the id of the draft and the section that the form begins with
 */
export async function namePaperApplicant(
  who: Person,
  competitionId: string,
  paperId: string,
  named: NamedApplicant,
): Promise<Outcome<{ id: string; section: Section }>> {
  return transaction<{ id: string; section: Section }>(who, "paperApplication.type", async (tx) => {
    const facts = await lockPaper(tx, who, competitionId, paperId);
    if (!facts) return refused("notFound");
    const may = policy["paperApplication.type"](who, facts);
    if (!may.ok) return may;
    if (facts.applicationId !== null) return refused("alreadyExists");
    const rules = await rulesOf(tx, facts.id, facts.rulesVersion);
    const found = await applicantOf(tx, who, named);
    if (!found.ok) return found;
    const { id: applicantId, kind } = found.value;
    if (!rules.applicantKinds.includes(kind)) return refused("wrongKind");
    await lockApplicant(tx, applicantId);
    const max = rules.maxApplicationsPerApplicant;
    if ((await countOthers(tx, facts.id, applicantId)) >= max) return refused("limitExceeded", { max });
    const [row] = await tx
      .insert(application)
      .values({ competitionId: facts.id, applicantId, createdBy: who.id })
      .returning({ id: application.id });
    await tx
      .update(paperApplication)
      .set({ applicationId: row!.id })
      .where(and(eq(paperApplication.id, paperId), isNull(paperApplication.applicationId)));
    record(tx, {
      type: "application.started",
      subject: { kind: "application", id: row!.id },
      competitionId: facts.id,
      details: { typist: who.name, entry: facts.entry },
    });
    const { template } = await templateOf(tx, facts.id);
    return made({ id: row!.id, section: template.sections[0]!.key });
  });
}

async function applicantOf(
  tx: Tx,
  who: Person,
  named: NamedApplicant,
): Promise<Outcome<{ id: string; kind: ApplicantKind }>> {
  if ("id" in named) {
    const [row] = isUuid(named.id)
      ? await tx.select({ id: applicant.id, kind: applicant.kind }).from(applicant).where(eq(applicant.id, named.id))
      : [];
    return row ? made(row) : refused("badInput");
  }
  const { kind, profile, anyway } = named;
  if (profile.inn && kind !== "branch") {
    await lockInn(tx, profile.inn);
    const twins = await twinsOf(tx, profile.inn);
    if (twins.some((twin) => twin.isVerified) || (twins.length > 0 && !anyway)) return refused("alreadyExists");
  }
  const id = randomUUID();
  await tx.insert(applicant).values({ id, kind, createdBy: who.id, ...profile });
  record(tx, { type: "applicant.registered", subject: { kind: "applicant", id }, details: { kind, typist: who.name } });
  return made({ id, kind });
}
