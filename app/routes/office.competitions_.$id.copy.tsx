import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { competitionModes } from "~/lifecycle/2-announcement/competition";
import { copyForm } from "~/lifecycle/2-announcement/competition.form";
import { readCopyPage } from "~/lifecycle/2-announcement/copy.queries.server";
import { copyCompetition } from "~/lifecycle/2-announcement/copy-competition.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { formatInstant } from "~/text/format";
import { officeTrail } from "~/ui/admission/office-trail";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { DataList } from "~/ui/data-list";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = {
  area: "office",
  reads: ["competition.manage", "competition.copy"],
  writes: "competition.copy",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.announcement.office.copy.title);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readCopyPage(await requirePerson(args), args.params.id));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, copyForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await copyCompetition(who, args.params.id ?? "", form.value);
  if (outcome.ok) return redirect(`/office/competitions/${outcome.value.id}?done=copied`);
  if (outcome.reason === "alreadyExists")
    return wrongFields({ typed: form.typed, errors: { slug: { code: "taken" } } });
  return refusal(outcome, form.typed);
}

export default function Copy() {
  const { id, title, organiser, mode, later, people } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, lang, baseUrl } = usePage();
  const { office, modes } = t.announcement;
  const words = office.copy;
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} trail={officeTrail(t, { id, title })} />
      <DataList
        items={[
          { label: words.opens, value: formatInstant(later.opensAt, later.zone, lang) },
          { label: words.closes, value: formatInstant(later.closesAt, later.zone, lang) },
        ]}
      />
      <p>{words.dates}</p>
      <p>{words.act}</p>
      <Form answer={answer}>
        <Field name="title" label={office.create.name} limit={300} width="full" value={later.title} />
        <Field
          name="slug"
          label={office.create.slug}
          hint={office.create.slugHint(`${baseUrl}/${organiser}`)}
          value={later.slug}
        />
        <Field
          name="mode"
          type="radio"
          label={office.create.mode}
          hint={office.create.modeHint}
          value={mode}
          options={competitionModes.map((key) => ({ value: key, label: modes[key], hint: modes[`${key}Hint`] }))}
        />
        {people.length > 0 ? (
          <Field
            name="invite"
            type="checkboxes"
            required={false}
            label={words.people}
            hint={words.peopleHint}
            options={people.map(({ id: value, name, email, role }) => ({
              value,
              label: words.person({ name, role: t.registration.roles[role] }),
              hint: email,
            }))}
          />
        ) : null}
        <ButtonRow>
          <Button>{words.submit}</Button>
          <LinkButton look="link" to={`/office/competitions/${id}`}>
            {t.common.actions.cancel}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}
