import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readDiscardPage } from "~/lifecycle/2-announcement/discard.queries.server";
import { discardCompetition } from "~/lifecycle/2-announcement/discard-competition.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Alert } from "~/ui/alert";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { refusalWords } from "~/ui/words";

export const handle = {
  area: "office",
  reads: "competition.manage",
  writes: "competition.discard",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.announcement.office.discard.title);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readDiscardPage(await requirePerson(args), args.params.id));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, ButtonForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await discardCompetition(who, args.params.id ?? "");
  return outcome.ok ? redirect("/office?done=discarded") : refusal(outcome);
}

export default function Discard() {
  const { id, title, why } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const words = t.announcement.office.discard;
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
      {why ? (
        <Alert tone="warn">
          <p>{refusalWords(t, why)}</p>
          {why === "hasPeople" ? <a href={`${base}/people`}>{words.toPeople}</a> : null}
        </Alert>
      ) : (
        <Form answer={answer}>
          <ButtonRow>
            <Button look="danger">{words.submit}</Button>
            <LinkButton look="plain" to={base}>
              {words.keep}
            </LinkButton>
          </ButtonRow>
        </Form>
      )}
    </>
  );
}
