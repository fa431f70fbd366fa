import { voteChoices } from "~/lifecycle/2-announcement/quorum";
import type { ReadApplicant, ReadSection } from "~/lifecycle/3-application/reading";
import { emptyDraft, type ReviewRules } from "~/lifecycle/5-review/sheet-draft";
import type { AnonymousSheet, ItemView } from "~/lifecycle/6-decision/view";
import { Alert } from "../alert";
import { ApplicationText } from "../application/application-text";
import { Button, ButtonRow } from "../button";
import { Card } from "../card";
import { usePage } from "../page";
import { ScoreFields } from "../review/score-form";
import { ExpertMarks } from "./expert-marks";
import { ItemFacts } from "./item-facts";

type Reading = { applicant: Partial<ReadApplicant> | null; sections: readonly ReadSection[] };

/** An expert's sheet of an application that is made up; nothing in it can be sent. */
export function ExpertPreview({ reading, rules }: { reading: Reading; rules: ReviewRules }) {
  const { t } = usePage();
  const words = t.review.sheet;
  return (
    <>
      {rules.blind === "double" ? <Alert>{t.review.project.hiddenNote}</Alert> : null}
      <ApplicationText reading={reading} folded />
      <h2>{words.form}</h2>
      <p>{words.formLead}</p>
      <fieldset disabled>
        <ScoreFields rules={rules} draft={emptyDraft} />
      </fieldset>
    </>
  );
}

type Item = { item: ItemView; sheets: readonly AnonymousSheet[]; reading: Reading };

/** An item of the commission's agenda about an application that is made up; its vote cannot be sent. */
export function CommissionPreview({ item, sheets, reading }: Item) {
  const { t } = usePage();
  const { commission: words, choices } = t.decision;
  return (
    <>
      <h2>{t.decision.application(item)}</h2>
      <ItemFacts item={item} />
      <Card title={words.vote} level={3}>
        <p>{words.voteHint}</p>
        <fieldset disabled>
          <ButtonRow>
            {voteChoices.map((choice) => (
              <Button key={choice} look={choice === "for" ? "main" : "plain"}>
                {choices[choice]}
              </Button>
            ))}
          </ButtonRow>
        </fieldset>
      </Card>
      <h3>{words.marks}</h3>
      <p>{words.marksLead}</p>
      <ExpertMarks sheets={sheets} level={3} folded />
      <ApplicationText reading={reading} folded />
    </>
  );
}
