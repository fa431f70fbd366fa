import { eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { isUuid } from "~/server/ids.server";
import { db } from "~db/client.server";
import { organiser } from "~db/schema/registration";
import { competitionFacts, rulesOf } from "../2-announcement/competition.queries.server";
import type { OwnApplicant, OwnApplication } from "./home";
import { ownApplicants, ownApplications } from "./home.queries.server";

/** What the page that starts an application shows; `unfit` says why an applicant cannot be chosen. */
export type StartPage = {
  competition: {
    id: string;
    title: string;
    path: string;
    zone: string;
    now: string;
    closesAt: string;
    isOpen: boolean;
  };
  applicants: { id: string; name: string; unfit: "kind" | "role" | null }[];
  existing: OwnApplication[];
};

/** For somebody who wants to apply to a competition. Refuses `notFound` for one that is not announced. */
export async function readStart(who: Who, competitionId: string): Promise<Outcome<StartPage>> {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  if (!facts) return refused("notFound");
  const may = policy["competition.readPublic"](who, facts);
  if (!may.ok) return may;
  const [rules, applicants, existing, [host]] = await Promise.all([
    rulesOf(db(), competitionId, facts.rulesVersion),
    ownApplicants(who),
    ownApplications(who, competitionId),
    db().select({ slug: organiser.slug }).from(organiser).where(eq(organiser.id, facts.organiserId)),
  ]);
  const unfit = ({ kind, role }: OwnApplicant) => {
    if (!rules.applicantKinds.includes(kind)) return "kind";
    return ["viewer", "accountant"].includes(role) ? "role" : null;
  };
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
    applicants: applicants.map((one) => ({ id: one.id, name: one.name, unfit: unfit(one) })),
    existing,
  });
}
