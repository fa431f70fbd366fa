import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { confirmOpening } from "~/lifecycle/5-review/confirm-opening.server";
import { readOpening } from "~/lifecycle/5-review/office.queries.server";
import { PasswordForm } from "~/lifecycle/5-review/review.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { pageMeta, usePage } from "~/ui/page";
import { OpeningPage } from "~/ui/review/opening-page";

export const handle = {
  area: "commission",
  reads: "review.confirmOpening",
  writes: "review.confirmOpening",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.review.opening.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { facts, confirmations, awaited } = demand(await readOpening(who, args.params.id));
  const confirmedByMe = confirmations.some((one) => one.personId === who.id);
  return {
    title: facts.title,
    isOpened: facts.round === "opened",
    confirmedByMe,
    mayConfirm: !confirmedByMe && confirmations.every(({ role }) => role !== "chair"),
    awaited,
    confirmations: confirmations.map(({ role, name }) => ({ role, name })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, PasswordForm);
  if (!form.ok) return wrongFields(form.answer);
  const { facts } = demand(await readOpening(who, args.params.id));
  const outcome = await confirmOpening(who, facts.roundId, { role: "chair", password: form.value.password });
  if (!outcome.ok && outcome.details?.field)
    return wrongFields({ typed: {}, errors: { password: { code: "wrongPassword" } } });
  if (!outcome.ok) return refusal(outcome);
  return redirect(`/commission/competitions/${args.params.id}/opening`);
}

export default function Opening() {
  const { title, ...page } = useLoaderData<typeof loader>();
  const { t } = usePage();
  return (
    <OpeningPage
      {...page}
      kicker={title}
      trail={[{ to: "/commission", label: t.common.areas.commission }]}
      back="/commission"
      answer={useActionData<typeof action>()}
    />
  );
}
