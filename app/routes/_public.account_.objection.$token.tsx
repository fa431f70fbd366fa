import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readObjection } from "~/lifecycle/1-registration/head-request.queries.server";
import { objectToMove } from "~/lifecycle/1-registration/object-to-move.server";
import { demand, refusal } from "~/server/http.server";
import { Button, ButtonRow } from "~/ui/button";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = {
  area: "public",
  reads: "account.objectToMove",
  writes: "account.objectToMove",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.headChange.objectTitle);

export async function loader({ params }: LoaderFunctionArgs) {
  return demand(await readObjection(params.token!));
}

export async function action({ params }: ActionFunctionArgs) {
  const outcome = await objectToMove(params.token!);
  return outcome.ok ? redirect("/sign-in?done=objected") : refusal(outcome);
}

export default function Objection() {
  const { email, name } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.registration.headChange;
  return (
    <>
      <PageTitle title={words.objectTitle} lead={words.objectLead(name, email)} />
      <Form answer={useActionData<typeof action>()}>
        <ButtonRow>
          <Button>{words.objectButton}</Button>
        </ButtonRow>
      </Form>
    </>
  );
}
