import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { type Person, system } from "~/access/who";
import type { FormTemplate } from "~/lifecycle/2-announcement/form-template";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { standardTemplate } from "~/lifecycle/2-announcement/standard-template.server";
import type { SectionDraft } from "~/lifecycle/3-application/draft";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { startApplication } from "~/lifecycle/3-application/start-application.server";
import { made } from "~/lifecycle/outcome";
import { transaction } from "~db/client.server";
import { correction } from "~db/schema/admission";
import { competition, formTemplate, rulesVersion } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { anApplicant, anOrganiser, aPerson } from "./people";

const HOUR = 3600_000;

export type Announced = { id: string; organiserId: string; rules: CompetitionRules };

type Given = {
  rules?: Partial<CompetitionRules>;
  columns?: Partial<typeof competition.$inferInsert>;
  /** Its form, the standard one unless another is asked for. */
  form?: (rules: CompetitionRules) => FormTemplate;
};

/** A competition that takes applications for another hour; rules of Milkovo without required documents. */
export async function anOpenCompetition({
  rules: over = {},
  columns = {},
  form = standardTemplate,
}: Given = {}): Promise<Announced> {
  const [id, organiserId] = [randomUUID(), await anOrganiser()];
  const preset = presets.milkovo({ today: new Date().toISOString().slice(0, 10), zone: "Asia/Kamchatka" });
  const rules: CompetitionRules = { ...preset, requiredDocuments: [], ...over };
  const author = await aPerson("Анна Секретарь");
  await transaction(system, "seed.play", async (tx) => {
    await tx.insert(competition).values({
      id,
      organiserId,
      slug: `c-${id.slice(0, 8)}`,
      mode: "live",
      state: "announced",
      title: rules.title,
      zone: rules.zone,
      year: 2026,
      opensAt: new Date(Date.now() - HOUR),
      closesAt: new Date(Date.now() + HOUR),
      graceSeconds: 2,
      createdBy: author.id,
      announcedAt: new Date(Date.now() - HOUR),
      ...columns,
    });
    await tx.insert(rulesVersion).values({
      competitionId: id,
      version: 1,
      rules,
      hash: "0".repeat(64),
      createdBy: author.id,
      announcedAt: new Date(Date.now() - HOUR),
    });
    await tx.insert(formTemplate).values({ competitionId: id, version: 1, template: form(rules) });
    return made(undefined);
  });
  return { id, organiserId, rules };
}

/** Everything that the standard form asks for, fit for these rules: 60 000 ₽ in all, 10 000 ₽ of them own. */
export function completeDraft(rules: CompetitionRules) {
  const { earliestStart, latestEnd } = rules.term;
  return {
    about: {
      title: "Добрый двор",
      summary: "Жители вместе благоустроят двор.",
      direction: rules.directions[0]!.key,
      geography: "с. Мильково",
      startsOn: earliestStart,
      endsOn: latestEnd,
    },
    problem: {
      problem: "Детям негде играть: в селе нет ни одной площадки.",
      audience: "40 семей",
      goal: "Во дворе есть где играть",
      tasks: "Собрать жителей\nПостроить площадку",
      sustainability: "Площадку содержит совет дома.",
    },
    plan: {
      items: ["Собрать жителей", "Построить площадку"].map((task) => ({
        task,
        event: "Субботник",
        place: "Двор",
        startsOn: earliestStart,
        endsOn: latestEnd,
        result: "Пришли 20 человек",
      })),
    },
    team: { leader: "Иванова Мария Петровна", leaderExperience: "Десять лет в совете дома" },
    budget: {
      lines: [
        { category: "equipment", title: "Качели", price: "25 000", quantity: "2", own: "", justification: "Две" },
        { category: "events", title: "Чай", price: "100,55", quantity: "99,502", own: "10 000", justification: "Чай" },
      ],
    },
    indicators: { items: [{ title: "Жителей на субботнике", unit: "человек", planned: "20", proof: "Список" }] },
  } satisfies Record<string, SectionDraft>;
}

/** "Yes, it is so" to every requirement of the rules. */
export function yesToAll({ requirements }: Pick<CompetitionRules, "requirements">): Record<string, boolean> {
  return Object.fromEntries(requirements.map(({ key }) => [key, true]));
}

/** The same as a form posts it. */
export function yesAnswers(rules: Pick<CompetitionRules, "requirements">): Record<string, string> {
  return Object.fromEntries(rules.requirements.map(({ key }) => [`declared.${key}`, "yes"]));
}

/** A started application with everything filled, by its head. */
export async function aReadyApplication(
  given: { competition?: Announced; head?: Person; applicantId?: string } = {},
): Promise<{ id: string; head: Person; applicantId: string; competition: Announced }> {
  const announced = given.competition ?? (await anOpenCompetition());
  const head = given.head ?? (await aPerson("Мария Иванова"));
  const applicantId = given.applicantId ?? (await anApplicant(head));
  const started = await startApplication(head, announced.id, applicantId, {
    declarations: yesToAll(announced.rules),
  });
  if (!started.ok) throw new Error(`not started: ${started.reason}`);
  for (const [section, data] of Object.entries(completeDraft(announced.rules))) {
    const saved = await saveSection(head, started.value.id, { section, version: 0, data });
    if (!saved.ok) throw new Error(`not saved: ${section} ${saved.reason}`);
  }
  return { id: started.value.id, head, applicantId, competition: announced };
}

/** Returns an application for the correction of one section until `dueAt`, past its verb: for days that a test cannot wait for. */
export async function returnForCorrection(id: string, competitionId: string, dueAt: Date): Promise<void> {
  const asker = await aPerson("Анна Секретарь");
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(competition).set({ state: "admission" }).where(eq(competition.id, competitionId));
    await tx.update(application).set({ state: "returned" }).where(eq(application.id, id));
    await tx.insert(correction).values({
      applicationId: id,
      competitionId,
      ordinal: 1,
      remarks: "Уточните команду.",
      sections: ["team"],
      dueAt,
      askedBy: asker.id,
    });
    return made(undefined);
  });
}

/** Sets columns of a competition directly, past its verbs: for deadlines that a test cannot wait for. */
export async function setCompetition(id: string, columns: Partial<typeof competition.$inferInsert>): Promise<void> {
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(competition).set(columns).where(eq(competition.id, id));
    return made(undefined);
  });
}
