import { and, eq, inArray } from "drizzle-orm";
import { config } from "~/server/config.server";
import { post, type Recipient } from "~/server/post.server";
import { catalog } from "~/text/text";
import type { Tx } from "~db/client.server";
import { application, applicationVersion } from "~db/schema/application";
import { person } from "~db/schema/registration";
import { headsOfAll } from "../1-registration/heads.server";
import type { Decided } from "./decided";
import type { MeetingRecord } from "./meeting-record.server";

type Competition = { id: string; title: string; zone: string };

/**
 * Writes the letters about every decision of a meeting, to the head of the applicant and to the person who submitted, as drafts:
 * they go out when the secretary releases them after the publication (domain.md §6, 16).
 */
export async function holdDecisionLetters(
  tx: Tx,
  competition: Competition,
  { rules, items }: MeetingRecord,
  decisions: readonly Decided[],
): Promise<void> {
  const recipients = await recipientsOf(
    tx,
    items.map((item) => ({ applicationId: item.applicationId, applicantId: item.row.applicantId })),
  );
  for (const decision of decisions) {
    const item = items.find((one) => one.applicationId === decision.applicationId)!;
    for (const to of recipients.get(item.applicationId) ?? []) {
      await holdOne(tx, { to, competition, decision, item, agreementsBy: rules.dates.agreementsBy });
    }
  }
}

type OneLetter = {
  to: Recipient;
  competition: Competition;
  decision: Decided;
  item: MeetingRecord["items"][number];
  agreementsBy: string;
};

async function holdOne(tx: Tx, { to, competition, decision, item, agreementsBy }: OneLetter): Promise<void> {
  const page = `${config().baseUrl}/applicant/applications/${item.applicationId}`;
  const envelope = { to, competitionId: competition.id, applicationId: item.applicationId };
  const common = { competition: competition.title, title: item.title, number: item.number };
  const reason = reasonIn(to.lang, decision, item.carried ? item.cutReason : "");
  const score = item.row.score ?? "0.00";
  if (decision.outcome === "awarded") {
    const sums = { requested: String(item.row.requested), awarded: String(decision.sum) };
    const props = { ...common, ...sums, score, reason, agreementsBy, zone: competition.zone, url: page };
    return post(tx, "application-awarded", { ...envelope, props });
  }
  if (decision.outcome === "reserve") {
    const props = { ...common, score, place: decision.reservePlace ?? 0, url: page };
    return post(tx, "application-reserved", { ...envelope, props });
  }
  const props = { ...common, score: item.row.score, reason, url: `${page}/feedback` };
  return post(tx, "application-declined", { ...envelope, props });
}

function reasonIn(lang: Recipient["lang"], { ground }: Decided, cutReason: string): string {
  const words = ground && ground !== "changed" ? catalog(lang).decision.reasons[ground] : "";
  return [words, cutReason].filter((part) => part !== "").join(". ");
}

/** Heads of the applicant and the submitter of the version in force, nobody twice, by application. */
async function recipientsOf(
  tx: Tx,
  applications: readonly { applicationId: string; applicantId: string }[],
): Promise<Map<string, Recipient[]>> {
  const heads = await headsOfAll(
    tx,
    applications.map((one) => one.applicantId),
  );
  const submitters = await submittersOf(
    tx,
    applications.map((one) => one.applicationId),
  );
  return new Map(
    applications.map(({ applicationId, applicantId }) => {
      const all = [...(heads.get(applicantId) ?? []), ...(submitters.get(applicationId) ?? [])];
      return [applicationId, all.filter((one, index) => all.findIndex((other) => other.email === one.email) === index)];
    }),
  );
}

async function submittersOf(tx: Tx, applicationIds: string[]): Promise<Map<string, Recipient[]>> {
  if (applicationIds.length === 0) return new Map();
  const rows = await tx
    .select({
      applicationId: application.id,
      personId: person.id,
      email: person.email,
      name: person.name,
      lang: person.lang,
    })
    .from(application)
    .innerJoin(
      applicationVersion,
      and(
        eq(applicationVersion.applicationId, application.id),
        eq(applicationVersion.version, application.currentVersion),
      ),
    )
    .innerJoin(person, eq(person.id, applicationVersion.submittedBy))
    .where(inArray(application.id, applicationIds));
  return new Map(
    rows.map(({ applicationId, lang, ...row }) => [applicationId, [{ ...row, lang: lang === "en" ? "en" : "ru" }]]),
  );
}
