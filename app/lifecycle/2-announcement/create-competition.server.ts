import { eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import { rolesFor } from "~/access/role-facts.server";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { config } from "~/server/config.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { organiser } from "~db/schema/registration";
import { workCalendarOf } from "../1-registration/work-calendar.queries.server";
import { type Outcome, refused } from "../outcome";
import { dayOf, type IsoDay, type WorkCalendar } from "../time";
import type { CompetitionMode } from "./competition";
import { withDateBases } from "./counted-dates";
import { keepDraft } from "./keep-draft.server";
import { formOfPreset, type PresetKey } from "./presets";
import { presets } from "./presets.server";
import type { CompetitionRules } from "./rules";
import { databaseNow } from "./rules-version.server";
import { templates } from "./templates.server";

export type NewCompetition = {
  organiser: string;
  preset: PresetKey;
  mode: CompetitionMode;
  slug: string;
  title: string;
};
type Organiser = typeof organiser.$inferSelect;

/**
 * Starts a competition as a draft from a preset; dates are counted from today in the organiser's zone, by its production
 * calendar. The mode is fixed for good: only a test one can move its calendar (design.md §6).
 * Refuses `alreadyExists` when the organiser has a competition at this address.
 */
export async function createCompetition(who: Person, asked: NewCompetition): Promise<Outcome<{ id: string }>> {
  if (!isUuid(asked.organiser)) return refused("notFound");
  return transaction(who, "competition.create", async (tx) => {
    const may = policy["competition.create"](who, { roles: await rolesFor(tx, who, asked.organiser) });
    if (!may.ok) return may;
    const [host] = await tx.select().from(organiser).where(eq(organiser.id, asked.organiser));
    if (!host) return refused("notFound");

    const today = dayOf(await databaseNow(tx), host.zone);
    const work = await workCalendarOf(tx, host.id);
    const rules = withDateBases(rulesFor(host, asked, { today, work }), work);
    const kept = await keepDraft(tx, who, {
      organiserId: host.id,
      slug: asked.slug,
      mode: asked.mode,
      preset: asked.preset,
      rules,
      template: templates[formOfPreset[asked.preset]](rules),
    });
    if (!kept.ok) return kept;
    const { id } = kept.value;
    record(tx, {
      type: "competition.created",
      subject: { kind: "competition", id },
      competitionId: id,
      details: { title: rules.title, preset: asked.preset, mode: asked.mode },
    });
    return kept;
  });
}

/** The preset with what is known of the organiser already; the grace is the installation's. */
function rulesFor(
  host: Organiser,
  { preset, title }: NewCompetition,
  start: { today: IsoDay; work: WorkCalendar },
): CompetitionRules {
  const rules = presets[preset]({ ...start, zone: host.zone });
  const { contact } = rules;
  return {
    ...rules,
    title,
    graceSeconds: config().graceSeconds,
    locality: { ...rules.locality, name: host.locality || rules.locality.name },
    contact: {
      ...contact,
      phone: host.phone || contact.phone,
      email: host.email || contact.email,
      address: host.address || contact.address,
    },
  };
}
