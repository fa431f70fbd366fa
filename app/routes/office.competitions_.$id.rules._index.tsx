import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { policy } from "~/access/policy";
import type { RouteHandle } from "~/access/route-handle";
import { contradictionCodes, type Severity } from "~/lifecycle/2-announcement/contradiction-codes";
import { contradictions } from "~/lifecycle/2-announcement/contradictions";
import { competitionForOffice } from "~/lifecycle/2-announcement/office.queries.server";
import { ruleSectionKeys, sectionOfPath } from "~/lifecycle/2-announcement/rules-sections";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Contradictions } from "~/ui/announcement/contradictions";
import { RulesContents, RulesText } from "~/ui/announcement/rules-text";
import { ButtonRow, LinkButton } from "~/ui/button";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { Status } from "~/ui/status";
import { Table } from "~/ui/table";

export const handle = { area: "office", reads: "competition.manage" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.announcement.office.rules.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { facts, rules, address } = demand(await competitionForOffice(who, args.params.id));
  const mayEdit = policy["competition.editRules"](who, facts).ok;
  return {
    id: facts.id,
    title: facts.title,
    address,
    version: facts.rulesVersion,
    now: facts.now.toISOString(),
    found: mayEdit ? contradictions(rules) : [],
    mayEdit,
    isDraft: facts.state === "draft",
    rules: mayEdit ? null : rules,
  };
}

export default function Rules() {
  const { id, title, address, version, now, found, mayEdit, isDraft, rules } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.announcement.office.rules;
  const base = `/office/competitions/${id}`;
  return (
    <>
      <PageTitle
        title={words.title}
        kicker={t.announcement.rules.version(version)}
        lead={isDraft ? words.leadDraft : words.leadFrozen}
        trail={[
          { to: "/office", label: t.announcement.office.home.title },
          { to: base, label: title },
        ]}
      />
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

function SectionTable({ base, found }: { base: string; found: ReturnType<typeof contradictions> }) {
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
