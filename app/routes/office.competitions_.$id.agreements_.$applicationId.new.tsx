import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { AgreementForm as Terms } from "~/lifecycle/8-agreement/agreement.form";
import { readNewAgreement } from "~/lifecycle/8-agreement/office.queries.server";
import { recordAgreement } from "~/lifecycle/8-agreement/record-agreement.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { AgreementForm } from "~/ui/agreement/agreement-form";
import { SourceSums } from "~/ui/agreement/source-sums";
import { WinnerAccount } from "~/ui/agreement/winner-account";
import { Card } from "~/ui/card";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "office", reads: "agreement.record", writes: "agreement.record" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.agreement.fresh.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await readNewAgreement(who, args.params.id!, args.params.applicationId!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  demand(await readNewAgreement(who, args.params.id!, args.params.applicationId!));
  const form = await readForm(args.request, Terms);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await recordAgreement(who, args.params.applicationId!, form.value);
  if (!outcome.ok) return refusal(outcome, form.typed);
  if ("faults" in outcome.value) return wrongFields({ typed: form.typed, errors: outcome.value.faults });
  return redirect(`/office/agreements/${outcome.value.id}?done=recorded`);
}

export default function NewAgreement() {
  const data = useLoaderData<typeof loader>();
  const { t } = usePage();
  return (
    <>
      <PageTitle
        title={t.agreement.fresh.title}
        lead={t.agreement.fresh.lead}
        kicker={<span lang="ru">{`№ ${data.number}. ${data.applicant}: ${data.title}`}</span>}
        trail={[
          { to: `/office/competitions/${data.competitionId}`, label: data.competition },
          { to: `/office/competitions/${data.competitionId}/agreements`, label: t.agreement.list.title },
        ]}
      />
      <Card title={t.agreement.page.sources}>
        <SourceSums sources={data.sources} />
      </Card>
      <WinnerAccount account={data.account} />
      <AgreementForm data={data} answer={useActionData<typeof action>()} />
    </>
  );
}
