import { randomUUID } from "node:crypto";
import { type Person, system } from "~/access/who";
import type { FormTemplate } from "~/lifecycle/2-announcement/form-template";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { standardTemplate } from "~/lifecycle/2-announcement/standard-template.server";
import type { VersionFile } from "~/lifecycle/3-application/content";
import { totalsOfContent } from "~/lifecycle/3-application/totals";
import { type AgreementTerms, grantedLines } from "~/lifecycle/8-agreement/agreement";
import { recordAgreement } from "~/lifecycle/8-agreement/record-agreement.server";
import { done } from "~/lifecycle/outcome";
import { addDays, dayOf, type IsoDay } from "~/lifecycle/time";
import { transaction } from "~db/client.server";
import { competition, formTemplate, rulesVersion } from "~db/schema/announcement";
import { application, applicationVersion } from "~db/schema/application";
import { agendaItem, award, awardSource, meeting } from "~db/schema/decision";
import { anApplicant, anOrganiser, aPerson, grant } from "./people";

export const zone = "Asia/Kamchatka";
export const today: IsoDay = dayOf(new Date(), zone);
export const term = { startsOn: addDays(today, -90), endsOn: addDays(today, 150) };

export type Published = {
  id: string;
  organiserId: string;
  rules: CompetitionRules;
  secretary: Person;
  meetingId: string;
};

/** A competition with published results that asks for two reports: one already late, one to come. */
export async function aPublishedCompetition(
  columns: Partial<typeof competition.$inferInsert> = {},
  over: Partial<CompetitionRules> = {},
  form: (rules: CompetitionRules) => FormTemplate = standardTemplate,
): Promise<Published> {
  const [id, meetingId, organiserId] = [randomUUID(), randomUUID(), await anOrganiser()];
  const secretary = await aPerson("Лидия Секретарь");
  const preset = presets.milkovo({ today: addDays(today, -150), zone });
  const rules: CompetitionRules = {
    ...preset,
    ownShareMinBp: 500,
    term: { earliestStart: term.startsOn, latestEnd: term.endsOn },
    report: {
      ...preset.report,
      dates: [
        { key: "interim", title: "Промежуточный отчёт", dueAt: addDays(today, -5) },
        { key: "final", title: "Итоговый отчёт", dueAt: addDays(today, 160) },
      ],
    },
    ...over,
  };
  await transaction(system, "seed.play", async (tx) => {
    await tx.insert(competition).values({
      id,
      organiserId,
      slug: `c-${id.slice(0, 8)}`,
      mode: "live",
      state: "published",
      title: rules.title,
      zone,
      year: 2026,
      opensAt: new Date(rules.dates.receptionOpensAt),
      closesAt: new Date(rules.dates.receptionClosesAt),
      graceSeconds: 2,
      createdBy: secretary.id,
      publishedAt: new Date(`${addDays(today, -60)}T03:00:00Z`),
      ...columns,
    });
    await tx
      .insert(rulesVersion)
      .values({ competitionId: id, version: 1, rules, hash: "0".repeat(64), createdBy: secretary.id });
    await tx.insert(formTemplate).values({ competitionId: id, version: 1, template: form(rules) });
    await tx.insert(meeting).values({
      id: meetingId,
      competitionId: id,
      number: 1,
      state: "signed",
      at: new Date(),
      place: "Мильково",
      secretaryId: secretary.id,
    });
    return done;
  });
  await grant(secretary, "secretary", organiserId);
  return { id, organiserId, rules, secretary, meetingId };
}

/** Two lines of 100 000,00 and 33 333,33 ₽, of which 10 000,00 are own; 123 333,33 ₽ are requested. */
export const lines = [
  { category: "equipment", title: "Качели", price: "10000000", quantity: "1", own: "1000000", justification: "Две" },
  { category: "events", title: "Праздник двора", price: "3333333", quantity: "1", own: "0", justification: "Чай" },
];
export const requested = 12_333_333n;
export const indicators = [
  { title: "Участников", unit: "чел.", planned: "40", proof: "Список" },
  { title: "Построено площадок", unit: "шт.", planned: "1", proof: "Акт" },
];

type Given = {
  sum?: bigint;
  number?: number;
  state?: "awarded" | "reserve";
  head?: Person;
  applicantId?: string;
  files?: VersionFile[];
};

export type WinnerOf = { id: string; head: Person; applicantId: string; sum: bigint; sources: Record<string, bigint> };

/** An application that the commission awarded, seventy to thirty from two budgets; or left in reserve. */
export async function aWinner(of: Published, given: Given = {}): Promise<WinnerOf> {
  const { sum = requested, number = 1, state = "awarded", files = [] } = given;
  const id = randomUUID();
  const head = given.head ?? (await aPerson("Мария Иванова"));
  const applicantId = given.applicantId ?? (await anApplicant(head));
  const sums = totalsOfContent(lines);
  const regional = (sum * 7n) / 10n;
  const sources: Record<string, bigint> = { regional, local: sum - regional };
  const itemId = randomUUID();
  await transaction(system, "seed.play", async (tx) => {
    const direction = of.rules.directions[0]!.key;
    await tx.insert(application).values({
      id,
      competitionId: of.id,
      applicantId,
      state,
      number,
      currentVersion: 1,
      createdBy: head.id,
      arrivedAt: new Date(),
      title: "Добрый двор",
      direction,
      requested: sums.requested,
      ownShare: sums.own,
      total: sums.total,
    });
    await tx.insert(applicationVersion).values({
      applicationId: id,
      competitionId: of.id,
      version: 1,
      content: {
        applicant: {
          id: applicantId,
          kind: "legal",
          fullName: "Автономная некоммерческая организация «Добрые дела»",
          shortName: "АНО «Добрые дела»",
          inn: "4199000015",
          kpp: null,
          ogrn: "1184199000017",
          address: "с. Мильково, тайный адрес",
          locality: "с. Мильково",
          headName: "Тайная Фамилия",
          headPost: "директор",
          phone: "+7 415 000-00-01",
          email: "secret@example.org",
          site: "",
          hostName: "",
        },
        about: {
          title: "Добрый двор",
          summary: "Жители благоустроят двор.",
          direction,
          geography: "с. Мильково",
          ...term,
        },
        problem: {
          problem: "Негде играть",
          audience: "40 семей",
          goal: "Есть где играть",
          tasks: "Построить",
          sustainability: "Совет дома",
        },
        plan: { items: [] },
        team: { leader: "Тайный Руководитель", leaderExperience: "", members: [] },
        budget: { lines },
        indicators: { items: indicators },
      },
      files,
      sha256: "0".repeat(64),
      rulesVersion: 1,
      templateVersion: 1,
      submittedBy: head.id,
      arrivedAt: new Date(),
      idempotencyKey: randomUUID(),
      receiptCode: id.slice(0, 18),
    });
    await tx.insert(agendaItem).values({
      id: itemId,
      meetingId: of.meetingId,
      competitionId: of.id,
      applicationId: id,
      position: number,
      state: "voted",
      proposedOutcome: state,
      proposed: sum,
    });
    await tx.insert(award).values({
      applicationId: id,
      competitionId: of.id,
      itemId,
      outcome: state,
      sum: state === "awarded" ? sum : 0n,
      reservePlace: state === "reserve" ? number : null,
    });
    if (state === "awarded")
      await tx.insert(awardSource).values(
        Object.entries(sources).map(([source, part]) => ({
          applicationId: id,
          competitionId: of.id,
          source,
          sum: part,
        })),
      );
    return done;
  });
  return { id, head, applicantId, sum, sources };
}

/** Terms that nothing is wrong with, lines cut in proportion to what was awarded. */
export function terms(sum: bigint, over: Partial<AgreementTerms> = {}): AgreementTerms {
  const sums = totalsOfContent(lines);
  const granted = grantedLines(
    sum,
    sums.lines.map((line) => line!.requested),
  );
  return {
    number: `${randomUUID().slice(0, 8)}/2026`,
    signedOn: today,
    ...term,
    lines: granted.map((part, at) => ({ granted: part, own: sums.lines[at]!.own })),
    indicators: indicators.map(({ planned }) => ({ planned })),
    lowOwnShare: false,
    ...over,
  };
}

/** Records the agreement of a winner by its verb and answers its id. */
export async function anAgreement(
  of: Published,
  winner: WinnerOf,
  over: Partial<AgreementTerms> = {},
): Promise<string> {
  const outcome = await recordAgreement(of.secretary, winner.id, terms(winner.sum, over));
  if (!outcome.ok || !("id" in outcome.value)) throw new Error(`not recorded: ${JSON.stringify(outcome)}`);
  return outcome.value.id;
}
