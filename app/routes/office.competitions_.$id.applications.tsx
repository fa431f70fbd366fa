import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { TickedForm } from "~/lifecycle/4-admission/admission.form";
import { listApplications } from "~/lifecycle/4-admission/admission.queries.server";
import { admitTicked } from "~/lifecycle/4-admission/admit-application.server";
import { filterStates, listedStates } from "~/lifecycle/4-admission/listed-states";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { officeTrail } from "~/ui/admission/office-trail";
import { OpenedList } from "~/ui/admission/opened-list";
import { SealedList } from "~/ui/admission/sealed-list";
import { Alert } from "~/ui/alert";
import { ButtonRow, LinkButton } from "~/ui/button";
import { NextStep } from "~/ui/next-step";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "office", reads: "competition.manage", writes: "admission.admit" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.admission.list.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const query = new URL(args.request.url).searchParams;
  const page = Math.min(Math.max(1, Math.trunc(Number(query.get("page"))) || 1), 10_000);
  const state = listedStates.find((one) => one === query.get("state")) ?? null;
  return { ...demand(await listApplications(who, args.params.id ?? "", { state, page })), filter: state, page };
}

/** Admits the applications that were ticked. */
export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "" } = args.params;
  demand(await listApplications(who, id, { state: null, page: 1 }));
  const form = await readForm(args.request, TickedForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await admitTicked(who, id, form.value.ids);
  if (!outcome.ok) return refusal(outcome, form.typed);
  const { admitted, left } = outcome.value;
  return redirect(`/office/competitions/${id}/applications?admitted=${admitted}&left=${left.join(",")}`);
}

const doneKeys = ["opened", "failed"] as const;

export default function Applications() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const [query] = useSearchParams();
  const words = t.admission.list;
  const base = `/office/competitions/${data.id}`;
  const ticked = t.admission.ticked;
  const [admitted, left] = [Number(query.get("admitted") ?? -1), query.get("left")];
  const said = doneKeys.find((key) => key === query.get("done"));
  return (
    <>
      <PageTitle title={words.title} lead={data.opened ? words.lead : words.sealedLead} trail={officeTrail(t, data)} />
      {said ? <Alert tone="good">{words.done[said]}</Alert> : null}
      {admitted > 0 ? <Alert tone="good">{ticked.done(admitted)}</Alert> : null}
      {left && /^[\d,]{1,400}$/.test(left) ? (
        <Alert tone="warn">{ticked.left(left.replaceAll(",", ", "))}</Alert>
      ) : null}
      {data.mayAdmit && data.opened?.isDecided && !data.opened.isProtocolNeeded ? (
        <ButtonRow>
          <LinkButton look="plain" to={`${base}/admission-protocol`}>
            {words.toProtocol}
          </LinkButton>
        </ButtonRow>
      ) : null}
      {data.mayAdmit && data.opened?.isDecided && data.opened.isProtocolNeeded ? (
        <NextStep title={words.toProtocol} to={`${base}/admission-protocol`} action={words.toProtocol}>
          <p>{words.toProtocolBody}</p>
        </NextStep>
      ) : null}
      {data.sealed ? (
        <SealedList
          base={base}
          zone={data.zone}
          isClosed={data.state === "closed"}
          sealed={data.sealed}
          page={data.page}
        />
      ) : null}
      {data.opened ? (
        <OpenedList
          base={base}
          opened={data.opened}
          states={filterStates}
          state={data.filter}
          page={data.page}
          mayAdmit={data.mayAdmit}
          answer={answer}
        />
      ) : null}
    </>
  );
}
