import type { LoaderFunctionArgs, SerializeFrom } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { policy } from "~/access/policy";
import type { RouteHandle } from "~/access/route-handle";
import { contradictionCodes, type Severity } from "~/lifecycle/2-announcement/contradiction-codes";
import { contradictions } from "~/lifecycle/2-announcement/contradictions";
import { readRulesChange } from "~/lifecycle/2-announcement/rules-change.queries.server";
import { type RuleSection, ruleSectionKeys, sectionOfPath } from "~/lifecycle/2-announcement/rules-sections";
import { nextSetupStep, setupOf } from "~/lifecycle/2-announcement/setup";
import { draftSetup } from "~/lifecycle/2-announcement/setup.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Alert } from "~/ui/alert";
import { Contradictions } from "~/ui/announcement/contradictions";
import { PreviewLinks } from "~/ui/announcement/preview-links";
import { RulesContents, RulesText } from "~/ui/announcement/rules-text";
import { SetupTable, setupPage, setupWords } from "~/ui/announcement/setup-table";
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
  const found = mayEdit ? contradictions(rules) : prepared ? contradictions(prepared.rules) : [];
  const draft = mayEdit ? await draftSetup(facts, { rules, found }) : null;
  const steps = draft && setupOf(draft.setup);
  return {
    id: facts.id,
    title: facts.title,
    address,
    version: facts.rulesVersion,
    now: facts.now.toISOString(),
    found,
    setup: draft && steps && { steps, next: nextSetupStep(steps), people: draft.people, isMoved: isMoved(draft) },
    mayEdit,
    isDraft: facts.state === "draft",
    mayChange: policy["rules.change"](who, facts).ok,
    isPrepared: prepared !== null,
    rules: mayEdit ? null : rules,
  };
}

/** Whether a copy has a part that only its own year can fill, and that nobody has looked at yet. */
function isMoved({ isCopy, seen }: { isCopy: boolean; seen: readonly RuleSection[] }): boolean {
  return isCopy && !(seen.includes("basics") && seen.includes("dates"));
}

export default function Rules() {
  const { id, title, address, version, now, found, setup, mayEdit, isDraft, mayChange, isPrepared, rules } =
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
      {setup ? <Guide base={base} address={address} setup={setup} found={found} /> : null}
      {rules ? (
        <>
          <RulesContents />
          <RulesText rules={rules} now={now} />
        </>
      ) : null}
      <ButtonRow>
        {mayEdit ? (
          <LinkButton look="plain" to={`${base}/announce`}>
            {words.announceLink}
          </LinkButton>
        ) : (
          <LinkButton look="plain" to={address}>
            {isDraft ? t.announcement.office.board.preview : t.announcement.office.board.publicPage}
          </LinkButton>
        )}
      </ButtonRow>
    </>
  );
}

type GuideProps = {
  base: string;
  address: string;
  setup: NonNullable<SerializeFrom<typeof loader>["setup"]>;
  found: ReturnType<typeof contradictions>;
};

/** What to do next with a draft, what contradicts in it and how every step stands. */
function Guide({ base, address, setup, found }: GuideProps) {
  const { t } = usePage();
  const words = t.announcement.office.setup;
  const step = setupWords(t, setup.next);
  const asked = setup.steps[setup.next] === "wrong" ? words.mend(step) : words.lookAt(step);
  return (
    <>
      {setup.isMoved ? <Alert tone="warn">{words.moved}</Alert> : null}
      <NextStep
        title={setup.next === "announce" ? words.allSeen : asked}
        to={`${base}${setupPage(setup.next)}`}
        action={words.open}
      />
      <Contradictions found={found} base={`${base}/rules`} sayNone />
      <SetupTable base={base} states={setup.steps} found={found} people={setup.people} />
      <h2>{t.announcement.office.preview.title}</h2>
      <PreviewLinks base={base} address={address} />
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
