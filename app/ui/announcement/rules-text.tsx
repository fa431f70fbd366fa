import type { ReactNode } from "react";
import type { MilestoneFacts } from "~/lifecycle/2-announcement/calendar";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { type RuleSection, ruleSectionKeys } from "~/lifecycle/2-announcement/rules-sections";
import { Contents } from "../contents";
import { usePage } from "../page";
import { ApplicantsText } from "./applicants-text";
import { BasicsText } from "./basics-text";
import { CommissionText } from "./commission-text";
import { CriteriaText } from "./criteria-text";
import { DatesText } from "./dates-text";
import { MoneyText } from "./money-text";
import { ReportingText } from "./reporting-text";
import { ReviewText } from "./review-text";

type RulesTextProps = {
  rules: CompetitionRules;
  /** The competition's own clock: marks today among the dates. */
  now: Date | string;
  facts?: MilestoneFacts;
  /** Which sections to tell, all by default: an expert needs two. */
  sections?: readonly RuleSection[];
  /** What stands at the end of a section's heading, such as a link that edits it. */
  aside?: (section: RuleSection) => ReactNode;
};

/** Every rule of a competition in readable sections, each with an anchor by its key. What people typed is Russian. */
export function RulesText({ rules, now, facts, sections = ruleSectionKeys, aside }: RulesTextProps) {
  const { t } = usePage();
  const words = t.announcement.rules;
  const told: Record<RuleSection, ReactNode> = {
    basics: <BasicsText rules={rules} />,
    money: <MoneyText rules={rules} />,
    dates: <DatesText rules={rules} now={now} facts={facts} />,
    applicants: <ApplicantsText rules={rules} />,
    criteria: <CriteriaText rules={rules} />,
    review: <ReviewText rules={rules} />,
    commission: <CommissionText rules={rules} />,
    reporting: <ReportingText rules={rules} />,
  };
  return (
    <>
      {sections.map((section) => (
        <section key={section} id={section} aria-labelledby={`${section}-title`}>
          <h2 id={`${section}-title`}>{words.sections[section]}</h2>
          {aside?.(section)}
          {told[section]}
        </section>
      ))}
    </>
  );
}

/** Links to the sections of a long page of rules, and to the questions where the page has them. */
export function RulesContents({ withQuestions }: { withQuestions?: boolean }) {
  const { t } = usePage();
  const words = t.announcement.rules;
  const parts = ruleSectionKeys.map((section) => ({ to: section as string, label: words.sections[section] }));
  const questions = { to: "questions", label: t.announcement.site.page.questions };
  return <Contents label={words.contents} parts={withQuestions ? [...parts, questions] : parts} />;
}
