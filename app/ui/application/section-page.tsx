import autosave from "~/enhance/autosave.ts?worker&url";
import counter from "~/enhance/counter.ts?worker&url";
import worker from "~/enhance/draft-worker.ts?worker&url";
import live from "~/enhance/live-form.ts?worker&url";
import type { LiveWords } from "~/enhance/live-words";
import { holds } from "~/lifecycle/2-announcement/form-template";
import type { SectionDraft } from "~/lifecycle/3-application/draft";
import type { SectionPage } from "~/lifecycle/3-application/form-page";
import { isLive, type LiveState, liveState } from "~/lifecycle/3-application/live-section";
import { fieldNameOf } from "~/lifecycle/3-application/merge";
import type { Refusal } from "~/lifecycle/outcome";
import { formatDay, formatMoney, formatPercentBp } from "~/text/format";
import type { Text } from "~/text/text";
import { Alert } from "../alert";
import { CategoryCaps, ForbiddenCosts } from "../announcement/money-text";
import { OwnShares } from "../announcement/tiers-text";
import { Button, ButtonRow } from "../button";
import { Form } from "../form";
import type { FieldError } from "../form-answer";
import { usePage } from "../page";
import { fieldWords } from "../words";
import { Written } from "../written";
import { BudgetSums } from "./budget-sums";
import { type SectionClash, theirTexts } from "./clash";
import { draftWords } from "./draft-words";
import { FormPage } from "./form-frame";
import { SectionCriteria } from "./formal-list";
import { drawSection, labelOf, lineLabels } from "./section-fields";
import { SectionTasks } from "./section-tasks";

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
  appeared,
}: {
  page: SectionPage;
  answer?: SectionAnswer;
  done: string | null;
  /** Keys of the questions that are asked since the section was saved. */
  appeared: readonly string[];
}) {
  const { t, lang, href } = usePage();
  const words = t.application.form;
  const values = answer?.values ?? page.values;
  const state = liveState(page.live, values);
  const forbidden = forbiddenWords(page, t);
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
    sums: state.sums?.lines ?? [],
    theirs: answer?.clash && theirTexts(answer.clash, page, { t, lang }),
    doubts: doubtsIn(state, forbidden),
    hidden: state.hidden,
    calculated: state.calculated,
  };
  const fields = <Written as={drawSection(page.section.fields, values, drawing)} />;
  const follows = isLive(page.live);
  const ended = t.application.colleagues.done;
  const said =
    { merged: t.draft.merged, restored: t.draft.restored, finish: ended.finish, withdraw: ended.withdraw }[
      done ?? ""
    ] ?? words.saved;
  const isAsked = (key: string) => appeared.includes(key) && !state.hidden.includes(key);
  const [first] = page.section.fields.filter(({ key }) => !answer && isAsked(key));
  const own = page.tasks.find(({ mayFinish }) => mayFinish);
  return (
    <FormPage frame={page} title={page.section.title} lead={page.section.intro} current={page.section.key}>
      {done && !answer ? (
        <Alert tone={page.problems.length > 0 ? "warn" : "good"}>
          {page.problems.length > 0 && done !== "withdraw" ? words.savedWithRemarks : said}
        </Alert>
      ) : null}
      {first ? (
        <Alert>
          {words.appeared} <a href={`#f-${first.key}`}>{words.toAppeared(first.label)}</a>
        </Alert>
      ) : null}
      {answer?.clash ? (
        <Alert tone="warn" title={t.draft.clash.title}>
          {t.draft.clash.body}
        </Alert>
      ) : null}
      {page.mayEdit ? null : <Alert tone="warn">{page.isCorrection ? words.correctionOnly : words.readOnly}</Alert>}
      <SectionTasks id={page.id} section={page.section.key} tasks={page.tasks} finishesInForm={page.mayEdit} />
      <Bounds page={page} />
      <Form answer={{ typed: {}, errors, refused: answer?.refused }} labels={labels}>
        {page.mayEdit ? (
          <button type="submit" className="sr" tabIndex={-1} aria-hidden="true">
            {words.save}
          </button>
        ) : null}
        <input type="hidden" name="version" value={answer?.version ?? page.version} />
        {page.mayEdit ? fields : <fieldset disabled>{fields}</fieldset>}
        {page.leadsToMore && page.mayEdit ? (
          <p className="muted" data-until-live>
            {words.leadsToMore}
          </p>
        ) : null}
        <BudgetSums sums={state.sums} caps={state.caps} categories={page.choices.categories} />
        {page.mayEdit ? (
          <>
            <ButtonRow>
              <Button name="next" value="yes">
                {words.saveNext}
              </Button>
              <Button look="plain">{words.save}</Button>
              {own ? (
                <Button look="plain" name="finish" value={own.id}>
                  {t.application.colleagues.saveFinish}
                </Button>
              ) : null}
            </ButtonRow>
            <pochin-autosave
              data-to={`/applicant/applications/${page.id}/autosave/${page.section.key}`}
              data-owner={page.owner}
              data-worker={worker}
              data-words={JSON.stringify(draftWords(t))}
            />
            {follows ? (
              <pochin-live
                data-beside={`/applicant/applications/${page.id}/autosave`}
                data-owner={page.owner}
                data-model={JSON.stringify(page.live)}
                data-words={JSON.stringify(liveWords(page, forbidden, t))}
              />
            ) : null}
          </>
        ) : null}
      </Form>
      <SectionCriteria criteria={page.criteria} />
      <p>
        <a href={`${href(page.competitionPath)}?about=${encodeURIComponent(page.section.title)}#ask`}>{t.shield.ask}</a>
      </p>
      {page.readsWork ? (
        <p>
          <a href={`/applicant/applications/${page.id}/history`}>{t.draft.history.link}</a>
        </p>
      ) : null}
      {page.mayEdit ? <script type="module" src={autosave} /> : null}
      {page.mayEdit && follows ? <script type="module" src={live} /> : null}
      <script type="module" src={counter} />
    </FormPage>
  );
}

/** What is said of costs that the grant does not pay, by what forbids them and its key. */
function forbiddenWords(
  { live: { forbidden }, forbiddenCosts, choices }: SectionPage,
  t: Text,
): Record<string, string> {
  const said = (code: string, title = "") => fieldWords(t, { code, params: { title } });
  const titleIn = (all: readonly { key: string; title: string }[], key: string) =>
    all.find((one) => one.key === key)?.title;
  return Object.fromEntries([
    ...(forbidden?.categories ?? []).map(({ key }) => [
      `category ${key}`,
      said("forbiddenCategory", titleIn(choices.categories, key)),
    ]),
    ...(forbidden?.forbidden ?? []).map(({ key }) => [
      `kind ${key}`,
      said("forbiddenKind", titleIn(forbiddenCosts, key)),
    ]),
  ]);
}

function doubtsIn({ forbidden }: LiveState, words: Record<string, string>): Record<string, string> {
  const doubtful = forbidden.filter(({ because }) => because === "kind");
  return Object.fromEntries(doubtful.map(({ path, key }) => [path, words[`kind ${key}`] ?? ""]));
}

function liveWords({ section }: SectionPage, forbidden: LiveWords["forbidden"], t: Text): LiveWords {
  const { lineTotal, lineRequested, capOf, capOver } = t.application.form;
  return {
    none: t.common.notSet,
    lineTotal,
    lineRequested,
    capOf,
    capOver,
    forbidden,
    labels: lineLabels(section.fields, t),
  };
}

function Bounds({ page }: { page: SectionPage }) {
  const { section, bounds, choices, forbiddenCosts } = page;
  const { t, lang } = usePage();
  const words = t.application.form;
  if (holds(section, "startsOn")) {
    const [from, until] = [formatDay(bounds.earliestStart, lang), formatDay(bounds.latestEnd, lang)];
    return <p>{words.term({ from, until })}</p>;
  }
  if (holds(section, "plan") && choices.tasks.length === 0) return <Alert>{words.noTasks}</Alert>;
  if (!holds(section, "budget")) return null;
  return (
    <>
      <p>
        {words.bounds({ min: formatMoney(bounds.min, lang), max: formatMoney(bounds.max, lang) })}{" "}
        {bounds.ownShareMinBp > 0 && bounds.ownShares.length === 0
          ? words.ownMin(formatPercentBp(bounds.ownShareMinBp, lang))
          : null}
      </p>
      {bounds.ownShares.length > 0 ? (
        <>
          <p>{words.ownBySum}</p>
          <OwnShares shares={bounds.ownShares} />
        </>
      ) : null}
      <CategoryCaps categories={page.capped} />
      <ForbiddenCosts costs={forbiddenCosts} />
    </>
  );
}
