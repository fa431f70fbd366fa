import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { addAffiliation, listAffiliations } from "~/lifecycle/5-review/affiliations.server";
import { hasExpertConsent } from "~/lifecycle/5-review/expert-consent.server";
import { AffiliationForm } from "~/lifecycle/5-review/review.form";
import { affiliationKinds, MAX_TIES } from "~/lifecycle/5-review/sheet";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { formatDay } from "~/text/format";
import { Alert } from "~/ui/alert";
import { Button, ButtonRow } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { Status } from "~/ui/status";
import { Table } from "~/ui/table";

export const handle = { area: "expert", reads: "expert.profile", writes: "expert.profile" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.review.profile.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return { ties: demand(await listAffiliations(who)), consented: await hasExpertConsent(who) };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, AffiliationForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await addAffiliation(who, form.value);
  return outcome.ok ? redirect("/expert/profile?done=added") : refusal(outcome, form.typed);
}

const doneKeys = ["added", "removed"] as const;

export default function Profile() {
  const { ties, consented } = useLoaderData<typeof loader>();
  const { t, lang } = usePage();
  const [query] = useSearchParams();
  const words = t.review.profile;
  const said = doneKeys.find((key) => key === query.get("done"));
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} trail={[{ to: "/expert", label: t.review.expert.title }]} />
      {said ? <Alert tone="good">{words.done[said]}</Alert> : null}
      <Table
        caption={words.caption}
        quiet
        rows={ties}
        keyOf={(row) => row.id}
        columns={[
          { head: words.organisation, cell: (row) => row.organisation, main: true },
          { head: words.kind, cell: (row) => words.kinds[row.kind] },
          { head: words.inn, cell: (row) => row.inn },
          { head: words.ended, cell: (row) => (row.endedOn ? formatDay(row.endedOn, lang) : words.now) },
          {
            head: words.remove,
            cell: (row) => (
              <Form inline id={`remove-${row.id}`} action={`/expert/profile/${row.id}/remove`}>
                <Button look="link" small label={words.removeOf(row.organisation)}>
                  {words.remove}
                </Button>
              </Form>
            ),
          },
        ]}
        empty={<EmptyState title={words.none}>{words.noneBody}</EmptyState>}
      />
      <h2>{words.addTitle}</h2>
      <p className="hint">{t.common.howMany({ now: ties.length, max: MAX_TIES })}</p>
      <Form answer={useActionData<typeof action>()}>
        <Field
          type="radio"
          name="kind"
          label={words.kind}
          options={affiliationKinds.map((value) => ({ value, label: words.kinds[value] }))}
        />
        <Field name="organisation" label={words.organisation} hint={words.organisationHint} width="full" limit={300} />
        <Field name="inn" label={words.inn} hint={words.innHint} required={false} inputMode="numeric" width="m" />
        <Field type="date" name="endedOn" label={words.ended} hint={words.endedHint} required={false} />
        <ButtonRow>
          <Button>{words.add}</Button>
        </ButtonRow>
      </Form>
      <Card
        title={words.consent}
        aside={
          <Status tone={consented ? "good" : "warn"}>{consented ? words.consentGiven : words.consentMissing}</Status>
        }
      >
        {consented ? null : (
          <Form inline id="consent" action="/expert/profile/consent">
            <p>
              {words.consentBody} <a href="/consents/expert">{words.consent}</a>
            </p>
            <Button look="plain">{words.consentGive}</Button>
          </Form>
        )}
      </Card>
    </>
  );
}
