import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { invitePerson } from "~/lifecycle/1-registration/invite-person.server";
import { rolesOfCompetition } from "~/lifecycle/1-registration/organiser";
import { InviteToCompetitionForm } from "~/lifecycle/1-registration/organiser.form";
import { readCompetitionPeople } from "~/lifecycle/1-registration/organiser.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { DoneAlert } from "~/ui/registration/done-alert";
import { InviteForm } from "~/ui/registration/invite-form";
import { PeopleTable } from "~/ui/registration/people-table";

export const handle = {
  area: "office",
  reads: "competition.invite",
  writes: "competition.invite",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.office.competitionPeopleTitle);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readCompetitionPeople(await requirePerson(args), args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, InviteToCompetitionForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await invitePerson(who, { competitionId: args.params.id! }, form.value);
  return outcome.ok
    ? redirect(`/office/competitions/${args.params.id}/people?done=invited`)
    : refusal(outcome, form.typed);
}

export default function CompetitionPeople() {
  const { id, title, people } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const words = t.registration.office;
  return (
    <>
      <PageTitle
        title={words.competitionPeopleTitle}
        lead={words.competitionPeopleLead}
        trail={[{ to: `/office/competitions/${id}`, label: title }]}
      />
      <DoneAlert words={t.registration.done} />
      <PeopleTable people={people} placeIsWhole={false} />
      <h2>{words.inviteTitle}</h2>
      <InviteForm roles={rolesOfCompetition} answer={answer} />
    </>
  );
}
