import autosave from "~/enhance/autosave.ts?worker&url";
import counter from "~/enhance/counter.ts?worker&url";
import worker from "~/enhance/draft-worker.ts?worker&url";
import { holds } from "~/lifecycle/2-announcement/form-template";
import type { SectionDraft } from "~/lifecycle/3-application/draft";
import type { SectionPage } from "~/lifecycle/3-application/form-page";
import { fieldNameOf } from "~/lifecycle/3-application/merge";
import type { Refusal } from "~/lifecycle/outcome";
import { formatDay, formatMoney, formatPercentBp } from "~/text/format";
import { Alert } from "../alert";
import { Button, ButtonRow } from "../button";
import { DataList } from "../data-list";
import { Form } from "../form";
import type { FieldError } from "../form-answer";
import { usePage } from "../page";
import { type SectionClash, theirTexts } from "./clash";
import { draftWords } from "./draft-words";
import { FormTop } from "./form-frame";
import { SectionCriteria } from "./formal-list";
import { drawSection, drawUnits, labelOf } from "./section-fields";

/** What the form answers when it does not go on: what was typed, and why it was not saved. */
export type SectionAnswer = {
  values: SectionDraft;
  version: number;
  refused?: { reason: Refusal; details?: Record<string, string | number> };
  /** Where somebody else has saved another text meanwhile. */
  clash?: SectionClash;
};

/** One section of the form: its fields, its sums, and the buttons that save it. */
export function SectionForm({
  page,
  answer,
  done,
}: {
  page: SectionPage;
  answer?: SectionAnswer;
  done: string | null;
}) {
  const { t, lang, href } = usePage();
  const words = t.application.form;
  const values = answer?.values ?? page.values;
  const errors: Record<string, FieldError> = {};
  if (!answer) for (const { path, code, params } of page.problems) errors[path] ??= { code, params };
  for (const { path } of answer?.clash?.conflicts ?? []) {
    const name = fieldNameOf(path, values);
    if (name) errors[name] = { code: "changedByOther" };
  }
  const labels = Object.fromEntries(Object.keys(errors).map((path) => [path, labelOf(page.section.fields, path, t)]));
  const drawing = {
    t,
    lang,
    errors,
    choices: page.choices,
    sums: answer ? [] : (page.sums?.lines ?? []),
    theirs: answer?.clash && theirTexts(answer.clash, page, { t, lang }),
    calculated: page.calculated,
  };
  const said = done === "merged" || done === "restored" ? t.draft[done] : words.saved;
  return (
    <>
      <FormTop frame={page} title={page.section.title} lead={page.section.intro} current={page.section.key} />
      {done && !answer ? (
        <Alert tone={page.problems.length > 0 ? "warn" : "good"}>
          {page.problems.length > 0 ? words.savedWithRemarks : said}
        </Alert>
      ) : null}
      {answer?.clash ? (
        <Alert tone="warn" title={t.draft.clash.title}>
          {t.draft.clash.body}
        </Alert>
      ) : null}
      {page.mayEdit ? null : <Alert tone="warn">{page.isCorrection ? words.correctionOnly : words.readOnly}</Alert>}
      <Bounds page={page} />
      <p className="small">
        <a href={`${href(page.competitionPath)}?about=${encodeURIComponent(page.section.title)}#ask`}>{t.shield.ask}</a>
      </p>
      <Form answer={{ typed: {}, errors, refused: answer?.refused }} labels={labels}>
        <button type="submit" className="sr" tabIndex={-1} aria-hidden="true">
          {words.save}
        </button>
        <input type="hidden" name="version" value={answer?.version ?? page.version} />
        {drawUnits(page.section.fields)}
        {drawSection(page.section.fields, values, drawing)}
        {page.leadsToMore && page.mayEdit ? <p className="muted">{words.leadsToMore}</p> : null}
        <Sums page={page} />
        {page.mayEdit ? (
          <>
            <ButtonRow>
              <Button name="next" value="yes">
                {words.saveNext}
              </Button>
              <Button look="plain">{words.save}</Button>
            </ButtonRow>
            <pochin-autosave
              data-to={`/applicant/applications/${page.id}/autosave/${page.section.key}`}
              data-owner={page.owner}
              data-worker={worker}
              data-words={JSON.stringify(draftWords(t))}
            />
          </>
        ) : null}
      </Form>
      <SectionCriteria criteria={page.criteria} />
      <p>
        <a href={`/applicant/applications/${page.id}/history`}>{t.draft.history.link}</a>
      </p>
      {page.mayEdit ? <script type="module" src={autosave} /> : null}
      <script type="module" src={counter} />
    </>
  );
}

function Bounds({ page: { section, bounds, choices } }: { page: SectionPage }) {
  const { t, lang } = usePage();
  const words = t.application.form;
  if (holds(section, "startsOn")) {
    const [from, until] = [formatDay(bounds.earliestStart, lang), formatDay(bounds.latestEnd, lang)];
    return <p>{words.term({ from, until })}</p>;
  }
  if (holds(section, "plan") && choices.tasks.length === 0) return <Alert>{words.noTasks}</Alert>;
  if (!holds(section, "budget")) return null;
  return (
    <p>
      {words.bounds({ min: formatMoney(bounds.min, lang), max: formatMoney(bounds.max, lang) })}{" "}
      {bounds.ownShareMinBp > 0 ? words.ownMin(formatPercentBp(bounds.ownShareMinBp, lang)) : null}
    </p>
  );
}

function Sums({ page: { sums } }: { page: SectionPage }) {
  const { t, lang } = usePage();
  const words = t.application.form;
  if (!sums) return null;
  return (
    <>
      <DataList
        items={[
          { label: words.totals.total, value: formatMoney(sums.total, lang) },
          { label: words.totals.own, value: formatMoney(sums.own, lang) },
          { label: words.totals.requested, value: formatMoney(sums.requested, lang) },
          { label: words.totals.share, value: formatPercentBp(sums.ownBp, lang) },
        ]}
      />
      <p className="muted">{words.totalsLater}</p>
    </>
  );
}
