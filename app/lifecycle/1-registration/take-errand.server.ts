import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { config } from "~/server/config.server";
import { isUuid } from "~/server/ids.server";
import { post } from "~/server/post.server";
import { type Tx, transaction } from "~db/client.server";
import { applicant, errand } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import { dayOf } from "../time";
import { consentTextVersion } from "./applicant";
import { mayAskToJoin } from "./attempts.server";
import { namedApplicant } from "./errand";
import type { TakeErrandForm } from "./errand.form";
import { desksOf } from "./errand.queries.server";
import { headsOf } from "./heads.server";
import { twinsOf } from "./same-inn.server";

/** Where a day begins first in Russia: a consent may be of today anywhere. */
const EARLIEST_ZONE = "Asia/Kamchatka";

/**
 * A helper of a consultation desk records that an applicant asked for help and consented to it. The heads of the applicant get
 * a letter at once and may end it at any time. It opens nothing that is there already: a helper sees only the drafts that
 * they begin. Refuses `notFound` for somebody without the role and for an applicant that cannot be told by what was typed,
 * `alreadyExists`, `notYet` for a day to come, `throttled`.
 * @returns the id of the errand
 */
export async function takeErrand(who: Person, typed: TakeErrandForm): Promise<Outcome<{ id: string }>> {
  if (!(await mayAskToJoin(who.id))) return refused("throttled");
  return transaction<{ id: string }>(who, "errand.take", async (tx) => {
    const [desk] = await desksOf(tx, who);
    const may = policy["errand.take"](who, { roles: desk ? ["helper"] : [] });
    if (!may.ok || !desk) return refused("notFound");
    if (typed.givenOn > dayOf(new Date(), EARLIEST_ZONE)) return refused("notYet");
    const asked = await applicantNamed(tx, typed.applicant);
    if (!asked) return refused("notFound");
    const { principal, way, givenOn } = typed;
    const id = randomUUID();
    const taken = await tx
      .insert(errand)
      .values({
        id,
        applicantId: asked.id,
        helperId: who.id,
        organiserId: desk.id,
        principal,
        way,
        givenOn,
        textVersion: consentTextVersion,
      })
      .onConflictDoNothing()
      .returning({ id: errand.id });
    if (taken.length === 0) return refused("alreadyExists");
    record(tx, {
      type: "applicant.errandTaken",
      subject: { kind: "applicant", id: asked.id },
      details: { helper: who.name, desk: desk.name, principal, version: consentTextVersion },
    });
    for (const to of await headsOf(tx, asked.id)) {
      await post(tx, "errand-taken", {
        to,
        props: {
          applicant: asked.shortName,
          helper: who.name,
          desk: desk.name,
          principal,
          url: `${config().baseUrl}/applicant/organisations/${asked.id}`,
        },
      });
    }
    return made({ id });
  });
}

/** The applicant that somebody named: by its own id, or by an ИНН that only one profile has or that is verified. */
async function applicantNamed(tx: Tx, typed: string): Promise<{ id: string; shortName: string } | undefined> {
  const named = namedApplicant(typed);
  if (!named) return undefined;
  if ("inn" in named) {
    const twins = await twinsOf(tx, named.inn);
    return twins.find(({ isVerified }) => isVerified) ?? (twins.length === 1 ? twins[0] : undefined);
  }
  if (!isUuid(named.id)) return undefined;
  const [row] = await tx
    .select({ id: applicant.id, shortName: applicant.shortName })
    .from(applicant)
    .where(eq(applicant.id, named.id));
  return row;
}
