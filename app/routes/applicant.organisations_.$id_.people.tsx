import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { namePerson } from "~/lifecycle/1-registration/name-person.server";
import { MAX_NAMED } from "~/lifecycle/1-registration/named-person";
import { NamedPersonForm } from "~/lifecycle/1-registration/named-person.form";
import { readNamedPeople } from "~/lifecycle/1-registration/named-person.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { DoneAlert } from "~/ui/registration/done-alert";
import { NamedPeople, NamePersonForm } from "~/ui/registration/named-people";

export const handle = {
  area: "applicant",
  reads: "applicant.read",
  writes: "applicant.namePeople",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.named.title);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readNamedPeople(await requirePerson(args), args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id } = demand(await readNamedPeople(who, args.params.id!));
  const form = await readForm(args.request, NamedPersonForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await namePerson(who, id, form.value);
  return outcome.ok ? redirect(`/applicant/organisations/${id}/people?done=added`) : refusal(outcome, form.typed);
}

export default function OrganisationPeople() {
  const { id, shortName, isGroup, mayEdit, people } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const words = t.registration.named;
  return (
    <>
      <PageTitle
        title={words.title}
        lead={words.lead}
        trail={[{ to: `/applicant/organisations/${id}`, label: shortName }]}
      />
      <DoneAlert words={words.done} />
      <NamedPeople id={id} people={people} mayEdit={mayEdit} />
      <p className="muted">{words.withdrawMeans}</p>
      {mayEdit ? (
        <>
          <h2>{words.addTitle}</h2>
          <p className="hint">{t.common.howMany({ now: people.length, max: MAX_NAMED })}</p>
          <NamePersonForm isGroup={isGroup} answer={answer} />
        </>
      ) : null}
    </>
  );
}
