import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { policy } from "~/access/policy";
import type { RouteHandle } from "~/access/route-handle";
import { competitionModes } from "~/lifecycle/2-announcement/competition";
import { newCompetitionForm } from "~/lifecycle/2-announcement/competition.form";
import { createCompetition } from "~/lifecycle/2-announcement/create-competition.server";
import { officesOf } from "~/lifecycle/2-announcement/office.queries.server";
import { presetKeys } from "~/lifecycle/2-announcement/presets";
import { made } from "~/lifecycle/outcome";
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
  reads: "competition.list",
  writes: "competition.create",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.announcement.office.create.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const offices = await officesOf(who);
  const may = policy["competition.list"](who, { roles: offices.flatMap(({ roles }) => roles) });
  demand(may.ok ? made(true) : may);
  return { offices: offices.filter(({ whole }) => whole).map(({ id, name, slug }) => ({ id, name, slug })) };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, newCompetitionForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await createCompetition(who, form.value);
  if (outcome.ok) return redirect(`/office/competitions/${outcome.value.id}?done=created`);
  if (outcome.reason === "alreadyExists")
    return wrongFields({ typed: form.typed, errors: { slug: { code: "taken" } } });
  return refusal(outcome, form.typed);
}

export default function NewCompetition() {
  const { offices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, baseUrl } = usePage();
  const { office, presets, modes } = t.announcement;
  const words = office.create;
  const only = offices.length === 1 ? offices[0] : undefined;
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} trail={[{ to: "/office", label: office.home.title }]} />
      {offices.length === 0 ? (
        <Alert tone="warn">{words.noOffice}</Alert>
      ) : (
        <Form answer={answer}>
          {only ? (
            <input type="hidden" name="organiser" value={only.id} />
          ) : (
            <Field
              name="organiser"
              type="radio"
              label={words.organiser}
              options={offices.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <Field
            name="preset"
            type="radio"
            label={words.preset}
            hint={words.presetHint}
            value={presetKeys[0]}
            options={presetKeys.map((key) => ({ value: key, label: presets[key].title, hint: presets[key].about }))}
          />
          <Field name="title" label={words.name} limit={300} width="full" />
          <Field name="slug" label={words.slug} hint={words.slugHint(`${baseUrl}/${only?.slug ?? "…"}`)} />
          <Field
            name="mode"
            type="radio"
            label={words.mode}
            hint={words.modeHint}
            options={competitionModes.map((key) => ({ value: key, label: modes[key], hint: modes[`${key}Hint`] }))}
          />
          <ButtonRow>
            <Button>{words.submit}</Button>
            <LinkButton look="link" to="/office">
              {t.common.actions.cancel}
            </LinkButton>
          </ButtonRow>
        </Form>
      )}
    </>
  );
}
