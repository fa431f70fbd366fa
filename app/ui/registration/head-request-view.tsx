import type { HeadRequestPage } from "~/lifecycle/1-registration/head-request";
import { formatDay, formatDayOf, formatMoment } from "~/text/format";
import { Alert } from "../alert";
import { Button, ButtonRow } from "../button";
import { DataList } from "../data-list";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";
import { PageTitle } from "../page-title";
import { ProofList } from "./proof-list";

/**
 * A request about the head's access or a lost mailbox, for the people who decide: what is said, its documents, who heads the
 * applicant now, and the decision.
 */
export function HeadRequestView({
  area = "office",
  request,
  answer,
}: {
  area?: "office" | "applicant";
  request: HeadRequestPage;
  answer: unknown;
}) {
  const { t, lang } = usePage();
  const words = t.registration.headChange;
  const { id, applicant, asker, heads, lost, proofs, state, may, dueAt } = request;
  const waits = state === "asked" || state === "approved";
  const isMove = request.reason === "mailboxLost";
  const lead = isMove ? words.moveLead : words.decideLead;
  const backs = {
    office: { to: "/office/head-requests", label: words.listTitle },
    applicant: { to: `/applicant/organisations/${applicant.id}`, label: applicant.name },
  };
  return (
    <>
      <PageTitle
        title={words.titles[request.reason]}
        kicker={<span lang="ru">{applicant.name}</span>}
        lead={waits ? lead : undefined}
        trail={[backs[area]]}
      />
      <DataList
        items={[
          { label: words.state, value: words.states[state] },
          { label: t.registration.applicant.fullName, value: <span lang="ru">{applicant.fullName}</span> },
          { label: t.registration.applicant.inn, value: applicant.inn },
          { label: words.headInProfile, value: applicant.headName },
          { label: words.headsNow, value: heads.map(({ name, email }) => `${name}, ${email}`).join("; ") },
          lost !== null && {
            label: words.lostEmail,
            value: lost.name === null ? words.lostOfNobody(lost.email) : words.lostOf(lost.email, lost.name),
          },
          { label: words.asker, value: isMove ? asker.name : `${asker.name}, ${asker.email}` },
          isMove && { label: words.newEmail, value: asker.email },
          { label: words.askedOn, value: formatDayOf(request.askedAt, request.zone, lang) },
          { label: words.reason, value: words.reasons[request.reason] },
          request.newHead !== null && {
            label: words.newHead,
            value: <span lang="ru">{[request.newHead.name, request.newHead.post].filter(Boolean).join(", ")}</span>,
          },
          request.newHead !== null && {
            label: t.registration.details.headUntil,
            value: request.newHead.until ? formatDay(request.newHead.until, lang) : words.noEnd,
          },
          { label: words.document, value: <span lang="ru">{request.document}</span> },
          {
            label: words.proofs,
            value:
              proofs.length === 0 ? null : (
                <ProofList proofs={proofs} to={(fileId) => `/${area}/head-requests/${id}/files/${fileId}`} />
              ),
          },
          { label: words.text, value: request.text },
          request.approvedBy !== null && { label: words.approvedBy, value: request.approvedBy },
          request.declineText !== null && { label: words.declineText, value: request.declineText },
        ]}
      />
      {waits && !may.decline ? <Alert>{words.notYours}</Alert> : null}
      {waits && dueAt !== null ? <Alert>{words.dueAt(formatMoment(dueAt, request.zone, lang))}</Alert> : null}
      {state === "approved" && may.decline && !may.confirm && dueAt === null ? (
        <Alert>{words.needsAnother}</Alert>
      ) : null}
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
                {isMove ? words.confirmMove : words.confirm}
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
