import { checks, rejections, returns } from "./content/admission";
import { applications, drafts, withdrawals } from "./content/applications";
import { milkovoRules, questions } from "./content/competitions";
import { meeting } from "./content/decision";
import { finishedMeeting, finishedSheets } from "./content/finished";
import { finishedApplications } from "./content/finished/applications";
import { sheets } from "./content/marks";
import { adaptiveHelp } from "./content/together";
import type { CompetitionStory } from "./milkovo";

const year = new Date().getFullYear();

/** The competition of domain.md §4.3: 14 applications, one tie, one divergence, one conflict, one cut award. */
export const currentStory: CompetitionStory = {
  slug: `konkurs-${year}`,
  title: `Конкурс социально значимых проектов СОНКО Мильковского округа — ${year}`,
  rules: milkovoRules,
  applications,
  drafts,
  withdrawn: withdrawals.map(({ application }) => application),
  help: adaptiveHelp,
  questions,
  checks,
  rejections,
  returns,
  sheets,
  meeting,
};

/** The one before it: four applications, two winners whose reports are accepted. */
export const finishedStory: CompetitionStory = {
  slug: `konkurs-${year - 1}`,
  title: `Конкурс социально значимых проектов СОНКО Мильковского округа — ${year - 1}`,
  rules: milkovoRules,
  applications: finishedApplications,
  drafts: [],
  withdrawn: [],
  questions: [],
  checks: [],
  rejections: [],
  returns: [],
  sheets: finishedSheets,
  meeting: finishedMeeting,
};

const underReview = ["trail", "library", "cleanup"];

/** A smaller one whose experts are at work: some of the projects that others fund as well. */
export const reviewStory: CompetitionStory = {
  ...finishedStory,
  slug: `dobrye-dela-${year}`,
  title: `Конкурс малых проектов «Добрые дела Мильково» — ${year}`,
  applications: applications.filter(({ key }) => underReview.includes(key)),
  sheets: sheets.filter(({ application, ordinal }) => underReview.includes(application) && ordinal < 3),
};
