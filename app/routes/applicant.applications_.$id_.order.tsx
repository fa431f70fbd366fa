import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { OrderForm } from "~/lifecycle/3-application/application.form";
import { orderSubmission } from "~/lifecycle/3-application/order-submission.server";
import { readOrder } from "~/lifecycle/3-application/submission-order.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson, waitedMs } from "~/server/session.server";
import { OrderDesk } from "~/ui/application/order-desk";
import { pageMeta } from "~/ui/page";

export const handle = {
  area: "applicant",
  reads: "application.readWork",
  writes: "application.order",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.deadline.order.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return { page: demand(await readOrder(who, args.params.id!)) };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, OrderForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await orderSubmission(who, args.params.id!, () => waitedMs(args));
  return outcome.ok ? redirect(`/applicant/applications/${args.params.id}/order?done=given`) : refusal(outcome);
}

export default function Order() {
  const { page } = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  return <OrderDesk page={page} answer={useActionData<typeof action>()} done={query.get("done")} />;
}
