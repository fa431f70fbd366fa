import type { ApplicationState } from "~/lifecycle/3-application/application";
import type { ListedState } from "~/lifecycle/4-admission/listed-states";
import { formatMoney } from "~/text/format";
import { Button, ButtonRow } from "../button";
import { EmptyState } from "../empty-state";
import { Form } from "../form";
import { usePage } from "../page";
import { Pager } from "../pager";
import { Table } from "../table";
import { ApplicationStatus } from "./application-status";

type Row = {
  id: string;
  number: number | null;
  applicant: string;
  title: string;
  requested: string;
  state: ApplicationState;
};
type Props = {
  base: string;
  opened: { pages: number; total: number; rows: Row[] };
  states: readonly ListedState[];
  state: ListedState | null;
  page: number;
  /** Whether applications can be admitted from here. */
  mayAdmit: boolean;
  /** What the form of the ticked ones was answered. */
  answer: unknown;
};

/** The opened applications of a competition: one line each, filtered by plain links. */
export function OpenedList({ base, opened, states, state, page, mayAdmit, answer }: Props) {
  const { t, lang, href } = usePage();
  const words = t.admission.list;
  const { ticked } = t.admission;
  const firstOpen = opened.rows.find((row) => row.state === "opened")?.id;
  const isTickable = mayAdmit && firstOpen !== undefined;
  const to = (wanted: ListedState | null, n = 1) => `?${wanted ? `state=${wanted}&` : ""}page=${n}`;
  const table = (
    <Table
      caption={words.caption}
      quiet
      rows={opened.rows}
      keyOf={(row) => row.id}
      columns={[
        isTickable && {
          head: ticked.chooseHead,
          cell: (row) =>
            row.state === "opened" ? (
              <input
                type="checkbox"
                id={row.id === firstOpen ? "f-ids" : undefined}
                name="ids[]"
                value={row.id}
                aria-label={ticked.choose(row.number ?? 0)}
              />
            ) : null,
        },
        { head: words.number, cell: (row) => row.number, number: true },
        {
          head: words.project,
          cell: (row) => <a href={`${base}/applications/${row.id}`}>{row.title}</a>,
          main: true,
        },
        { head: words.applicant, cell: (row) => row.applicant },
        { head: words.requested, cell: (row) => formatMoney(row.requested, lang), number: true },
        { head: words.state, cell: (row) => <ApplicationStatus state={row.state} /> },
      ]}
      empty={<EmptyState title={words.none}>{words.noneBody}</EmptyState>}
    />
  );
  return (
    <>
      <nav className="tabs" aria-label={words.filter}>
        <ul>
          {[null, ...states].map((one) => (
            <li key={one ?? ""}>
              <a href={href(to(one))} aria-current={one === state ? "page" : undefined}>
                {one ? t.state.application[one] : words.all}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {isTickable ? (
        <Form answer={answer} labels={{ ids: ticked.chooseHead }}>
          {table}
          <ButtonRow>
            <Button look="plain">{ticked.admit}</Button>
          </ButtonRow>
        </Form>
      ) : (
        table
      )}
      <p className="small muted">
        {t.common.total}: {opened.total}
      </p>
      <Pager page={page} pages={opened.pages} to={(n) => to(state, n)} />
    </>
  );
}
