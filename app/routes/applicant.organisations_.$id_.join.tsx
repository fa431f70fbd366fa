import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { JoinForm } from "~/lifecycle/1-registration/applicant.form";
import { readJoinTarget } from "~/lifecycle/1-registration/applicant.queries.server";
import { askToJoin } from "~/lifecycle/1-registration/ask-to-join.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = {
  area: "applicant",
  reads: "applicant.askToJoin",
  writes: "applicant.askToJoin",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.applicant.joinTitle);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readJoinTarget(await requirePerson(args), args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, JoinForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await askToJoin(who, args.params.id!, form.value.message);
  return outcome.ok ? redirect("/applicant/organisations?done=asked") : refusal(outcome, form.typed);
}

export default function JoinOrganisation() {
  const { id, shortName, isMember } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, href } = usePage();
  const words = t.registration.applicant;
  return (
    <>
      <PageTitle
        title={words.joinTitle}
        kicker={shortName}
        lead={isMember ? words.joinMember : words.joinLead(shortName)}
        trail={[{ to: "/applicant/organisations", label: words.listTitle }]}
      />
      {isMember ? (
        <LinkButton to={`/applicant/organisations/${id}`}>{words.joinOpen}</LinkButton>
      ) : (
        <Form answer={answer}>
          <Field
            name="message"
            type="textarea"
            rows={3}
            limit={500}
            required={false}
            label={words.joinMessage}
            hint={words.joinMessageHint}
          />
          <ButtonRow>
            <Button>{words.joinButton}</Button>
          </ButtonRow>
        </Form>
      )}
      <p>
        <a href={href(`/applicant/organisations/${id}/head`)}>{t.registration.headChange.link}</a>
      </p>
    </>
  );
}
