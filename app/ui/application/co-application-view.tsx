import type { CoApplicationPage } from "~/lifecycle/3-application/co-applicant";
import { Button, ButtonRow, LinkButton } from "../button";
import { DataList } from "../data-list";
import { Deadline } from "../deadline";
import { Form } from "../form";
import { usePage } from "../page";
import { PageTitle } from "../page-title";
import { DoneAlert } from "../registration/done-alert";

/** An invitation to be a co-applicant, for the people of the invited organisation: what it means, and its head's answer. */
export function CoApplicationView({ page, answer }: { page: CoApplicationPage; answer: unknown }) {
  const { t } = usePage();
  const words = t.application.together;
  const { may, now, zone, closesAt } = page;
  return (
    <>
      <PageTitle
        title={page.state === "invited" ? words.answerTitle : words.joinedTitle}
        kicker={<span lang="ru">{page.name}</span>}
        lead={page.state === "invited" ? words.answerLead(page.lead, page.name) : undefined}
        trail={[{ to: "/applicant", label: t.application.home.title }]}
      />
      <DoneAlert words={words.done} />
      <DataList
        items={[
          { label: words.state, value: words.ownStates[page.state] },
          { label: words.who, value: <span lang="ru">{page.lead}</span> },
          { label: words.competition, value: <span lang="ru">{page.competition}</span> },
          page.project !== null && { label: words.project, value: <span lang="ru">{page.project}</span> },
          { label: words.part, value: <span lang="ru">{page.part}</span> },
          { label: words.until, value: <Deadline at={closesAt} now={now} zone={zone} quiet /> },
        ]}
      />
      {may.agree ? <p>{words.consequences}</p> : null}
      {page.applicationId !== null ? (
        <ButtonRow>
          <LinkButton to={`/applicant/applications/${page.applicationId}/print`}>{words.open}</LinkButton>
        </ButtonRow>
      ) : null}
      {may.agree || may.decline || may.leave ? (
        <Form answer={answer}>
          <ButtonRow>
            {may.agree ? (
              <Button name="answer" value="agree">
                {words.agree}
              </Button>
            ) : null}
            {may.decline ? (
              <Button look="danger" name="answer" value="decline">
                {words.decline}
              </Button>
            ) : null}
            {may.leave ? (
              <Button look="danger" name="answer" value="leave">
                {words.leave}
              </Button>
            ) : null}
          </ButtonRow>
        </Form>
      ) : null}
    </>
  );
}
