import { Fragment, type ReactNode } from "react";
import {
  addressOfQuestion,
  type ListMark,
  type ListQuestion,
  type ListSort,
} from "~/lifecycle/4-admission/list-question";
import { filterStates, type ListedState, listedStates } from "~/lifecycle/4-admission/listed-states";
import { togetherMoves } from "~/lifecycle/4-admission/together";
import { formatDayTime, formatMoney } from "~/text/format";
import { Button, ButtonRow } from "../button";
import { EmptyState } from "../empty-state";
import { Form } from "../form";
import { Group } from "../group";
import { usePage } from "../page";
import { Pager } from "../pager";
import { Status } from "../status";
import { Table } from "../table";
import { ApplicationStatus } from "./application-status";
import { type ListChoices, ListFilters } from "./list-filters";

type Row = {
  id: string;
  number: number;
  applicant: string;
  locality: string;
  title: string;
  direction: string | null;
  requested: string;
  arrivedAt: string;
  state: ListedState;
  checker: string | null;
  marks: readonly ListMark[];
};
type Props = {
  base: string;
  zone: string;
  opened: ListChoices & {
    rows: readonly Row[];
    counts: readonly { state: ListedState; count: number }[];
    all: number;
    total: number;
    pages: number;
  };
  question: ListQuestion;
  /** Whether decisions on admission can be made from here. */
  mayAdmit: boolean;
};

/** The opened applications of a competition: one line each, found, filtered and ordered by what the address says. */
export function OpenedList({ base, zone, opened, question, mayAdmit }: Props) {
  const { t, lang } = usePage();
  const words = t.admission.list;
  const find = t.admission.find;
  const { ticked } = t.admission;
  const address = `${base}/applications`;
  const isTickable = mayAdmit && opened.rows.some(isUndecided);
  const directions = new Map(opened.directions.map(({ key, title }) => [key, title]));
  const sortBy = (sort: ListSort, head: string) => {
    const isNow = question.sort === sort;
    const order = isNow && question.order === "up" ? "down" : "up";
    const now = question.order === "up" ? "ascending" : "descending";
    return {
      to: address + addressOfQuestion(question, { sort, order }),
      now: isNow ? (now as "ascending" | "descending") : null,
      label: find.sortBy(head),
    };
  };
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
            isUndecided(row) ? (
              <input type="checkbox" name="ids[]" value={row.id} aria-label={ticked.choose(row.number)} />
            ) : null,
        },
        { head: words.number, cell: (row) => row.number, number: true, sort: sortBy("number", words.number) },
        {
          head: words.project,
          cell: (row) => (
            <Named name={<a href={`${base}/applications/${row.id}`}>{row.title}</a>}>
              {directions.get(row.direction ?? "")}
            </Named>
          ),
          main: true,
          sort: sortBy("title", words.project),
        },
        {
          head: words.applicant,
          cell: (row) => <Named name={row.applicant}>{row.locality}</Named>,
          sort: sortBy("applicant", words.applicant),
        },
        {
          head: words.requested,
          cell: (row) => formatMoney(row.requested, lang),
          number: true,
          sort: sortBy("requested", words.requested),
        },
        {
          head: find.arrived,
          cell: (row) => formatDayTime(row.arrivedAt, zone, lang),
          sort: sortBy("arrived", find.arrived),
        },
        {
          head: words.state,
          cell: (row) => (
            <>
              <ApplicationStatus state={row.state} />
              {row.marks.map((mark) => (
                <Marked key={mark} mark={mark} />
              ))}
              {row.checker ? <div className="small muted">{find.checkedBy(row.checker)}</div> : null}
            </>
          ),
          sort: sortBy("state", words.state),
        },
      ]}
      empty={<EmptyState title={words.none}>{words.noneBody}</EmptyState>}
    />
  );
  return (
    <>
      <ListFilters address={address} question={question} choices={opened} />
      <StateTabs address={address} opened={opened} question={question} />
      <p role="status">{find.chosen(opened.total, opened.all)}</p>
      {isTickable ? (
        <Form method="get" action={`${base}/admit-together`} id="ticked">
          {table}
          <Group legend={t.admission.together.withTicked}>
            <ButtonRow>
              {togetherMoves.map((move) => (
                <Button key={move} look="plain" formAction={`${base}/${move}-together`}>
                  {t.admission.together.moves[move]}
                </Button>
              ))}
            </ButtonRow>
          </Group>
        </Form>
      ) : (
        table
      )}
      <Pager page={question.page} pages={opened.pages} to={(page) => address + addressOfQuestion(question, { page })} />
      {isTickable && opened.total > 1 ? <WithAll base={base} question={question} total={opened.total} /> : null}
      <ListFiles base={base} question={question} />
    </>
  );
}

const isUndecided = ({ state }: Row) => state === "opened" || state === "returned";

/** The moves for everything that the conditions find, on this page or not. */
function WithAll({ base, question, total }: Pick<Props, "base" | "question"> & { total: number }) {
  const { t } = usePage();
  const words = t.admission.together;
  return (
    <p className="small downloads">
      {words.withAll(total)}{" "}
      {togetherMoves.map((move, index) => (
        <Fragment key={move}>
          {index > 0 ? ", " : ""}
          <a href={`${base}/${move}-together${addressOfQuestion(question)}&all=1`}>{words.moves[move].toLowerCase()}</a>
        </Fragment>
      ))}
    </p>
  );
}

function Named({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <>
      {name}
      {children ? <div className="small muted">{children}</div> : null}
    </>
  );
}

function Marked({ mark }: { mark: ListMark }) {
  const { t } = usePage();
  const words = t.admission.find.mark[mark];
  if (mark === "failed" || mark === "overdue")
    return (
      <div>
        <Status tone="bad">{words}</Status>
      </div>
    );
  return <div className="small muted">{words}</div>;
}

/** The states with how many of those asked for stand in each. */
function StateTabs({ address, opened, question }: Pick<Props, "opened" | "question"> & { address: string }) {
  const { t } = usePage();
  const words = t.admission.list;
  const counts = new Map(opened.counts.map(({ state, count }) => [state, count]));
  const states = listedStates.filter(
    (state) => counts.has(state) || state === question.state || filterStates.some((one) => one === state),
  );
  return (
    <nav className="tabs" aria-label={words.filter}>
      <ul>
        {[null, ...states].map((state) => (
          <li key={state ?? ""}>
            <a
              href={address + addressOfQuestion(question, { state })}
              aria-current={state === question.state ? "page" : undefined}
            >
              {state ? t.state.application[state] : words.all}{" "}
              <span className="count">{state ? (counts.get(state) ?? 0) : opened.all}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The same applications as files, all of them in their order. */
function ListFiles({ base, question }: Pick<Props, "base" | "question">) {
  const { t } = usePage();
  const words = t.admission.find;
  const query = addressOfQuestion(question);
  return (
    <p className="small downloads">
      {words.files} <a href={`${base}/application-list/list.xlsx${query}`}>{words.xlsx}</a>,{" "}
      <a href={`${base}/application-list/list.csv${query}`}>{words.csv}</a>. {words.print}
    </p>
  );
}
