import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { changeMember } from "~/lifecycle/1-registration/change-member.server";
import { MemberForm } from "~/lifecycle/1-registration/member.form";
import { readMember } from "~/lifecycle/1-registration/member.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { MemberFields } from "~/ui/registration/member-fields";

export const handle = {
  area: "applicant",
  reads: "applicant.changeMember",
  writes: "applicant.changeMember",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.team.roleTitle);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readMember(await requirePerson(args), args.params.id!, args.params.member!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id, member } = demand(await readMember(who, args.params.id!, args.params.member!));
  const form = await readForm(args.request, MemberForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await changeMember(who, id, member.id, form.value);
  return outcome.ok ? redirect(`/applicant/organisations/${id}?done=saved`) : refusal(outcome, form.typed);
}

export default function MemberRole() {
  const { id, shortName, member } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.registration.team;
  const home = `/applicant/organisations/${id}`;
  return (
    <>
      <PageTitle
        title={words.roleTitle}
        kicker={`${member.name}, ${member.email}`}
        trail={[{ to: home, label: shortName }]}
      />
      <Form answer={useActionData<typeof action>()} labels={words.fields}>
        <MemberFields role={member.role} authority={member.authority} />
        <ButtonRow>
          <Button>{t.common.actions.save}</Button>
          <LinkButton look="link" to={home}>
            {t.common.actions.cancel}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}
