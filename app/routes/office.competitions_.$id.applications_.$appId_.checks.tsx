import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { checkResults } from "~/lifecycle/4-admission/admission";
import { ChecksForm } from "~/lifecycle/4-admission/admission.form";
import { readForAdmission } from "~/lifecycle/4-admission/admission.queries.server";
import { checkRequirements } from "~/lifecycle/4-admission/check-requirements.server";
import { doubtsIn, formalOfVersion, suggestedFor } from "~/lifecycle/4-admission/formal.queries.server";
import { dayOf } from "~/lifecycle/time";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { FormalForOffice } from "~/ui/admission/formal-for-office";
import { officeTrail } from "~/ui/admission/office-trail";
import { Button, ButtonRow } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Group } from "~/ui/group";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = {
  area: "office",
  reads: "application.readByOffice",
  writes: "admission.check",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.admission.checks.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { facts, rules, checks, version } = demand(
    await readForAdmission(who, args.params.id ?? "", args.params.appId ?? ""),
  );
  const { criteria, declarations } = await formalOfVersion(facts, version, rules);
  return {
    id: facts.applicationId,
    competition: { id: facts.id, title: facts.title },
    number: facts.number ?? 0,
    today: dayOf(facts.now, facts.zone),
    requirements: rules.requirements.map((one) => ({
      ...one,
      check: checks.find((check) => check.requirement === one.key),
      suggested: suggestedFor(one.key, criteria),
      declared: declarations[one.key] ?? null,
    })),
    criteria: criteria
      .filter(({ topic }) => topic !== "requirement")
      .map(({ key, topic, title, status }) => ({ key, topic, title, status })),
    doubts: doubtsIn(criteria),
  };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  demand(await readForAdmission(who, args.params.id ?? "", args.params.appId ?? ""));
  const form = await readForm(args.request, ChecksForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await checkRequirements(who, args.params.appId ?? "", form.value);
  return outcome.ok
    ? redirect(`/office/competitions/${args.params.id}/applications/${args.params.appId}?done=checked`)
    : refusal(outcome, form.typed);
}

export default function Checks() {
  const data = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.admission.checks;
  const list = `/office/competitions/${data.competition.id}/applications`;
  const label = t.admission.page.kicker(data.number);
  const { declared, declaredNo, notAsked } = t.shield.office;
  const said = (answer: boolean | null) => (answer === null ? notAsked : answer ? declared : declaredNo);
  return (
    <>
      <PageTitle
        title={words.title}
        lead={words.lead}
        trail={officeTrail(
          t,
          data.competition,
          { to: list, label: t.admission.list.title },
          { to: `${list}/${data.id}`, label },
        )}
      />
      <FormalForOffice criteria={data.criteria} doubts={data.doubts} />
      <Form answer={useActionData<typeof action>()}>
        {data.requirements.map((one) => (
          <Group key={one.key} legend={one.title}>
            <p className="small muted">
              {one.clause}, {t.admission.proofs[one.proof]}
            </p>
            <p className="small">
              {one.suggested ? t.shield.office.suggested[one.suggested === "ok" ? "ok" : "fail"] : said(one.declared)}
            </p>
            <Field
              type="radio"
              row
              required={false}
              name={`checks.${one.key}.result`}
              label={words.result}
              options={checkResults.map((value) => ({ value, label: t.admission.results[value] }))}
              value={one.check?.result ?? one.suggested}
            />
            <Field
              type="date"
              name={`checks.${one.key}.asOf`}
              label={words.asOf}
              required={false}
              value={one.check?.asOf ?? data.today}
            />
            <Field
              name={`checks.${one.key}.evidence`}
              label={words.evidence}
              hint={words.evidenceHint}
              required={false}
              width="full"
              value={one.check?.evidence}
            />
            <Field
              name={`checks.${one.key}.comment`}
              label={words.comment}
              hint={words.commentHint}
              required={false}
              width="full"
              value={one.check?.comment}
            />
          </Group>
        ))}
        <ButtonRow>
          <Button>{t.common.actions.save}</Button>
        </ButtonRow>
      </Form>
    </>
  );
}
