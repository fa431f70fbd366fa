import Big from "big.js";
import counter from "~/enhance/counter.ts?worker&url";
import type { Criterion } from "~/lifecycle/2-announcement/rules";
import { conclusions } from "~/lifecycle/5-review/sheet";
import type { ReviewRules, SheetDraft } from "~/lifecycle/5-review/sheet-draft";
import { formatNumber } from "~/text/format";
import { Button, ButtonRow } from "../button";
import { Field } from "../field";
import { Form } from "../form";
import { Group } from "../group";
import { usePage } from "../page";

type Props = { base: string; rules: ReviewRules; draft: SheetDraft; draftVersion: number; answer: unknown };

const MOST_OPTIONS = 21;

/** The score sheet as a form: for each criterion what to look at, what marks mean, the mark and its reason. */
export function ScoreForm({ base, rules, draft, draftVersion, answer }: Props) {
  const { t } = usePage();
  const words = t.review.sheet;
  return (
    <Form answer={answer} id="score" action={base} labels={labelsOf(rules.criteria, words)}>
      <input type="hidden" name="draftVersion" value={draftVersion} />
      <ScoreFields rules={rules} draft={draft} />
      <ButtonRow>
        <Button look="plain">{words.save}</Button>
        <Button name="next" value="seal">
          {words.seal}
        </Button>
      </ButtonRow>
      <script type="module" src={counter} />
    </Form>
  );
}

/** The questions of a score sheet: a mark and its reason for each criterion, remarks and the conclusion. */
export function ScoreFields({ rules, draft }: Pick<Props, "rules" | "draft">) {
  const { t } = usePage();
  const words = t.review.sheet;
  return (
    <>
      {rules.criteria.map((criterion) => (
        <CriterionFields key={criterion.key} criterion={criterion} min={rules.commentMinLength} draft={draft} />
      ))}
      <Field type="textarea" name="remarks" label={words.remarks} required={false} limit={5000} value={draft.remarks} />
      <Field
        type="radio"
        name="conclusion"
        label={words.conclusion}
        options={conclusions.map((value) => ({ value, label: t.review.conclusions[value] }))}
        value={draft.conclusion}
      />
    </>
  );
}

function CriterionFields({ criterion, min, draft }: { criterion: Criterion; min: number; draft: SheetDraft }) {
  const { t, lang } = usePage();
  const words = t.review.sheet;
  const number = (value: string) => formatNumber(value, lang);
  const given = draft.marks[criterion.key];
  const options = steps(criterion);
  const mark = {
    name: `marks.${criterion.key}.mark`,
    label: words.mark,
    hint: words.markHint(number(criterion.min), number(criterion.max), number(criterion.weight)),
    value: given?.mark,
    width: "s" as const,
  };
  return (
    <Group legend={criterion.title}>
      <p>{criterion.help}</p>
      {criterion.bands.length > 0 ? (
        <details>
          <summary>{words.bands}</summary>
          <ul>
            {criterion.bands.map((band) => (
              <li key={band.from}>{words.band(number(band.from), number(band.to), band.text)}</li>
            ))}
          </ul>
        </details>
      ) : null}
      {options ? <Field {...mark} type="select" options={options} /> : <Field {...mark} inputMode="decimal" />}
      <Field
        type="textarea"
        rows={3}
        name={`marks.${criterion.key}.comment`}
        label={words.comment}
        hint={words.commentHint(min)}
        limit={5000}
        value={given?.comment}
      />
    </Group>
  );
}

/** The marks of a short scale as choices; null when there are too many to choose from. */
function steps({ min, max, step }: Criterion): { value: string; label: string }[] | null {
  const count = new Big(max).minus(min).div(step).plus(1);
  if (count.gt(MOST_OPTIONS)) return null;
  return Array.from({ length: Number(count.round(0, Big.roundDown)) }, (_, index) => {
    const value = new Big(min).plus(new Big(step).times(index)).toFixed();
    return { value, label: value };
  });
}

/** Names of the fields for the summary of errors: each says which criterion it belongs to. */
export function labelsOf(
  criteria: readonly Criterion[],
  words: { mark: string; comment: string; conclusion: string },
): Record<string, string> {
  const labels = criteria.flatMap(({ key, title }) => [
    [`marks.${key}.mark`, `${words.mark}: ${title}`],
    [`marks.${key}.comment`, `${words.comment}: ${title}`],
  ]);
  return { ...Object.fromEntries(labels), conclusion: words.conclusion };
}
