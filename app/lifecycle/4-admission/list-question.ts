import { type ApplicantKind, applicantKinds } from "../1-registration/applicant";
import { type Kopecks, parseRoubles } from "../money";
import { type ListedState, listedStates } from "./listed-states";

/** What is remarkable about an application: filters of the list, and marks beside its rows. */
export const listMarks = ["failed", "unchecked", "returned", "overdue", "late"] as const;
export type ListMark = (typeof listMarks)[number];

/** By what the list can be ordered; every order is total, since the registration number comes last in it. */
export const listSorts = [
  "number",
  "arrived",
  "title",
  "applicant",
  "direction",
  "territory",
  "requested",
  "ownShare",
  "state",
] as const;
export type ListSort = (typeof listSorts)[number];
export const listOrders = ["up", "down"] as const;
export type ListOrder = (typeof listOrders)[number];

/** Whose check it is: the reader's own, or nobody's. */
export const listCheckers = ["mine", "none"] as const;
export type ListChecker = (typeof listCheckers)[number];

/** What a list of opened applications is asked for. Texts are as they were typed; empty ones ask for nothing. */
export type ListQuestion = {
  state: ListedState | null;
  /** Words of a project or an applicant, digits of a number or an ИНН. */
  search: string;
  /** A key of the rules' directions. */
  direction: string;
  /** A code of ОКТМО in whose territory the applicant is. */
  territory: string;
  from: string;
  to: string;
  kind: ApplicantKind | null;
  checker: ListChecker | null;
  marks: ListMark[];
  sort: ListSort;
  order: ListOrder;
  page: number;
};

/** The whole list, from its beginning. */
export const everything: ListQuestion = {
  state: null,
  search: "",
  direction: "",
  territory: "",
  from: "",
  to: "",
  kind: null,
  checker: null,
  marks: [],
  sort: "number",
  order: "up",
  page: 1,
};

const MOST_TYPED = 200;

/**
 * Reads an address. Only names known here reach the database as such; what is no answer to a question is not asked, and
 * everything else is a value. Source: guarantees.md H3.
 */
export function listQuestion(query: URLSearchParams): ListQuestion {
  const typed = (name: string) => (query.get(name) ?? "").replaceAll("\0", "").trim().slice(0, MOST_TYPED);
  const oneOf = <T extends string>(all: readonly T[], name: string) => all.find((one) => one === query.get(name));
  const marks = [...query.getAll("mark[]"), ...query.getAll("mark")];
  const page = query.get("page") ?? "";
  return {
    state: oneOf(listedStates, "state") ?? null,
    search: typed("search"),
    direction: typed("direction"),
    territory: /^\d{2,11}$/.test(typed("territory")) ? typed("territory") : "",
    from: typed("from"),
    to: typed("to"),
    kind: oneOf(applicantKinds, "kind") ?? null,
    checker: oneOf(listCheckers, "checker") ?? null,
    marks: listMarks.filter((one) => marks.includes(one)),
    sort: oneOf(listSorts, "sort") ?? everything.sort,
    order: oneOf(listOrders, "order") ?? everything.order,
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
  };
}

/** The query of an address that asks the same, with changes; the page is the first again unless one is named. */
export function addressOfQuestion(question: ListQuestion, changes: Partial<ListQuestion> = {}): string {
  const { marks, ...asked } = { ...question, page: 1, ...changes };
  const said = Object.entries(asked).filter(
    ([name, value]) => value && value !== everything[name as keyof typeof asked],
  );
  const query = new URLSearchParams(said.map(([name, value]) => [name, String(value)]));
  for (const mark of marks) query.append("mark[]", mark);
  return `?${query}`;
}

/** Whether the question leaves anything of the list out, its state aside. */
export function narrows({ state: _, sort: __, order: ___, page: ____, marks, ...asked }: ListQuestion): boolean {
  return marks.length > 0 || Object.values(asked).some(Boolean);
}

/** The limits of the sum in kopecks, and which of the two were typed as no sum at all. */
export function sumsAsked({ from, to }: Pick<ListQuestion, "from" | "to">): {
  from: Kopecks | null;
  to: Kopecks | null;
  wrong: ("from" | "to")[];
} {
  const sums = { from: parseRoubles(from), to: parseRoubles(to) };
  const wrong = (["from", "to"] as const).filter((name) => sums[name] === null && { from, to }[name] !== "");
  return { ...sums, wrong };
}
