import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { policy } from "~/access/policy";
import type { RouteHandle } from "~/access/route-handle";
import { cancelCompetition } from "~/lifecycle/2-announcement/cancel-competition.server";
import { cancelForm } from "~/lifecycle/2-announcement/competition.form";
import { competitionForOffice } from "~/lifecycle/2-announcement/office.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Alert } from "~/ui/alert";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = {
  area: "office",
  reads: "competition.manage",
  writes: "competition.cancel",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.announcement.office.cancel.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { facts } = demand(await competitionForOffice(who, args.params.id));
  return { id: facts.id, title: facts.title, may: policy["competition.cancel"](who, facts).ok };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, cancelForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await cancelCompetition(who, args.params.id ?? "", form.value.reason);
  return outcome.ok ? redirect(`/office/competitions/${args.params.id}?done=cancelled`) : refusal(outcome, form.typed);
}

export default function Cancel() {
  const { id, title, may } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const words = t.announcement.office.cancel;
  const base = `/office/competitions/${id}`;
  return (
    <>
      <PageTitle
        title={words.title}
        lead={words.lead}
        trail={[
          { to: "/office", label: t.announcement.office.home.title },
          { to: base, label: title },
        ]}
      />
      {may ? (
        <Form answer={answer}>
          <Field name="reason" type="textarea" label={words.reason} hint={words.reasonHint} limit={2000} />
          <ButtonRow>
            <Button look="danger">{words.submit}</Button>
            <LinkButton look="plain" to={base}>
              {words.keep}
            </LinkButton>
          </ButtonRow>
        </Form>
      ) : (
        <Alert tone="warn">{words.cannot}</Alert>
      )}
    </>
  );
}
