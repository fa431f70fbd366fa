import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { BankAccountForm as Entered } from "~/lifecycle/1-registration/bank-account.form";
import { readAccountForm } from "~/lifecycle/1-registration/bank-account.queries.server";
import { changeBankAccount } from "~/lifecycle/1-registration/change-bank-account.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { BankAccountForm } from "~/ui/registration/bank-account-form";

export const handle = {
  area: "applicant",
  reads: "applicant.editAccount",
  writes: "applicant.editAccount",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.bank.title);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readAccountForm(await requirePerson(args), args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id } = demand(await readAccountForm(who, args.params.id!));
  const form = await readForm(args.request, Entered);
  if (!form.ok) return wrongFields(form.answer);
  const { version, ...entered } = form.value;
  const outcome = await changeBankAccount(who, id, version, entered);
  return outcome.ok ? redirect(`/applicant/organisations/${id}?done=accountSaved`) : refusal(outcome, form.typed);
}

export default function OrganisationAccount() {
  const { id, shortName, account } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.registration.bank;
  const home = `/applicant/organisations/${id}`;
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} trail={[{ to: home, label: shortName }]} />
      <BankAccountForm account={account} back={home} answer={useActionData<typeof action>()} />
    </>
  );
}
