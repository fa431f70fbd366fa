import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { system } from "~/access/who";
import { cancelCompetition } from "~/lifecycle/2-announcement/cancel-competition.server";
import type { CompetitionMode } from "~/lifecycle/2-announcement/competition";
import { publicAddresses, searchChoices, searchCompetitions } from "~/lifecycle/2-announcement/public.queries.server";
import { projectChoices, searchProjects } from "~/lifecycle/9-reporting/project.queries.server";
import { done } from "~/lifecycle/outcome";
import { config } from "~/server/config.server";
import { db, transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { letter } from "~db/schema/outbox";
import { organiser } from "~db/schema/registration";
import { projectCard } from "~db/schema/reporting";
import { anOpenCompetition, aReadyApplication } from "../applications";
import { grant } from "../people";
import { anAgreement, aPublishedCompetition, aWinner } from "../winners";
import { useParts } from "../world";

/** An installation that works for real: nothing of a test competition counts there. */
useParts({ demo: "off" });

const modes: readonly CompetitionMode[] = ["live", "test"];

/** The same competition twice, down to a finished project: once for real, once for practice. */
async function twins() {
  const [real, test] = await Promise.all(
    modes.map(async (mode) => {
      const of = await aPublishedCompetition({ mode });
      const winner = await aWinner(of);
      const agreementId = await anAgreement(of, winner);
      await transaction(system, "seed.play", async (tx) => {
        await tx.insert(projectCard).values({ applicationId: winner.id, competitionId: of.id, agreementId });
        return done;
      });
      const [row] = await db().select({ slug: competition.slug }).from(competition).where(eq(competition.id, of.id));
      return { ...of, slug: row!.slug, projectId: winner.id };
    }),
  );
  return { real: real!, test: test! };
}

describe("on an installation that works for real, a test competition", () => {
  it("is in no public list, choice, map of the site or register of projects; its live twin is", async () => {
    expect(config().demo).toBe(false);
    const { real, test } = await twins();
    const competitions = (await searchCompetitions({}, 100)).rows.map(({ id }) => id);
    expect([competitions.includes(real.id), competitions.includes(test.id)]).toEqual([true, false]);
    const addresses = (await publicAddresses()).map(({ path }) => path).join("\n");
    expect([addresses.includes(real.slug), addresses.includes(test.slug)]).toEqual([true, false]);
    const projects = (await searchProjects({}, 100)).rows.map(({ id }) => id);
    expect([projects.includes(real.projectId), projects.includes(test.projectId)]).toEqual([true, false]);
    const hosts = [...(await searchChoices()).organisers, ...(await projectChoices()).organisers].map(
      ({ slug }) => slug,
    );
    const [realHost, testHost] = await Promise.all([real, test].map(({ organiserId }) => slugOfHost(organiserId)));
    expect([hosts.includes(realHost!), hosts.includes(testHost!)]).toEqual([true, false]);
  });

  it("writes to the inbox inside only, to one and to many", async () => {
    for (const mode of modes) {
      const open = await anOpenCompetition({ columns: { mode } });
      const { head } = await aReadyApplication({ competition: open });
      await grant(head, "secretary", open.organiserId);
      expect((await cancelCompetition(head, open.id, "Нет средств в бюджете.")).ok).toBe(true);
      const letters = await db()
        .select({ toInbox: letter.toInbox })
        .from(letter)
        .where(eq(letter.competitionId, open.id));
      expect(letters.length).toBeGreaterThan(0);
      expect([mode, new Set(letters.map(({ toInbox }) => toInbox))]).toEqual([
        mode,
        new Set([mode === "test" ? "yes" : "no"]),
      ]);
    }
  });

  it("keeps its mode: a live one cannot be given a clock of its own", async () => {
    const { real } = await twins();
    const shifted = transaction(system, "seed.play", async (tx) => {
      await tx.update(competition).set({ clockShift: "1 day" }).where(eq(competition.id, real.id));
      return done;
    });
    await expect(shifted).rejects.toThrow();
  });
});

async function slugOfHost(organiserId: string): Promise<string | undefined> {
  const [row] = await db().select({ slug: organiser.slug }).from(organiser).where(eq(organiser.id, organiserId));
  return row?.slug;
}
