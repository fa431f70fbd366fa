import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { acceptForm } from "~/lifecycle/1-registration/account.form";
import { readConfirmation } from "~/lifecycle/1-registration/account.queries.server";
import { confirmEmail } from "~/lifecycle/1-registration/confirm-email.server";
import { readForm } from "~/server/form.server";
import { demand, wrongFields } from "~/server/http.server";
import { letIn } from "~/server/let-in.server";
import { senderOf } from "~/server/sender.server";
import { Button, ButtonRow } from "~/ui/button";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { ConsentBoxes } from "~/ui/registration/consent-boxes";

export const handle = { area: "public", reads: "account.confirm", writes: "account.confirm" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.account.confirm.title);

export async function loader({ params }: LoaderFunctionArgs) {
  return demand(await readConfirmation(params.token!));
}

export async function action(args: ActionFunctionArgs) {
  const { needs } = demand(await readConfirmation(args.params.token!));
  const form = await readForm(args.request, acceptForm(needs));
  if (!form.ok) return wrongFields(form.answer);
  const entry = demand(await confirmEmail(args.params.token!, senderOf(args)));
  return letIn(args, entry, "/applicant/organisations?done=confirmed");
}

export default function Confirm() {
  const { name, email, needs } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.registration.account.confirm;
  return (
    <>
      <PageTitle title={words.title} kicker={name} lead={words.lead(email)} />
      <Form answer={useActionData<typeof action>()}>
        <ConsentBoxes purposes={needs} />
        <ButtonRow>
          <Button>{words.button}</Button>
        </ButtonRow>
      </Form>
      <p className="muted">{words.notYou}</p>
    </>
  );
}
