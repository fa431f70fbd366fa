import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { policy } from "~/access/policy";
import type { RouteHandle } from "~/access/route-handle";
import { type Contradiction, contradictionCodes, type Severity } from "~/lifecycle/2-announcement/contradiction-codes";
import { contradictionsFor } from "~/lifecycle/2-announcement/contradictions.queries.server";
import { readRulesChange } from "~/lifecycle/2-announcement/rules-change.queries.server";
import { ruleSectionKeys, sectionOfPath } from "~/lifecycle/2-announcement/rules-sections";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Contradictions } from "~/ui/announcement/contradictions";
import { RulesContents, RulesText } from "~/ui/announcement/rules-text";
import { ButtonRow, LinkButton } from "~/ui/button";
import { NextStep } from "~/ui/next-step";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { Status } from "~/ui/status";
import { Table } from "~/ui/table";

export const handle = { area: "office", reads: "competition.manage" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.announcement.office.rules.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { facts, before: rules, address, prepared } = demand(await readRulesChange(who, args.params.id));
  const mayEdit = policy["competition.editRules"](who, facts).ok;
  const judged = mayEdit ? rules : prepared?.rules;
  return {
    id: facts.id,
    title: facts.title,
    address,
    version: facts.rulesVersion,
    now: facts.now.toISOString(),
    found: judged ? await contradictionsFor(facts.organiserId, judged) : [],
    mayEdit,
    isDraft: facts.state === "draft",
    mayChange: policy["rules.change"](who, facts).ok,
    isPrepared: prepared !== null,
    rules: mayEdit ? null : rules,
  };
}

export default function Rules() {
  const { id, title, address, version, now, found, mayEdit, isDraft, mayChange, isPrepared, rules } =
    useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.announcement.office.rules;
  const base = `/office/competitions/${id}`;
  return (
    <>
      <PageTitle
        title={words.title}
        kicker={t.announcement.rules.version(version)}
        lead={isDraft ? words.leadDraft : mayChange ? t.announcement.change.leadAnnounced : words.leadFrozen}
        trail={[
          { to: "/office", label: t.announcement.office.home.title },
          { to: base, label: title },
        ]}
      />
      {isPrepared && mayChange ? (
        <NextStep
          title={t.announcement.change.prepared}
          to={`${base}/rules-change`}
          action={t.announcement.change.look}
        />
      ) : null}
      {mayChange ? (
        <>
          <h2>{t.announcement.change.prepare}</h2>
          <SectionTable base={base} found={found} />
        </>
      ) : null}
      {rules ? (
        <>
          <RulesContents />
          <RulesText rules={rules} now={now} />
        </>
      ) : (
        <>
          <Contradictions found={found} base={`${base}/rules`} sayNone />
          <SectionTable base={base} found={found} />
        </>
      )}
      <ButtonRow>
        {mayEdit ? <LinkButton to={`${base}/announce`}>{words.announceLink}</LinkButton> : null}
        <LinkButton look="plain" to={address}>
          {isDraft ? t.announcement.office.board.preview : t.announcement.office.board.publicPage}
        </LinkButton>
      </ButtonRow>
    </>
  );
}

function SectionTable({ base, found }: { base: string; found: readonly Contradiction[] }) {
  const { t } = usePage();
  const words = t.announcement.office.rules;
  const count = (section: string, severity: Severity) =>
    found.filter(({ code, path }) => sectionOfPath(path) === section && contradictionCodes[code] === severity).length;
  return (
    <Table
      caption={words.sectionsCaption}
      quiet
      rows={ruleSectionKeys}
      keyOf={(section) => section}
      columns={[
        {
          head: words.section,
          main: true,
          cell: (section) => <a href={`${base}/rules/${section}`}>{t.announcement.rules.sections[section]}</a>,
        },
        {
          head: words.check,
          cell: (section) => {
            const errors = count(section, "error");
            const warnings = count(section, "warning");
            if (errors > 0) return <Status tone="bad">{words.errors(errors)}</Status>;
            if (warnings > 0) return <Status tone="warn">{words.warnings(warnings)}</Status>;
            return <Status tone="good">{words.fine}</Status>;
          },
        },
      ]}
    />
  );
}
