import { randomUUID } from "node:crypto";
import { type Person, system } from "~/access/who";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { standardTemplate } from "~/lifecycle/2-announcement/standard-template.server";
import { criteriaIn, tierOf } from "~/lifecycle/2-announcement/tiers";
import type { RoundState } from "~/lifecycle/5-review/round";
import { sheetTotal } from "~/lifecycle/5-review/score";
import { done } from "~/lifecycle/outcome";
import { transaction } from "~db/client.server";
import { competition, formTemplate, rulesVersion } from "~db/schema/announcement";
import { application, applicationVersion, storedFile } from "~db/schema/application";
import { round } from "~db/schema/blind";
import { openedSheet } from "~db/schema/review";
import { anApplicant, anOrganiser, aPerson, grant } from "./people";

/** The worked example of domain.md §2.7: marks of the criteria in their order. */
export const worked = {
  criteria: [
    "relevance",
    "logic",
    "novelty",
    "results",
    "budget",
    "scale",
    "contribution",
    "experience",
    "team",
    "openness",
  ],
  71: ["8", "7", "5", "8", "7", "0", "6", "6", "8", "5"],
  41: ["5", "4", "1", "4", "4", "0", "4", "4", "4", "4"],
  66: ["7", "7", "4", "7", "6", "0", "5", "6", "7", "7"],
} as const;

export type AnApplication = {
  /** One list of marks a sheet, in the order of the criteria. */
  sheets: readonly (readonly string[])[];
  requested: bigint;
  direction?: string;
  territories?: string[];
  ownShare?: bigint;
  arrivedAt?: string;
  /** The same words for two applications: the same applicant. */
  by?: string;
  title?: string;
  /** Documents by the key of their kind, stored under these ids. */
  files?: readonly { id: string; kind: string; key: string }[];
};

/** A competition whose marks are opened: state `ranking`, one criterion list from the preset of Milkovo unless told otherwise. */
export async function aScoredCompetition({
  applications,
  rules: change = {},
  members = 3,
}: {
  applications: readonly AnApplication[];
  rules?: Partial<CompetitionRules>;
  members?: number;
}) {
  const rules: CompetitionRules = { ...presets.milkovo({ today: "2026-02-02", zone: "Asia/Kamchatka" }), ...change };
  const [secretary, chair] = await Promise.all([aPerson("Лидия Щукина"), aPerson("Алла Семёнова")]);
  const seats = await Promise.all(
    Array.from({ length: members - 1 }, (_, index) => aPerson(`Член комиссии ${index + 1}`)),
  );
  const expert = await aPerson("Эксперт Тайный");
  const organiserId = await anOrganiser();
  const competitionId = randomUUID();
  const slug = `c-${competitionId.slice(0, 8)}`;
  await transaction(system, "seed.play", async (tx) => {
    await tx.insert(competition).values({
      id: competitionId,
      organiserId,
      slug,
      mode: "test",
      state: "ranking",
      title: rules.title,
      zone: rules.zone,
      year: 2026,
      opensAt: new Date(rules.dates.receptionOpensAt),
      closesAt: new Date(rules.dates.receptionClosesAt),
      graceSeconds: rules.graceSeconds,
      createdBy: secretary.id,
    });
    await tx
      .insert(rulesVersion)
      .values({ competitionId, version: 1, rules, hash: "0".repeat(64), createdBy: secretary.id });
    await tx.insert(formTemplate).values({ competitionId, version: 1, template: standardTemplate(rules) });
    return done;
  });
  await grant(secretary, "secretary", organiserId);
  await grant(chair, "chair", organiserId, competitionId);
  for (const seat of seats) await grant(seat, "member", organiserId, competitionId);

  const heads = new Map<string, { head: Person; applicantId: string }>();
  const ids: string[] = [];
  for (const [index, one] of applications.entries()) {
    const by = one.by ?? `Заявитель ${index + 1}`;
    if (!heads.has(by)) {
      const head = await aPerson(`Руководитель: ${by}`);
      heads.set(by, { head, applicantId: await anApplicant(head, { fullName: by, shortName: by }) });
    }
    ids.push(await anAdmitted(one, { ...heads.get(by)!, by, competitionId, rules, expert, number: index + 1 }));
  }
  const commission = [chair, ...seats];
  return {
    competitionId,
    organiserId,
    slug,
    rules,
    secretary,
    chair,
    seats,
    commission,
    expert,
    ids,
    heads: [...heads.values()],
  };
}
export type ScoredCompetition = Awaited<ReturnType<typeof aScoredCompetition>>;

/** A second round of review in the given state, without applications. */
export async function aRound(world: ScoredCompetition, state: RoundState): Promise<void> {
  const { criteria, review } = world.rules;
  await transaction(system, "seed.play", async (tx) => {
    await tx.insert(round).values({
      competitionId: world.competitionId,
      ordinal: 2,
      state,
      competitionTitle: world.rules.title,
      zone: world.rules.zone,
      isTest: true,
      rules: { blind: review.blind, commentMinLength: review.commentMinLength, criteria },
      dueAt: new Date(),
    });
    return done;
  });
}

type Around = {
  competitionId: string;
  rules: CompetitionRules;
  head: Person;
  applicantId: string;
  by: string;
  expert: Person;
  number: number;
};

async function anAdmitted(one: AnApplication, around: Around): Promise<string> {
  const { competitionId, rules, head, applicantId, by, expert, number } = around;
  const id = randomUUID();
  const title = one.title ?? `Проект ${number}`;
  const ownShare = one.ownShare ?? 1_000_000n;
  const total = one.requested + ownShare;
  const arrivedAt = new Date(one.arrivedAt ?? Date.UTC(2026, 2, 1, 0, 0, number));
  const unused = "";
  await transaction(system, "seed.play", async (tx) => {
    await tx.insert(application).values({
      id,
      competitionId,
      applicantId,
      state: "admitted",
      number,
      currentVersion: 1,
      createdBy: head.id,
      arrivedAt,
      title,
      requested: one.requested,
      ownShare,
      total,
      direction: one.direction ?? null,
      territories: one.territories ?? [],
    });
    await tx.insert(applicationVersion).values({
      applicationId: id,
      competitionId,
      version: 1,
      content: {
        applicant: {
          id: applicantId,
          kind: "legal",
          fullName: by,
          shortName: by,
          inn: null,
          kpp: null,
          ogrn: null,
          address: unused,
          locality: unused,
          headName: head.name,
          headPost: unused,
          phone: unused,
          email: unused,
          site: unused,
          hostName: unused,
        },
        about: {
          title,
          summary: "Кратко",
          direction: "social",
          geography: "Мильково",
          startsOn: "2026-06-01",
          endsOn: "2026-11-30",
        },
        problem: { problem: "Проблема", audience: "Жители", goal: "Цель", tasks: "Задачи", sustainability: "Дальше" },
        plan: {
          items: [
            {
              task: "Задача",
              event: "Встреча",
              place: "Дом культуры",
              startsOn: "2026-06-01",
              endsOn: "2026-06-02",
              result: "50 человек",
            },
          ],
        },
        team: { leader: head.name, leaderExperience: "Опыт", members: [] },
        budget: {
          lines: [
            {
              category: "events",
              title: "Аренда зала",
              price: String(one.requested),
              quantity: "1",
              own: "0",
              justification: "Нужен зал",
            },
          ],
        },
        indicators: { items: [{ title: "Участники", unit: "чел.", planned: "50", proof: "Список" }] },
      },
      files: (one.files ?? []).map((file) => ({
        fileId: file.id,
        kind: file.kind,
        name: `${file.kind}.pdf`,
        size: 3,
        contentType: "application/pdf",
        sha256: "0".repeat(64),
      })),
      sha256: id.replaceAll("-", "").padEnd(64, "0"),
      rulesVersion: 1,
      templateVersion: 1,
      submittedBy: head.id,
      arrivedAt,
      idempotencyKey: randomUUID(),
      receiptCode: id.slice(0, 18),
    });
    for (const file of one.files ?? []) {
      const stored = { name: `${file.kind}.pdf`, size: 3, contentType: "application/pdf", sha256: "0".repeat(64) };
      await tx.insert(storedFile).values({ id: file.id, key: file.key, uploadedBy: head.id, ...stored });
    }
    for (const sheet of one.sheets) {
      const marks = Object.fromEntries(rules.criteria.map(({ key }, index) => [key, sheet[index] ?? "0"]));
      const comment = "Обоснование оценки по этому критерию.";
      const criteria = criteriaIn(tierOf(rules, one.requested), rules.criteria);
      const total = sheetTotal(criteria, marks).toFixed(4);
      await tx.insert(openedSheet).values({
        sheetId: randomUUID(),
        roundId: competitionId,
        competitionId,
        applicationId: id,
        expertId: expert.id,
        payload: {
          marks: Object.fromEntries(Object.entries(marks).map(([key, mark]) => [key, { mark, comment }])),
          remarks: "Смету стоит уточнить.",
          conclusion: "withRemarks",
          total,
        },
        total,
        conclusion: "withRemarks",
      });
    }
    return done;
  });
  return id;
}

/** A sheet that gives every criterion of Milkovo the same mark: its total is ten times the mark less the weights left out. */
export function flat(mark: string): string[] {
  return worked.criteria.map(() => mark);
}
