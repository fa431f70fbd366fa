import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { inviteMember } from "~/lifecycle/1-registration/invite-member.server";
import { InviteMemberForm } from "~/lifecycle/1-registration/member.form";
import { readInvite } from "~/lifecycle/1-registration/member.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { MemberFields } from "~/ui/registration/member-fields";

export const handle = {
  area: "applicant",
  reads: "applicant.inviteMember",
  writes: "applicant.inviteMember",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.team.inviteTitle);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readInvite(await requirePerson(args), args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id } = demand(await readInvite(who, args.params.id!));
  const form = await readForm(args.request, InviteMemberForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await inviteMember(who, id, form.value);
  return outcome.ok ? redirect(`/applicant/organisations/${id}?done=invited`) : refusal(outcome, form.typed);
}

export default function InviteMember() {
  const { id, shortName } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.registration.team;
  const home = `/applicant/organisations/${id}`;
  return (
    <>
      <PageTitle title={words.inviteTitle} lead={words.inviteLead} trail={[{ to: home, label: shortName }]} />
      <Form answer={useActionData<typeof action>()} labels={words.fields}>
        <Field name="name" label={t.registration.account.name} />
        <Field name="email" type="email" label={t.registration.applicant.email} />
        <MemberFields />
        <ButtonRow>
          <Button>{t.registration.office.invite}</Button>
          <LinkButton look="link" to={home}>
            {t.common.actions.cancel}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}
