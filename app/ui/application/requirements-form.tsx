import type { RequirementsPage } from "~/lifecycle/3-application/form-page";
import { Alert } from "../alert";
import { Button, ButtonRow, LinkButton } from "../button";
import { DataList } from "../data-list";
import { Form } from "../form";
import { usePage } from "../page";
import { Status } from "../status";
import { FormPage } from "./form-frame";
import { RequirementQuestions, WrongAnswers } from "./requirement-questions";

/** The requirements to the applicant: what the machine knows, what the applicant says, and what a "no" leads to. */
export function RequirementsForm({ page, answer, done }: { page: RequirementsPage; answer: unknown; done: boolean }) {
  const { t } = usePage();
  const words = t.shield.requirements;
  const wrong = page.asked.filter(({ key }) => page.answers[key] === false);
  return (
    <FormPage frame={page} title={words.title} lead={words.lead} current="requirements">
      {done && !answer ? <Alert tone="good">{words.saved}</Alert> : null}
      {wrong.length > 0 ? <WrongAnswers wrong={wrong} /> : null}
      {page.asked.length + page.known.length === 0 ? <p>{words.none}</p> : null}
      {page.known.length > 0 ? (
        <DataList
          items={page.known.map(({ title, isMet }) => ({
            label: title,
            value: <Status tone={isMet ? "good" : "bad"}>{words.known[isMet ? "met" : "unmet"]}</Status>,
          }))}
        />
      ) : null}
      {page.asked.length > 0 ? (
        <Form answer={answer}>
          <RequirementQuestions requirements={page.asked} answers={page.answers} disabled={!page.mayEdit} />
          {page.mayEdit ? (
            <ButtonRow>
              <Button>{words.save}</Button>
              <LinkButton look="plain" to={`/applicant/applications/${page.id}/check`}>
                {t.application.form.toCheck}
              </LinkButton>
            </ButtonRow>
          ) : null}
        </Form>
      ) : null}
    </FormPage>
  );
}
