import { and, count, eq, inArray, notInArray } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { isUuid } from "~/server/ids.server";
import { db } from "~db/client.server";
import { application } from "~db/schema/application";
import { applicant, organiser } from "~db/schema/registration";
import { competitionFacts, rulesOf } from "../2-announcement/competition.queries.server";
import type { CompetitionRules } from "../2-announcement/rules";
import { dayOf } from "../time";
import { isOldEnough } from "./formal-criteria";
import type { OwnApplicant } from "./home";
import { ownApplicants, ownApplications } from "./home.queries.server";
import type { StartPage, Unfit } from "./start-page";

/** For somebody who wants to apply to a competition. Refuses `notFound` for one that is not announced. */
export async function readStart(who: Who, competitionId: string): Promise<Outcome<StartPage>> {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  if (!facts) return refused("notFound");
  const may = policy["competition.readPublic"](who, facts);
  if (!may.ok) return may;
  const [rules, applicants, all, [host]] = await Promise.all([
    rulesOf(db(), competitionId, facts.rulesVersion),
    ownApplicants(who),
    ownApplications(who),
    db().select({ slug: organiser.slug }).from(organiser).where(eq(organiser.id, facts.organiserId)),
  ]);
  const known = await knownOf(
    applicants.map(({ id }) => id),
    competitionId,
  );
  const today = dayOf(facts.now, facts.zone);
  const unfit = ({ id, kind, role }: OwnApplicant): Unfit | null => {
    if (!rules.applicantKinds.includes(kind)) return "kind";
    if (["viewer", "accountant"].includes(role)) return "role";
    if (isTooYoung(known.get(id)?.registeredOn ?? null, rules, today)) return "age";
    return (known.get(id)?.applications ?? 0) >= rules.maxApplicationsPerApplicant ? "limit" : null;
  };
  const listed = applicants.map((one) => ({ id: one.id, name: one.name, unfit: unfit(one) }));
  const isKnown = listed
    .filter((one) => one.unfit === null)
    .every(({ id }) => (known.get(id)?.registeredOn ?? null) !== null);
  return made({
    competition: {
      id: facts.id,
      title: facts.title,
      path: `/${host!.slug}/${facts.slug}`,
      zone: facts.zone,
      now: facts.now.toISOString(),
      closesAt: facts.closesAt.toISOString(),
      isOpen: policy["application.start"](who, { ...facts, memberRole: "head", helps: false }).ok,
    },
    applicants: listed,
    requirements: rules.requirements
      .filter(({ minMonths }) => minMonths === undefined || !isKnown)
      .map(({ key, title, clause, mend }) => ({ key, title, clause, mend })),
    existing: all.filter((one) => one.competitionId === competitionId && one.state !== "discarded"),
    earlier: all
      .filter((one) => one.title)
      .map(({ id, title, competition, applicant: name }) => ({ id, title, competition, applicant: name })),
  });
}

function isTooYoung(registeredOn: string | null, { requirements }: CompetitionRules, today: string): boolean {
  return requirements.some(
    ({ minMonths }) => minMonths !== undefined && isOldEnough(registeredOn, minMonths, today) === false,
  );
}

type Known = { registeredOn: string | null; applications: number };

/** The day of registration of applicants, and how many applications each has in a competition; one query each. */
async function knownOf(ids: readonly string[], competitionId: string): Promise<Map<string, Known>> {
  if (ids.length === 0) return new Map();
  const [days, counts] = await Promise.all([
    db()
      .select({ id: applicant.id, registeredOn: applicant.registeredOn })
      .from(applicant)
      .where(inArray(applicant.id, [...ids])),
    db()
      .select({ id: application.applicantId, applications: count() })
      .from(application)
      .where(
        and(
          eq(application.competitionId, competitionId),
          inArray(application.applicantId, [...ids]),
          notInArray(application.state, ["discarded", "withdrawn"]),
        ),
      )
      .groupBy(application.applicantId),
  ]);
  const numbers = new Map(counts.map(({ id, applications }) => [id, applications]));
  return new Map(
    days.map(({ id, registeredOn }) => [
      id,
      { registeredOn: registeredOn || null, applications: numbers.get(id) ?? 0 },
    ]),
  );
}
