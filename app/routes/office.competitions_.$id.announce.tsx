import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { policy } from "~/access/policy";
import type { RouteHandle } from "~/access/route-handle";
import { announceCompetition } from "~/lifecycle/2-announcement/announce-competition.server";
import { readAnnouncing } from "~/lifecycle/2-announcement/approval.queries.server";
import { announceForm } from "~/lifecycle/2-announcement/competition.form";
import { contradictions, mayAnnounce } from "~/lifecycle/2-announcement/contradictions";
import { competitionForOffice } from "~/lifecycle/2-announcement/office.queries.server";
import { proposeAnnouncement } from "~/lifecycle/2-announcement/propose-approval.server";
import { ruleSectionKeys } from "~/lifecycle/2-announcement/rules-sections";
import { draftOrigin } from "~/lifecycle/2-announcement/setup.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Alert } from "~/ui/alert";
import { Announcing } from "~/ui/announcement/approval-desk";
import { Contradictions } from "~/ui/announcement/contradictions";
import { RulesText } from "~/ui/announcement/rules-text";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { AllOpen } from "~/ui/fold";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = {
  area: "office",
  reads: "competition.manage",
  writes: ["competition.announce", "approval.propose"],
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.announcement.office.announce.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { facts, rules, address } = demand(await competitionForOffice(who, args.params.id));
  const found = contradictions(rules);
  const isDraft = facts.state === "draft";
  const announcing = isDraft ? await readAnnouncing(who, facts.id) : null;
  const asked = { ...facts, byTwo: announcing !== null, approvalSubject: "announcement" as const };
  const seen = isDraft ? (await draftOrigin(facts.id)).seen : ruleSectionKeys;
  return {
    id: facts.id,
    title: facts.title,
    address,
    version: facts.rulesVersion,
    now: facts.now.toISOString(),
    rules,
    found,
    isDraft,
    announcing,
    unseen: ruleSectionKeys.filter((section) => !seen.includes(section)),
    isRight: mayAnnounce(found),
    may: policy[asked.byTwo ? "approval.propose" : "competition.announce"](who, asked).ok,
    isLate: facts.now >= facts.closesAt,
  };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, announceForm);
  if (!form.ok) return wrongFields(form.answer);
  const id = args.params.id ?? "";
  const byTwo = (await readAnnouncing(who, id)) !== null;
  const outcome = await (byTwo ? proposeAnnouncement : announceCompetition)(who, id, form.value.version);
  if (!outcome.ok) return refusal(outcome, form.typed);
  return redirect(
    byTwo ? `/office/competitions/${id}/approval?done=proposed` : `/office/competitions/${id}?done=announced`,
  );
}

export default function Announce() {
  const { id, title, address, version, now, rules, found, isDraft, isLate, announcing, unseen, isRight, may } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, href } = usePage();
  const words = t.announcement.office.announce;
  const base = `/office/competitions/${id}`;
  return (
    <>
      <PageTitle
        title={words.title}
        lead={words.lead}
        trail={[
          { to: "/office", label: t.announcement.office.home.title },
          { to: base, label: title },
        ]}
      />
      {isDraft ? (
        <Contradictions found={found} base={`${base}/rules`} sayNone />
      ) : (
        <Alert>
          <a href={href(address)}>{words.notDraft}</a>
        </Alert>
      )}
      {unseen.length > 0 ? (
        <Alert title={words.unseen}>
          <ul>
            {unseen.map((section) => (
              <li key={section}>
                <a href={`${base}/rules/${section}`}>{t.announcement.rules.sections[section]}</a>
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {announcing ? <Announcing base={base} {...announcing} /> : null}
      {isDraft && isLate ? <Alert tone="bad">{words.late}</Alert> : null}
      <AllOpen>
        <RulesText
          rules={rules}
          now={now}
          aside={(section) => (isDraft ? <a href={`${base}/rules/${section}`}>{t.common.actions.edit}</a> : null)}
        />
      </AllOpen>
      {may && isRight && !isLate && announcing?.last?.state !== "proposed" ? (
        <Form answer={answer}>
          <input type="hidden" name="version" value={version} />
          <ButtonRow>
            <Button>{announcing ? t.announcement.approval.propose.announcement : words.submit}</Button>
            <LinkButton look="plain" to={`${base}/rules`}>
              {t.announcement.office.rules.title}
            </LinkButton>
          </ButtonRow>
        </Form>
      ) : null}
      {isDraft && !isRight ? <Alert tone="bad">{words.cannot}</Alert> : null}
    </>
  );
}
