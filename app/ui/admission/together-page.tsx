import type { ReactNode } from "react";
import type { ListedState } from "~/lifecycle/4-admission/listed-states";
import { MOST_TOGETHER, type Moved, type TogetherMove } from "~/lifecycle/4-admission/together";
import { Alert } from "../alert";
import { LinkButton } from "../button";
import { EmptyState } from "../empty-state";
import { usePage } from "../page";
import { PageTitle } from "../page-title";
import { Table } from "../table";
import { ApplicationStatus } from "./application-status";
import { ConfirmPage } from "./confirm-page";
import { officeTrail } from "./office-trail";

type Chosen = { id: string; number: number; title: string; applicant: string; state: ListedState };
type Props = {
  move: TogetherMove;
  competition: { id: string; title: string };
  rows: readonly Chosen[];
  isCut: boolean;
  mayDecide: boolean;
  answer: unknown;
  /** What the move asks for besides the applications. */
  children?: ReactNode;
};

/** Shows which applications a move is about and asks what it needs; the form carries those that were shown. */
export function TogetherPage({ move, competition, rows, isCut, mayDecide, answer, children }: Props) {
  const { t } = usePage();
  const words = t.admission.together;
  const list = `/office/competitions/${competition.id}/applications`;
  const trail = officeTrail(t, competition, { to: list, label: t.admission.list.title });
  if (rows.length === 0)
    return (
      <>
        <PageTitle title={words.titles[move]} trail={trail} />
        <EmptyState title={words.none} action={<LinkButton to={list}>{words.toList}</LinkButton>}>
          {words.noneBody}
        </EmptyState>
      </>
    );
  return (
    <ConfirmPage
      title={words.titles[move]}
      lead={words.leads[move]}
      trail={trail}
      answer={answer}
      button={words.buttons[move](rows.length)}
      back={list}
      danger={move === "reject"}
      blocked={!mayDecide}
      body={
        <>
          {mayDecide ? null : <Alert tone="warn">{words.notNow}</Alert>}
          {isCut ? <Alert tone="warn">{words.cut(MOST_TOGETHER)}</Alert> : null}
          <Table
            caption={words.chosen(rows.length)}
            rows={rows}
            keyOf={({ id }) => id}
            columns={[
              { head: t.admission.list.number, cell: ({ number }) => number, number: true },
              {
                head: t.admission.list.project,
                cell: ({ id, title }) => <a href={`${list}/${id}`}>{title}</a>,
                main: true,
              },
              { head: t.admission.list.applicant, cell: ({ applicant }) => applicant },
              { head: t.admission.list.state, cell: ({ state }) => <ApplicationStatus state={state} /> },
            ]}
          />
        </>
      }
    >
      {rows.map(({ id }) => (
        <input key={id} type="hidden" name="ids[]" value={id} />
      ))}
      {children}
    </ConfirmPage>
  );
}

/** What came of a move: how many it reached, and the others by the reasons that kept them as they were. */
export function MovedSummary({ move, done, left }: Moved) {
  const { t } = usePage();
  const words = t.admission.together;
  const reasons = [...new Set(left.map(({ reason }) => reason))];
  return (
    <>
      {done > 0 || left.length === 0 ? <Alert tone="good">{words.done[move](done)}</Alert> : null}
      {left.length > 0 ? (
        <Alert tone="warn" title={words.leftTitle(left.length)}>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>
                {words.left(
                  left
                    .filter((one) => one.reason === reason)
                    .map(({ number }) => number)
                    .join(", "),
                  words.why[reason] ?? words.whyOther,
                )}
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
    </>
  );
}
