import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { discardDraft } from "~/lifecycle/3-application/discard-draft.server";
import { readOwnText } from "~/lifecycle/3-application/own-application.queries.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = {
  area: "applicant",
  reads: "application.read",
  writes: "application.discard",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.shield.discard.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { id, title } = demand(await readOwnText(who, args.params.id!));
  return { id, title };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, ButtonForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await discardDraft(who, args.params.id!);
  return outcome.ok ? redirect(`/applicant/applications/${args.params.id}?done=discarded`) : refusal(outcome);
}

export default function Discard() {
  const { id, title } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.shield.discard;
  const home = `/applicant/applications/${id}`;
  const label = title || t.application.home.untitled;
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} trail={[{ to: home, label }]} />
      <Form answer={useActionData<typeof action>()}>
        <ButtonRow>
          <Button look="danger">{words.button}</Button>
          <LinkButton look="plain" to={home}>
            {words.back}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}
