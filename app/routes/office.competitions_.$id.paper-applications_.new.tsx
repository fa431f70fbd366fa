import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { paperWays } from "~/lifecycle/3-application/paper-application";
import { RegisterPaperForm } from "~/lifecycle/3-application/paper-application.form";
import { readPaperRegistration } from "~/lifecycle/3-application/paper-application.queries.server";
import { registerPaper } from "~/lifecycle/3-application/register-paper.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { formatInstant } from "~/text/format";
import { officeTrail } from "~/ui/admission/office-trail";
import { Alert } from "~/ui/alert";
import { paperTrail } from "~/ui/application/paper-parts";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = {
  area: "office",
  reads: "paperApplication.register",
  writes: "paperApplication.register",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.paperApplication.new.title);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readPaperRegistration(await requirePerson(args), args.params.id ?? ""));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "" } = args.params;
  demand(await readPaperRegistration(who, id));
  const form = await readForm(args.request, RegisterPaperForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await registerPaper(who, id, form.value);
  if (outcome.ok) {
    const said = outcome.value.isLate ? "late" : "registered";
    return redirect(`/office/competitions/${id}/paper-applications/${outcome.value.id}?done=${said}`);
  }
  if (outcome.reason === "notYet")
    return wrongFields({ typed: form.typed, errors: { arrivedAt: { code: "notWhileReception" } } });
  if (outcome.reason === "alreadyExists")
    return wrongFields({ typed: form.typed, errors: { entry: { code: "entryTaken" } } });
  return refusal(outcome, form.typed);
}

export default function NewPaperApplication() {
  const { competition, now, closesAt, isClosed } = useLoaderData<typeof loader>();
  const { t, lang } = usePage();
  const words = t.paperApplication;
  const base = `/office/competitions/${competition.id}`;
  return (
    <>
      <PageTitle
        title={words.new.title}
        lead={words.new.lead}
        trail={officeTrail(t, competition, ...paperTrail(t, base))}
      />
      {isClosed ? (
        <Alert tone="warn">{words.new.closed}</Alert>
      ) : (
        <p>{words.new.until(formatInstant(closesAt, competition.zone, lang))}</p>
      )}
      <Form answer={useActionData<typeof action>()}>
        <Field
          type="datetime"
          name="arrivedAt"
          label={words.new.arrivedAt}
          hint={words.new.arrivedAtHint}
          max={now}
          value={now}
        />
        <Field
          type="radio"
          name="way"
          label={words.way}
          value="inPerson"
          options={paperWays.map((value) => ({ value, label: words.ways[value] }))}
        />
        <Field name="entry" label={words.entry} hint={words.new.entryHint} width="m" />
        <Field name="name" label={words.name} hint={words.new.nameHint} width="full" />
        <Field name="bearer" label={words.bearer} hint={words.new.bearerHint} required={false} />
        <ButtonRow>
          <Button>{words.new.button}</Button>
          <LinkButton look="link" to={`${base}/paper-applications`}>
            {t.common.actions.cancel}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}
