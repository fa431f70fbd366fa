import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readAnnouncing } from "~/lifecycle/2-announcement/approval.queries.server";
import { contradictions, mayAnnounce } from "~/lifecycle/2-announcement/contradictions";
import { proposeChange } from "~/lifecycle/2-announcement/propose-approval.server";
import { rulesChangeForm } from "~/lifecycle/2-announcement/rules-change.form";
import { readRulesChange } from "~/lifecycle/2-announcement/rules-change.queries.server";
import { announceRulesChange } from "~/lifecycle/2-announcement/rules-change.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { formatInstant } from "~/text/format";
import { Alert } from "~/ui/alert";
import { Announcing } from "~/ui/announcement/approval-desk";
import { Contradictions } from "~/ui/announcement/contradictions";
import { RulesDifferences } from "~/ui/announcement/rules-differences";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = {
  area: "office",
  reads: "competition.manage",
  writes: ["rules.announceChange", "approval.propose"],
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.announcement.change.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { facts, before, prepared, differences, until, may } = demand(await readRulesChange(who, args.params.id));
  if (facts.state === "draft") throw redirect(`/office/competitions/${facts.id}/rules`);
  return {
    id: facts.id,
    title: facts.title,
    zone: facts.zone,
    rules: prepared?.rules ?? before,
    draft: prepared?.draft ?? 0,
    differences,
    found: prepared ? contradictions(prepared.rules) : [],
    until: until.toISOString(),
    may,
    announcing: prepared ? await readAnnouncing(who, facts.id) : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, rulesChangeForm);
  if (!form.ok) return wrongFields(form.answer);
  const id = args.params.id ?? "";
  const byTwo = (await readAnnouncing(who, id)) !== null;
  const outcome = await (byTwo ? proposeChange : announceRulesChange)(who, id, form.value);
  if (!outcome.ok) return refusal(outcome, form.typed);
  return redirect(
    byTwo ? `/office/competitions/${id}/approval?done=proposed` : `/office/competitions/${id}?done=rulesChanged`,
  );
}

export default function RulesChange() {
  const { id, title, zone, rules, draft, differences, found, until, may, announcing } = useLoaderData<typeof loader>();
  const { t, lang } = usePage();
  const words = t.announcement.change;
  const base = `/office/competitions/${id}`;
  const waits = announcing?.last?.state === "proposed";
  const isReady = may && !waits && differences.length > 0 && mayAnnounce(found);
  return (
    <>
      <PageTitle
        title={words.title}
        lead={words.lead(formatInstant(until, zone, lang))}
        trail={[
          { to: "/office", label: t.announcement.office.home.title },
          { to: base, label: title },
          { to: `${base}/rules`, label: t.announcement.office.rules.title },
        ]}
      />
      {may ? null : <Alert tone="warn">{words.over}</Alert>}
      <Contradictions found={found} base={`${base}/rules`} />
      {announcing ? <Announcing base={base} {...announcing} /> : null}
      {differences.length > 0 ? (
        <RulesDifferences differences={differences} rules={rules} caption={words.caption} />
      ) : (
        <EmptyState title={words.empty}>{words.emptyBody}</EmptyState>
      )}
      {isReady ? (
        <Form answer={useActionData<typeof action>()}>
          <input type="hidden" name="draft" value={draft} />
          <Field
            name="reason"
            type="textarea"
            rows={4}
            label={words.reason}
            hint={words.reasonHint}
            limit={2000}
            width="full"
          />
          <ButtonRow>
            <Button>{announcing ? t.announcement.approval.propose.change : words.submit}</Button>
            <LinkButton look="plain" to={`${base}/rules`}>
              {words.more}
            </LinkButton>
          </ButtonRow>
        </Form>
      ) : (
        <ButtonRow>
          <LinkButton look="plain" to={`${base}/rules`}>
            {t.announcement.office.rules.title}
          </LinkButton>
        </ButtonRow>
      )}
      {draft > 0 ? (
        <Form inline id="discard" action={`${base}/rules-change/discard`}>
          <Button look="danger">{words.discard}</Button>
        </Form>
      ) : null}
    </>
  );
}
