import type { MemberRole } from "~/lifecycle/1-registration/applicant";
import type { SectionTaskRow } from "~/lifecycle/3-application/section-task";
import { formatDay } from "~/text/format";
import { Button, ButtonRow } from "../button";
import { EmptyState } from "../empty-state";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";
import { PageTitle } from "../page-title";
import { DoneAlert } from "../registration/done-alert";
import { Table } from "../table";
import { sectionPath } from "./form-frame";

type Shown = {
  id: string;
  applicantId: string;
  title: string | null;
  sections: { key: string; title: string }[];
  colleagues: { id: string; name: string; role: MemberRole }[];
  tasks: SectionTaskRow[];
  mayAsk: boolean;
};

/** Who was asked to fill in which section of a draft, and the form that asks somebody else. */
export function ColleaguesView({ page, answer }: { page: Shown; answer: unknown }) {
  const { t, href } = usePage();
  const words = t.application.colleagues;
  const { id, applicantId, tasks, mayAsk, colleagues } = page;
  return (
    <>
      <PageTitle
        title={words.title}
        lead={mayAsk ? words.lead : undefined}
        trail={[{ to: `/applicant/applications/${id}`, label: page.title || t.application.home.untitled }]}
      />
      <DoneAlert words={words.done} />
      <Tasks id={id} tasks={tasks} />
      {mayAsk && colleagues.length === 0 ? (
        <p>
          {words.nobody} <a href={href(`/applicant/organisations/${applicantId}`)}>{words.inviteAt}</a>
        </p>
      ) : null}
      {mayAsk && colleagues.length > 0 ? (
        <>
          <h2>{words.askTitle}</h2>
          <AskForm page={page} answer={answer} />
        </>
      ) : null}
    </>
  );
}

function Tasks({ id, tasks }: { id: string; tasks: readonly SectionTaskRow[] }) {
  const { t, lang, href } = usePage();
  const words = t.application.colleagues;
  const base = `/applicant/applications/${id}`;
  return (
    <Table
      caption={words.title}
      quiet
      rows={tasks}
      keyOf={(row) => row.id}
      empty={<EmptyState title={words.emptyTitle}>{words.emptyBody}</EmptyState>}
      columns={[
        {
          head: words.section,
          main: true,
          cell: (row) => (
            <a href={href(sectionPath(id, row.section))} lang="ru">
              {row.title}
            </a>
          ),
        },
        { head: words.colleague, cell: (row) => row.colleague },
        { head: words.asker, cell: (row) => row.asker },
        { head: words.dueOn, cell: (row) => (row.dueOn ? formatDay(row.dueOn, lang) : words.atClose) },
        tasks.some(({ note }) => note !== "") && { head: words.note, cell: (row) => row.note || t.common.none },
        { head: words.state, cell: (row) => words.states[row.state] },
        tasks.some(({ mayFinish, mayWithdraw }) => mayFinish || mayWithdraw) && {
          head: words.action,
          cell: (row) => (
            <Form inline action={`${base}/colleagues/${row.id}/end`}>
              {row.mayFinish ? (
                <Button small look="plain" name="answer" value="finish" label={words.finishLabel(row.title)}>
                  {words.finish}
                </Button>
              ) : null}
              {row.mayWithdraw ? (
                <Button small look="danger" name="answer" value="withdraw" label={words.withdrawLabel(row.title)}>
                  {words.withdraw}
                </Button>
              ) : null}
            </Form>
          ),
        },
      ]}
    />
  );
}

function AskForm({ page: { sections, colleagues }, answer }: { page: Shown; answer: unknown }) {
  const { t } = usePage();
  const words = t.application.colleagues;
  return (
    <Form answer={answer}>
      <Field
        name="section"
        type="select"
        label={words.section}
        options={sections.map(({ key, title }) => ({ value: key, label: title }))}
      />
      <Field
        name="colleague"
        type="select"
        label={words.colleague}
        options={colleagues.map(({ id, name, role }) => ({
          value: id,
          label: `${name}, ${t.registration.memberRoles[role]}`,
        }))}
      />
      <Field name="dueOn" type="date" label={words.dueOn} hint={words.dueHint} required={false} />
      <Field
        name="note"
        type="textarea"
        rows={3}
        limit={500}
        label={words.note}
        hint={words.noteHint}
        required={false}
      />
      <ButtonRow>
        <Button>{words.ask}</Button>
      </ButtonRow>
    </Form>
  );
}
