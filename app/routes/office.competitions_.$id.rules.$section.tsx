import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import type { RouteHandle } from "~/access/route-handle";
import { contradictions } from "~/lifecycle/2-announcement/contradictions";
import { editRules } from "~/lifecycle/2-announcement/edit-rules.server";
import { withRows } from "~/lifecycle/2-announcement/rule-rows";
import { typedOf } from "~/lifecycle/2-announcement/rule-values";
import { fixedIn } from "~/lifecycle/2-announcement/rules-change";
import { announcedRules, rulesToEdit } from "~/lifecycle/2-announcement/rules-change.queries.server";
import { prepareRulesChange } from "~/lifecycle/2-announcement/rules-change.server";
import { rulesSectionForm } from "~/lifecycle/2-announcement/rules-section.form";
import {
  isRuleSection,
  type RuleSection,
  ruleSectionKeys,
  ruleSections,
  sectionOfPath,
} from "~/lifecycle/2-announcement/rules-sections";
import { draftOrigin } from "~/lifecycle/2-announcement/setup.queries.server";
import { made, refused } from "~/lifecycle/outcome";
import { version as asVersion } from "~/lifecycle/version.form";
import { parseForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { postedForm } from "~/server/posted-form.server";
import { requirePerson } from "~/server/session.server";
import { Alert } from "~/ui/alert";
import { Contradictions } from "~/ui/announcement/contradictions";
import { PresetNotes } from "~/ui/announcement/preset-notes";
import { RulesForm } from "~/ui/announcement/rules-form";
import type { FormAnswer } from "~/ui/form-answer";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = {
  area: "office",
  reads: ["competition.manage", "competition.editRules", "rules.change"],
  writes: ["competition.editRules", "rules.change"],
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.announcement.office.rules.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const section = demand(isRuleSection(args.params.section) ? made(args.params.section) : refused("notFound"));
  const { facts, rules, version, isChange } = demand(await rulesToEdit(who, args.params.id));
  return {
    id: facts.id,
    title: facts.title,
    section,
    version,
    isChange,
    values: typedOf(ruleSections[section], rules, rules.zone),
    criteria: rules.criteria.map(({ key, title }) => ({ key, title })),
    ...(isChange ? { preset: null, isMoved: false } : await originOf(facts.id, section)),
    found: contradictions(rules).filter(({ path }) => sectionOfPath(path) === section),
  };
}

/** What the section began with, while the competition is a draft; `isMoved` says that nobody has looked at dates of a copy yet. */
async function originOf(id: string, section: RuleSection) {
  const { preset, isCopy, seen } = await draftOrigin(id);
  return { preset, isMoved: isCopy && section === "dates" && !seen.includes(section) };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const section = demand(isRuleSection(args.params.section) ? made(args.params.section) : refused("notFound"));
  const { facts, rules, isChange } = demand(await rulesToEdit(who, args.params.id));
  const fields = demand(await postedForm(args.request));
  const version = String(fields.get("version"));
  const row = fields.get("row");
  fields.delete("version");
  fields.delete("row");

  const kept = (typed: FormAnswer["typed"]) => ({ ...typed, version: [version] });
  if (typeof row === "string") {
    const { typed } = parseForm(fields, z.unknown()) as { typed: FormAnswer["typed"] };
    return data<FormAnswer>({ typed: kept(withRows(typed, row)), errors: {} });
  }
  const form = parseForm(fields, rulesSectionForm(section, rules));
  if (!form.ok) return wrongFields({ ...form.answer, typed: kept(form.answer.typed) });
  const basedOn = asVersion.safeParse(version).data ?? 0;
  const fixed = isChange ? fixedIn(await announcedRules(facts.id), form.value) : [];
  if (fixed.length > 0) {
    const errors = Object.fromEntries(fixed.map((path) => [path, { code: "fixedRule" as const }]));
    return wrongFields({ typed: kept(form.typed), errors });
  }
  const outcome = isChange
    ? await prepareRulesChange(who, facts.id, basedOn, form.value)
    : await editRules(who, facts.id, basedOn, form.value, section);
  if (!outcome.ok) return refusal(outcome, kept(form.typed));
  return redirect(`/office/competitions/${facts.id}/rules/${section}?done=saved`);
}

export default function RulesSection() {
  const { id, title, section, version, isChange, values, criteria, found, preset, isMoved } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const [query] = useSearchParams();
  const words = t.announcement.office.rules;
  const base = `/office/competitions/${id}`;
  const next = ruleSectionKeys[ruleSectionKeys.indexOf(section) + 1];
  const isSaved = query.get("done") === "saved" && !answer;
  return (
    <>
      <PageTitle
        title={t.announcement.rules.sections[section]}
        kicker={isChange ? t.announcement.change.title : t.announcement.rules.version(version)}
        lead={isChange ? t.announcement.change.leadAnnounced : undefined}
        trail={[
          { to: "/office", label: t.announcement.office.home.title },
          { to: base, label: title },
          { to: `${base}/rules`, label: words.title },
        ]}
      />
      {isSaved ? (
        <Alert tone="good">
          <p>
            {words.saved}{" "}
            {next ? (
              <a href={`${base}/rules/${next}`}>
                {words.nextSection}: {t.announcement.rules.sections[next]}
              </a>
            ) : isChange ? null : (
              <a href={`${base}/announce`}>{words.announceLink}</a>
            )}
            {isChange ? (
              <>
                {" "}
                <a href={`${base}/rules-change`}>{t.announcement.change.look}</a>
              </>
            ) : null}
          </p>
        </Alert>
      ) : null}
      {isMoved ? <Alert tone="warn">{t.announcement.office.copy.dates}</Alert> : null}
      <Contradictions found={found} base={`${base}/rules`} />
      <PresetNotes preset={preset} section={section} />
      <RulesForm
        section={section}
        answer={answer}
        values={values}
        version={version}
        criteria={criteria}
        back={`${base}/rules`}
      />
    </>
  );
}
