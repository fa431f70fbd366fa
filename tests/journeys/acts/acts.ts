import type { PresetKey } from "~/lifecycle/2-announcement/presets";
import { addDays, addWorkingDays, calendarOfLaw, type IsoDay, workingDayFrom } from "~/lifecycle/time";
import { t } from "../competition/story";

type Values = Record<string, string | string[]>;
const { labels, addRow } = t.announcement.ruleFields;

/** One press of a button in a section of the rules, with what is typed before it. */
export type Step = { section: string; press: string; values?: Values };
const save = t.common.actions.save;
const remove = (list: string, row: number) => t.announcement.ruleFields.removeRowOf(list, row);
const again = (times: number, step: Step): Step[] => Array.from({ length: times }, () => step);
const term = (name: string, days: number, unit: "calendar" | "working", clause = ""): Values => ({
  [`${name}.days`]: String(days),
  [`${name}.unit`]: unit,
  [`${name}.clause`]: clause,
});
const count = t.announcement.terms.count;

/** What the verbs answer to one and the same question under the rules of each act. */
export type Answers = {
  /** A meeting opens with so many of so many. */
  opensWith: { "2 of 4": boolean; "3 of 5": boolean };
  /** An application that every expert gives so many points of a hundred passes. */
  passesWith: { 40: boolean; 55: boolean };
  /** Of three equal applications the first: `early` came first, `generous` gives the largest own share, `relevant` is the most relevant. */
  first: "early" | "generous" | "relevant";
  /** An application with so much own money of its cost is taken. */
  takesOwnShare: { "0.5 %": boolean; "5 %": boolean };
  /** An application that asks for 120 000 ₽ is taken. */
  takes120000: boolean;
  /** The review of an application starts with so many experts at hand. */
  startsWith: { "2 experts": boolean; "4 experts": boolean };
  /** A sheet with the mark 7 is sealed. */
  sealsMark7: boolean;
  /** A competition is announced whose dates are shorter or longer than these. */
  announces: { "12 days of reception": boolean; "20 working days of review": boolean; "results 8 days later": boolean };
  /** The last day of a correction asked for today. */
  correctionEnds: (today: IsoDay) => IsoDay;
  /** A meeting is planned for tomorrow. */
  meetsTomorrow: boolean;
};

/** An act as a secretary types it: every number with where it is from; `ours` where domain.md quotes none. */
export type Act = { name: string; preset: PresetKey; steps: Step[]; said: string[]; answers: Answers };

const kinds = ["legal", "branch", "unregistered_association", "initiative_group"];

/**
 * Южно-Сахалинск, «Мы и наш город» (domain.md §4.2, W67; §2.6, W-450259859): half of the commission is enough, grants up to
 * 250 000 ₽ of 2.6 million, reception from 11 to 28 January, NGOs and initiative citizens. Ours: no own share, the more
 * relevant first, two experts, a pass mark of 50, three calendar days for a correction.
 */
const yuzhnoSakhalinsk: Act = {
  name: "Южно-Сахалинск, «Мы и наш город»",
  preset: "initiative-groups",
  steps: [
    {
      section: "applicants",
      press: save,
      values: { "applicantKinds[]": kinds, ...term("correction.days", 3, "calendar") },
    },
    {
      section: "money",
      press: save,
      values: { "sources.0.limit": "2 600 000", "grant.max": "250 000", ownShareMinBp: "0" },
    },
    { section: "criteria", press: save, values: { passMark: "50" } },
    { section: "review", press: save, values: { "review.expertsPerApplication": "2", "review.minReviews": "2" } },
    {
      section: "commission",
      press: save,
      values: { "decision.quorum.choice": "least:1/2", "tieBreak.0": "criterion:relevance" },
    },
    { section: "dates", press: count, values: term("terms.reception", 17, "calendar", "W67") },
    { section: "", press: save },
  ],
  said: [
    "не менее половины состава",
    "2 600 000 ₽",
    "до 250 000 ₽",
    "17 календарных дней (W67)",
    "на 3 календарных дня",
    "50 и выше",
    "Инициативные группы жителей",
  ],
  answers: {
    opensWith: { "2 of 4": true, "3 of 5": true },
    passesWith: { 40: false, 55: true },
    first: "relevant",
    takesOwnShare: { "0.5 %": true, "5 %": true },
    takes120000: true,
    startsWith: { "2 experts": true, "4 experts": true },
    sealsMark7: true,
    announces: { "12 days of reception": false, "20 working days of review": true, "results 8 days later": true },
    correctionEnds: (today) => workingDayFrom(addDays(today, 3), calendarOfLaw),
    meetsTomorrow: true,
  },
};

/**
 * A regional order with tiers (domain.md §2.5, W21): at least 1 % of own money. With it 30 days of reception (W39), results
 * published 5 calendar days later (W32), more than half of the commission (W31). Ours: the larger own share first, two experts,
 * a pass mark of 60, five working days for a correction, three of notice.
 */
const tiered: Act = {
  name: "Порядок W21 с собственным вкладом от 1 %",
  preset: "milkovo",
  steps: [
    { section: "applicants", press: save, values: term("correction.days", 5, "working") },
    {
      section: "money",
      press: save,
      values: {
        ...{ "sources.0.limit": "7 000 000", "sources.1.limit": "3 000 000" },
        ...{ "grant.max": "3 000 000", ownShareMinBp: "1" },
      },
    },
    { section: "criteria", press: save, values: { passMark: "60" } },
    { section: "review", press: save, values: { "review.expertsPerApplication": "2" } },
    {
      section: "commission",
      press: save,
      values: { "decision.quorum.choice": "more:1/2", "tieBreak.0": "ownShare", "tieBreak.1": "criterion:relevance" },
    },
    {
      section: "dates",
      press: count,
      values: {
        ...term("terms.reception", 30, "calendar", "W39"),
        ...term("terms.results", 5, "calendar", "W32"),
        ...term("terms.notice", 3, "working"),
      },
    },
    { section: "", press: save },
  ],
  said: [
    "более половины состава",
    "Не меньше 1 %",
    "30 календарных дней (W39)",
    "5 календарных дней (W32)",
    "3 рабочих дня",
    "на 5 рабочих дней",
    "60 и выше",
  ],
  answers: {
    opensWith: { "2 of 4": false, "3 of 5": true },
    passesWith: { 40: false, 55: false },
    first: "generous",
    takesOwnShare: { "0.5 %": false, "5 %": true },
    takes120000: true,
    startsWith: { "2 experts": true, "4 experts": true },
    sealsMark7: true,
    announces: { "12 days of reception": false, "20 working days of review": true, "results 8 days later": false },
    correctionEnds: (today) => addWorkingDays(today, 5, calendarOfLaw),
    meetsTomorrow: false,
  },
};

/**
 * Саратов (domain.md §2.5, W37): at least five experts for a project. With it marks within 15 working days after the end of
 * reception and fewer than 40 points rejected (W34), two thirds of the commission (W-804914369), at least 10 % of own money
 * (W-avoska71), ten days of reception (W26), results in 14 days (W27), the earlier application first (W33), a scale of
 * five points (W-428697563). Ours: two working days for a correction.
 */
const saratov: Act = {
  name: "Саратов, пять экспертов и пятибалльная шкала",
  preset: "resource-centre",
  steps: [
    { section: "applicants", press: save, values: term("correction.days", 2, "working") },
    { section: "money", press: save, values: { ownShareMinBp: "10" } },
    ...again(24, { section: "criteria", press: remove(labels["criteria.bands"], 1) }),
    { section: "", press: remove(labels.criteria, 6) },
    {
      section: "",
      press: save,
      values: Object.assign(
        { passMark: "40" },
        ...[0, 1, 2, 3, 4].map((row) => ({
          ...{ [`criteria.${row}.min`]: "1", [`criteria.${row}.max`]: "5" },
          ...{ [`criteria.${row}.step`]: "1", [`criteria.${row}.weight`]: "4" },
        })),
      ),
    },
    { section: "review", press: save, values: { "review.expertsPerApplication": "5" } },
    {
      section: "commission",
      press: save,
      values: { "decision.quorum.choice": "least:2/3", "tieBreak.0": "earlierArrival", "tieBreak.1": "ownShare" },
    },
    {
      section: "dates",
      press: count,
      values: {
        ...term("terms.reception", 10, "calendar", "W26"),
        ...term("terms.review", 15, "working", "W34"),
        ...term("terms.results", 14, "calendar", "W27"),
      },
    },
    { section: "", press: save },
  ],
  said: [
    "не менее двух третей состава",
    "Не меньше 10 %",
    "10 календарных дней (W26)",
    "15 рабочих дней (W34)",
    "14 календарных дней (W27)",
    "на 2 рабочих дня",
    "40 и выше",
    "Оценка от 1 до 5, шаг 1",
  ],
  answers: {
    opensWith: { "2 of 4": false, "3 of 5": false },
    passesWith: { 40: true, 55: true },
    first: "early",
    takesOwnShare: { "0.5 %": false, "5 %": false },
    takes120000: false,
    startsWith: { "2 experts": false, "4 experts": false },
    sealsMark7: false,
    announces: { "12 days of reception": true, "20 working days of review": false, "results 8 days later": true },
    correctionEnds: (today) => addWorkingDays(today, 2, calendarOfLaw),
    meetsTomorrow: true,
  },
};

/** Three acts that differ in every number that their verbs ask for. */
export const acts: readonly Act[] = [yuzhnoSakhalinsk, tiered, saratov];
/** The words of the button that adds a row to a list. */
export const add = (list: string) => `${addRow}: ${list}`;
