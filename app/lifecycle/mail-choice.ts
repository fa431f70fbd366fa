/** How somebody wants news by letter: each at once, gathered once a day, or not at all. What must be known comes at once always. */
export const mailChoices = ["atOnce", "daily", "necessary"] as const;
export type MailChoice = (typeof mailChoices)[number];

/**
 * Letters that only bring news: nothing has to be done by a date, nothing is decided or proven by them, and the same stands on
 * a page. Every other letter goes at once, whatever its reader chose.
 */
export const newsKinds = [
  "question-asked",
  "question-answered",
  "report-submitted",
  "report-accepted",
  "applicant-verified",
] as const;

export function isNews(kind: string): boolean {
  return newsKinds.some((one) => one === kind);
}

/** The hour of the reader's own zone at which the news of a day are sent. */
export const DIGEST_HOUR = 9;
