import { type Difference, wordsBetween } from "~/lifecycle/3-application/differences";
import type { DraftHistory, SavedState, StatePage } from "~/lifecycle/3-application/draft-history";
import { draftAnswer } from "~/text/answer";
import { formatDayTime, formatInstant } from "~/text/format";
import type { Text } from "~/text/text";
import { Button, ButtonRow } from "../button";
import { EmptyState } from "../empty-state";
import { Form } from "../form";
import { usePage } from "../page";
import { PageTitle } from "../page-title";
import { Pager } from "../pager";
import { Table } from "../table";
import "./application.css";

/** Every saved state of a draft: when, which section, who. */
export function DraftHistoryList({ history, page }: { history: DraftHistory; page: number }) {
  const { t, lang } = usePage();
  const words = t.draft.history;
  const home = `/applicant/applications/${history.id}`;
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} trail={useTrail(history.id, history.title)} />
      <Table
        caption={words.title}
        quiet
        rows={history.states}
        keyOf={({ id }) => id}
        empty={<EmptyState title={words.none} />}
        columns={[
          {
            head: words.columns.at,
            main: true,
            cell: ({ id, at }) => <a href={`${home}/history/${id}`}>{formatDayTime(at, history.zone, lang)}</a>,
          },
          { head: words.columns.section, cell: ({ section }) => section },
          { head: words.columns.by, cell: (state) => authorOf(state, t) },
        ]}
      />
      <Pager page={page} pages={history.pages} to={(next) => `${home}/history?page=${next}`} />
    </>
  );
}

/** What one saving changed, word by word, and the button that brings its text back. */
export function DraftState({ state, answer }: { state: StatePage; answer: unknown }) {
  const { t, lang } = usePage();
  const words = t.draft.history;
  const trail = useTrail(state.applicationId, state.title);
  return (
    <>
      <PageTitle
        title={state.section}
        lead={words.savedBy({ at: formatInstant(state.at, state.zone, lang), by: authorOf(state, t) })}
        trail={[...trail, { to: `/applicant/applications/${state.applicationId}/history`, label: words.title }]}
      />
      {state.differences.length === 0 ? <p>{words.same}</p> : <p className="muted">{words.legend}</p>}
      <dl className="differences">
        {state.differences.map((one) => (
          <div key={`${one.key}.${one.row}.${one.column}`}>
            <dt>{labelOf(state, one, t)}</dt>
            <dd className="typed">
              <Words state={state} difference={one} />
            </dd>
          </div>
        ))}
      </dl>
      {state.isCurrent ? <p>{words.current}</p> : null}
      {state.mayRestore ? (
        <Form answer={answer}>
          <p>{words.restoreBody}</p>
          <ButtonRow>
            <Button look="plain">{words.restore}</Button>
          </ButtonRow>
        </Form>
      ) : null}
    </>
  );
}

/** Who saved it; a consultant with the desk and with whose errand it was. */
function authorOf({ by, errand }: SavedState, t: Text): string {
  return errand ? t.draft.history.byErrand({ by, ...errand }) : by;
}

function useTrail(id: string, title: string | null) {
  const { t } = usePage();
  const words = t.application.home;
  return [
    { to: "/applicant", label: words.title },
    { to: `/applicant/applications/${id}`, label: title || words.untitled },
  ];
}

function labelOf({ fields }: StatePage, { key, column, row }: Difference, t: Text): string {
  const field = fields.find((one) => one.key === key);
  const inner = field?.columns?.find((one) => one.key === column);
  const label = inner?.label ?? field?.label ?? key;
  return row === null ? label : `${field?.label}, ${t.application.form.row(row).toLowerCase()}: ${label}`;
}

/** Added words are underlined, removed ones struck out, and both are named for who does not see that. */
function Words({ state: { titles, fields }, difference }: { state: StatePage; difference: Difference }) {
  const { t, lang } = usePage();
  const words = t.draft.history;
  const field = fields.find((one) => one.key === difference.key);
  const asked = field?.columns?.find((one) => one.key === difference.column) ?? field;
  const read = (value: string) => (asked ? draftAnswer(asked, value, { titles, lang }) : value);
  return (
    <>
      {wordsBetween(read(difference.before), read(difference.after)).map(({ kind: how, text }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: stretches of a text have nothing but their order
        if (how === "same") return <span key={index}>{text}</span>;
        if (how === "removed" && !text.trim()) return null;
        const Tag = how === "added" ? "ins" : "del";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: stretches of a text have nothing but their order
          <Tag key={index}>
            <span className="sr">{how === "added" ? words.added : words.removed} </span>
            {text}
            <span className="sr"> {words.end}</span>
          </Tag>
        );
      })}
    </>
  );
}
