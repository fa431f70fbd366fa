import type { HeadReason, HeadRequestState } from "~/lifecycle/1-registration/head-request";
import { formatDay } from "~/text/format";
import { Alert } from "../alert";
import { Button, ButtonRow } from "../button";
import { DataList } from "../data-list";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";
import { PageTitle } from "../page-title";

type Shown = {
  id: string;
  applicant: { name: string; fullName: string; inn: string | null; headName: string };
  organiser: string;
  asker: { name: string; email: string };
  reason: HeadReason;
  document: string;
  text: string;
  state: HeadRequestState;
  askedAt: string;
  approvedBy: string | null;
  declineText: string | null;
  heads: { name: string; email: string }[];
  may: { approve: boolean; confirm: boolean; decline: boolean };
};

/** A request to become the head, for the two people who decide: what is said, who heads the applicant now, and the decision. */
export function HeadRequestView({ request, answer }: { request: Shown; answer: unknown }) {
  const { t, lang } = usePage();
  const words = t.registration.headChange;
  const { applicant, asker, heads, state, may } = request;
  const waits = state === "asked" || state === "approved";
  return (
    <>
      <PageTitle
        title={words.askTitle}
        kicker={<span lang="ru">{applicant.name}</span>}
        lead={words.decideLead}
        trail={[{ to: "/office/head-requests", label: words.listTitle }]}
      />
      <DataList
        items={[
          { label: words.state, value: words.states[state] },
          { label: t.registration.applicant.fullName, value: <span lang="ru">{applicant.fullName}</span> },
          { label: t.registration.applicant.inn, value: applicant.inn },
          { label: words.headInProfile, value: applicant.headName },
          { label: words.headsNow, value: heads.map(({ name, email }) => `${name}, ${email}`).join("; ") },
          { label: words.asker, value: `${asker.name}, ${asker.email}` },
          { label: words.askedOn, value: formatDay(request.askedAt.slice(0, 10), lang) },
          { label: words.reason, value: words.reasons[request.reason] },
          { label: words.document, value: <span lang="ru">{request.document}</span> },
          { label: words.text, value: request.text },
          request.approvedBy !== null && { label: words.approvedBy, value: request.approvedBy },
          request.declineText !== null && { label: words.declineText, value: request.declineText },
        ]}
      />
      {waits && !may.decline ? <Alert>{words.notYours}</Alert> : null}
      {state === "approved" && may.decline && !may.confirm ? <Alert>{words.needsAnother}</Alert> : null}
      {may.decline ? (
        <Form answer={answer}>
          <Field
            name="text"
            type="textarea"
            rows={3}
            limit={1_000}
            label={words.declineText}
            hint={words.declineHint}
            required={false}
          />
          <ButtonRow>
            {may.approve ? (
              <Button name="answer" value="approve">
                {words.approve}
              </Button>
            ) : null}
            {may.confirm ? (
              <Button name="answer" value="confirm">
                {words.confirm}
              </Button>
            ) : null}
            <Button look="danger" name="answer" value="decline">
              {words.decline}
            </Button>
          </ButtonRow>
        </Form>
      ) : null}
    </>
  );
}
