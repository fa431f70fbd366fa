import type { DeadlinePage } from "~/lifecycle/2-announcement/extension";
import { formatInstant, formatMoment, zoneName } from "~/text/format";
import { Alert } from "../alert";
import { Button, ButtonRow } from "../button";
import { Card } from "../card";
import { Deadline } from "../deadline";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";
import { PageTitle } from "../page-title";
import { Table } from "../table";

type Props = {
  page: DeadlinePage;
  /** The address of this page: proposals are posted to it, decisions beside it. */
  base: string;
  /** The competition, where the way to the page does not name it. */
  kicker?: string;
  trail: { to: string; label: string }[];
  done: string | null;
  answer?: unknown;
};

/** The end of reception for those who may move it: what it is, what is proposed, and what was decided. */
export function DeadlineDesk({ page, base, kicker, trail, done, answer }: Props) {
  const { t } = usePage();
  const words = t.deadline.extension;
  const said = done && done in words.done ? words.done[done as keyof typeof words.done] : null;
  return (
    <>
      <PageTitle title={words.title} kicker={kicker} lead={words.lead} trail={trail} />
      {said ? <Alert tone="good">{said}</Alert> : null}
      <p>
        <Deadline at={page.closesAt} now={page.now} zone={page.zone} label={words.now} />
      </p>
      {page.pending ? <Pending page={page} base={base} /> : null}
      {page.may.propose ? <Propose page={page} answer={answer} /> : null}
      {!page.pending && !page.may.propose && page.isSettled ? <Alert>{words.cannot}</Alert> : null}
      <Decided page={page} />
    </>
  );
}

function Pending({ page, base }: Pick<Props, "page" | "base">) {
  const { t, lang } = usePage();
  const words = t.deadline.extension;
  const { pending, zone, may } = page;
  if (!pending) return null;
  const [from, to] = [pending.from, pending.to].map((at) => formatInstant(at, zone, lang)) as [string, string];
  const isMissed = page.isOver && pending.kind === "ordinary";
  return (
    <Card title={words.pending}>
      <p>
        <strong>{words.pendingText({ from, to })}</strong>
      </p>
      <p>
        {words.by(pending.proposedBy)} · {words.kinds[pending.kind]}
      </p>
      <p className="typed" lang="ru">
        {pending.reason}
      </p>
      {may.confirm ? <p>{words.confirmLead}</p> : <p>{isMissed ? words.missed : words.waits}</p>}
      <ButtonRow>
        {may.confirm ? <Decide action={`${base}/confirm`} id={pending.id} label={words.confirm} /> : null}
        {may.decline ? <Decide action={`${base}/decline`} id={pending.id} label={words.decline} isPlain /> : null}
      </ButtonRow>
    </Card>
  );
}

function Decide({ action, id, label, isPlain }: { action: string; id: string; label: string; isPlain?: boolean }) {
  return (
    <Form inline action={action}>
      <input type="hidden" name="extension" value={id} />
      <Button look={isPlain ? "plain" : "main"}>{label}</Button>
    </Form>
  );
}

function Propose({ page, answer }: Pick<Props, "page" | "answer">) {
  const { t, lang } = usePage();
  const words = t.deadline.extension;
  const kinds = page.isOver ? (["incident"] as const) : (["ordinary", "incident"] as const);
  return (
    <>
      <h2>{words.propose}</h2>
      <p>{words.proposeLead}</p>
      <p className="muted">{words.latest(formatMoment(page.latest, page.zone, lang))}</p>
      <Form answer={answer}>
        <Field
          name="closesAt"
          type="datetime"
          label={words.closesAt}
          hint={words.closesAtHint(zoneName(page.zone, lang))}
          value={page.suggested}
        />
        <Field
          name="kind"
          type="radio"
          label={words.kind}
          value={kinds[0]}
          options={kinds.map((kind) => ({ value: kind, label: words.kinds[kind], hint: words.kindHints[kind] }))}
        />
        <Field name="reason" type="textarea" label={words.reason} hint={words.reasonHint} limit={2000} />
        <ButtonRow>
          <Button>{words.submit}</Button>
        </ButtonRow>
      </Form>
    </>
  );
}

function Decided({ page }: { page: DeadlinePage }) {
  const { t, lang } = usePage();
  const words = t.deadline.extension;
  if (page.decided.length === 0) return null;
  return (
    <Table
      caption={words.decided}
      rows={page.decided}
      keyOf={({ id }) => id}
      columns={[
        {
          head: words.columns.what,
          main: true,
          cell: ({ from, to }) =>
            words.pendingText({
              from: formatInstant(from, page.zone, lang),
              to: formatInstant(to, page.zone, lang),
            }),
        },
        { head: words.columns.state, cell: ({ state }) => words.states[state] },
        { head: words.columns.who, cell: ({ proposedBy, decidedBy }) => `${proposedBy} → ${decidedBy ?? ""}` },
        { head: words.columns.reason, cell: ({ reason }) => <span lang="ru">{reason}</span> },
      ]}
    />
  );
}
