import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { confirmOpening } from "~/lifecycle/5-review/confirm-opening.server";
import { readOpening } from "~/lifecycle/5-review/office.queries.server";
import { PasswordForm } from "~/lifecycle/5-review/review.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { officeTrail } from "~/ui/admission/office-trail";
import { pageMeta, usePage } from "~/ui/page";
import { OpeningPage } from "~/ui/review/opening-page";

export const handle = {
  area: "office",
  reads: "review.confirmOpening",
  writes: "review.confirmOpening",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.review.opening.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { facts, confirmations, awaited } = demand(await readOpening(who, args.params.id));
  const confirmedByMe = confirmations.some((one) => one.personId === who.id);
  return {
    id: facts.id,
    title: facts.title,
    isOpened: facts.round === "opened",
    confirmedByMe,
    mayConfirm: !confirmedByMe && confirmations.every(({ role }) => role !== "secretary"),
    awaited,
    confirmations: confirmations.map(({ role, name }) => ({ role, name })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, PasswordForm);
  if (!form.ok) return wrongFields(form.answer);
  const { facts } = demand(await readOpening(who, args.params.id));
  const outcome = await confirmOpening(who, facts.roundId, { role: "secretary", password: form.value.password });
  if (!outcome.ok && outcome.details?.field)
    return wrongFields({ typed: {}, errors: { password: { code: "wrongPassword" } } });
  if (!outcome.ok) return refusal(outcome);
  return redirect(
    `/office/competitions/${args.params.id}/review?done=${outcome.value.opened ? "opened" : "confirmed"}`,
  );
}

export default function Opening() {
  const { id, title, ...page } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const back = `/office/competitions/${id}/review`;
  return (
    <OpeningPage
      {...page}
      trail={officeTrail(t, { id, title }, { to: back, label: t.review.office.title })}
      back={back}
      answer={useActionData<typeof action>()}
    />
  );
}
