import type { Approval } from "~/lifecycle/2-announcement/approval";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import type { RuleDifference } from "~/lifecycle/2-announcement/rules-change";
import { formatMoment } from "~/text/format";
import { Alert } from "../alert";
import { Button, ButtonRow } from "../button";
import { Card } from "../card";
import { DataList } from "../data-list";
import { EmptyState } from "../empty-state";
import { Field } from "../field";
import { AllOpen } from "../fold";
import { Form } from "../form";
import { usePage } from "../page";
import { Table } from "../table";
import { RulesDifferences } from "./rules-differences";
import { RulesText } from "./rules-text";

type Page = {
  zone: string;
  now: string;
  address: string;
  pending: Approval | null;
  rules: CompetitionRules | null;
  differences: readonly RuleDifference[];
  decided: readonly Approval[];
  may: { confirm: boolean; return: boolean };
};
type Props = { page: Page; base: string; answer?: unknown };

/** What waits for a second person, whole, with the buttons that decide on it, and what came of earlier proposals. */
export function ApprovalDesk({ page, base, answer }: Props) {
  const { t } = usePage();
  const words = t.announcement.approval;
  const { pending, decided } = page;
  return (
    <>
      {pending ? <Pending page={page} pending={pending} base={base} answer={answer} /> : null}
      {!pending && decided.length === 0 ? <EmptyState title={words.emptyTitle}>{words.emptyBody}</EmptyState> : null}
      {decided.length > 0 ? <Decided page={page} /> : null}
    </>
  );
}

function Pending({ page, pending, base, answer }: Props & { pending: Approval }) {
  const { t, lang, href } = usePage();
  const words = t.announcement.approval;
  const { rules, differences, may, now, address } = page;
  const isChange = pending.subject === "change";
  return (
    <>
      <Card title={words.pending}>
        <DataList
          items={[
            { label: words.columns.what, value: `${words.subjects[pending.subject]}. ${words.version(pending)}` },
            { label: words.columns.who, value: words.by(pending.proposedBy) },
            { label: words.columns.at, value: formatMoment(pending.at, page.zone, lang) },
            { label: words.sha256, value: <code>{pending.sha256}</code> },
            pending.reason !== "" && { label: words.reason, value: <span lang="ru">{pending.reason}</span> },
          ]}
        />
        <p>{words.read}</p>
      </Card>
      {rules && isChange ? (
        <RulesDifferences differences={differences} rules={rules} caption={t.announcement.change.caption} />
      ) : null}
      {rules && !isChange ? (
        <>
          <p>
            <a href={href(`${address}/blank`)}>{words.form}</a> · <a href={href(address)}>{words.page}</a>
          </p>
          <AllOpen>
            <RulesText rules={rules} now={now} />
          </AllOpen>
        </>
      ) : null}
      {may.confirm ? (
        <>
          <p>{words.confirmLead}</p>
          <Form id="confirm" action={`${base}/confirm`}>
            <input type="hidden" name="approval" value={pending.id} />
            <ButtonRow>
              <Button>{words.confirm[pending.subject]}</Button>
            </ButtonRow>
          </Form>
        </>
      ) : null}
      {may.return ? <Return pending={pending} isOwn={!may.confirm} answer={answer} /> : null}
    </>
  );
}

function Return({ pending, isOwn, answer }: { pending: Approval; isOwn: boolean; answer?: unknown }) {
  const { t } = usePage();
  const words = t.announcement.approval;
  return (
    <>
      <h2>{isOwn ? words.takeBackTitle : words.returnTitle}</h2>
      <Form answer={answer}>
        <input type="hidden" name="approval" value={pending.id} />
        <Field
          name="remarks"
          type="textarea"
          rows={4}
          limit={2000}
          width="full"
          label={isOwn ? words.takeBackReason : words.remarks}
          hint={isOwn ? words.takeBackHint : words.remarksHint}
        />
        <ButtonRow>
          <Button look="plain">{isOwn ? words.takeBack : words.return}</Button>
        </ButtonRow>
      </Form>
    </>
  );
}

function Decided({ page }: { page: Page }) {
  const { t, lang } = usePage();
  const words = t.announcement.approval;
  return (
    <Table
      caption={words.decided}
      rows={page.decided}
      keyOf={({ id }) => id}
      columns={[
        {
          head: words.columns.what,
          main: true,
          cell: (one) => `${words.subjects[one.subject]}. ${words.version(one)}`,
        },
        { head: words.columns.state, cell: ({ state }) => words.states[state] },
        { head: words.columns.who, cell: ({ proposedBy, decidedBy }) => `${proposedBy} → ${decidedBy ?? ""}` },
        { head: words.columns.at, cell: ({ at }) => formatMoment(at, page.zone, lang) },
        { head: words.columns.remarks, cell: ({ remarks }) => <span lang="ru">{remarks}</span> },
      ]}
    />
  );
}

type Announcing = { seconds: readonly string[]; last: Approval | null };

/** What the announcing page says where two people are needed: who can confirm, what waits, what came of the last proposal. */
export function Announcing({ base, seconds, last }: Announcing & { base: string }) {
  const { t } = usePage();
  const words = t.announcement.approval;
  if (last?.state === "proposed")
    return (
      <Alert tone="warn" title={words.pending}>
        <p>{seconds.length > 0 ? words.waits(seconds.join(", ")) : words.nobody}</p>
        <a href={`${base}/approval`}>{words.look}</a>
      </Alert>
    );
  return (
    <>
      {last?.state === "returned" || last?.state === "voided" ? (
        <Alert tone="warn" title={words.last[last.state]}>
          {last.remarks ? (
            <p className="typed" lang="ru">
              {last.remarks}
            </p>
          ) : null}
          <a href={`${base}/approval`}>{words.look}</a>
        </Alert>
      ) : null}
      {seconds.length > 0 ? (
        <Alert>{words.proposeLead(seconds.join(", "))}</Alert>
      ) : (
        <Alert tone="warn">
          <p>{words.nobody}</p>
          <a href={`${base}/people`}>{words.invite}</a>
        </Alert>
      )}
    </>
  );
}
