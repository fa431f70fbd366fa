import type { SectionDraft } from "~/lifecycle/3-application/draft";
import { addDays } from "~/lifecycle/time";
import type {
  DemoApplicant,
  DemoApplication,
  DemoFile,
  DemoIndicator,
  DemoLine,
  DemoPlanItem,
  Offset,
  Roubles,
  Term,
} from "./types";

/** The sections of an application that are typed; documents are files. */
export type TypedSections = Record<string, SectionDraft>;
type Telling = Partial<Pick<DemoApplication, "about" | "problem" | "plan" | "team" | "budget" | "indicators" | "more">>;

/** What the form would send for an application, section by section; days are counted from the first day of the term. */
export function sectionsOf(application: Telling, term: Term): TypedSections {
  const { about, problem, plan, team, budget, indicators, more = {} } = application;
  const on = (day: Offset) => addDays(term.earliestStart, day);
  const sections: TypedSections = {};
  if (about) {
    const { from, to, ...texts } = about;
    sections.about = { ...texts, startsOn: on(from), endsOn: on(to) };
  }
  const tasks = problem?.tasks ?? [];
  if (problem) sections.problem = { ...problem, tasks: tasks.join("\n") };
  if (plan) {
    sections.plan = {
      items: plan.map(({ task, from, to, ...item }) => ({
        ...item,
        task: tasks[task] ?? "",
        startsOn: on(from),
        endsOn: on(to),
      })),
    };
  }
  if (team) sections.team = { ...team, members: team.members.map((one) => ({ ...one })) };
  if (budget) sections.budget = { lines: budgetSection(budget) };
  if (indicators) sections.indicators = { items: indicators.map((one) => ({ ...one, planned: String(one.planned) })) };
  for (const [key, answers] of Object.entries(more)) sections[key] = { ...sections[key], ...answers };
  return sections;
}

function budgetSection(lines: readonly DemoLine[]) {
  return lines.map(({ price, quantity, own, ...line }) => ({
    ...line,
    price: String(price),
    quantity: String(quantity),
    own: String(own),
  }));
}

/** A line of a budget, in the order people read it. */
export function line(
  category: string,
  title: string,
  price: Roubles,
  quantity: number,
  own: Roubles,
  justification: string,
): DemoLine {
  return { category, title, price, quantity, own, justification };
}

/** An item of a plan, in the order people read it: days of its first and last day, the index of its task. */
export function item(
  task: number,
  [from, to]: readonly [Offset, Offset],
  event: string,
  place: string,
  result: string,
): DemoPlanItem {
  return { task, event, place, from, to, result };
}

/** A planned indicator. */
export function indicator(title: string, unit: string, planned: number, proof: string): DemoIndicator {
  return { title, unit, planned, proof };
}

/** The three documents that every organisation attaches; groups attach those of their host organisation. */
export function organisationFiles({ fullName, inn }: Pick<DemoApplicant, "fullName" | "inn">): DemoFile[] {
  const number = `ИНН ${inn ?? "нет"}`;
  return [
    {
      kind: "charter",
      name: "Устав.pdf",
      text: [
        "УСТАВ",
        fullName,
        "1. Общие положения",
        "2. Цели и виды деятельности",
        "3. Органы управления",
        "4. Имущество",
      ],
    },
    {
      kind: "register",
      name: "Выписка из ЕГРЮЛ.pdf",
      text: ["ВЫПИСКА из Единого государственного реестра юридических лиц", fullName, number, "Статус: действующее"],
    },
    {
      kind: "taxes",
      name: "Справка об отсутствии задолженности.pdf",
      text: [
        "СПРАВКА",
        `${fullName}, ${number}`,
        "Неисполненной обязанности по уплате налогов, сборов и взносов не имеет.",
      ],
    },
  ];
}

/** A support letter or a confirmation of prices, in a few lines. */
export function file(kind: string, name: string, ...text: string[]): DemoFile {
  return { kind, name, text };
}
