import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { policy } from "~/access/policy";
import type { RouteHandle } from "~/access/route-handle";
import { sectionOf } from "~/lifecycle/2-announcement/form-template";
import { documentTitles } from "~/lifecycle/3-application/own-application.queries.server";
import { readingFor } from "~/lifecycle/3-application/reading";
import { readForAdmission } from "~/lifecycle/4-admission/admission.queries.server";
import { lettersAbout } from "~/lifecycle/7-publication/letters.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { formatInstant } from "~/text/format";
import { ApplicationChecks, ApplicationCorrections, ApplicationDecisions } from "~/ui/admission/application-parts";
import { ApplicationStatus } from "~/ui/admission/application-status";
import { officeTrail } from "~/ui/admission/office-trail";
import { Alert } from "~/ui/alert";
import { ApplicationText } from "~/ui/application/application-text";
import { ButtonRow, LinkButton } from "~/ui/button";
import { DataList } from "~/ui/data-list";
import { History } from "~/ui/history";
import { LettersTable } from "~/ui/letters/letters-table";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "office", reads: ["application.readByOffice", "letter.list"] } satisfies RouteHandle;
export const meta = pageMeta<Awaited<ReturnType<typeof loader>>>((t, data) =>
  data ? t.admission.page.kicker(data.number) : t.admission.list.title,
);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", appId = "" } = args.params;
  const read = demand(await readForAdmission(who, id, appId));
  const letters = demand(await lettersAbout(who, id, appId));
  const { facts, version, rules } = read;
  return {
    id: facts.applicationId,
    competition: { id: facts.id, title: facts.title },
    zone: facts.zone,
    number: facts.number ?? 0,
    title: facts.applicationTitle ?? "",
    state: facts.application,
    version: version.version,
    sha256: version.sha256,
    arrivedAt: version.arrivedAt.toISOString(),
    reading: readingFor("office", version.content, version.template, { gone: version.gone }),
    files: read.files,
    documents: documentTitles(rules),
    requirements: rules.requirements.map((one) => ({
      ...one,
      check: read.checks.find((check) => check.requirement === one.key),
    })),
    corrections: read.corrections.map(({ sections, dueAt, askedAt, resolvedAt, ...one }) => ({
      ...one,
      sections: sections.map((key) => sectionOf(version.template, key)?.title ?? key),
      dueAt: dueAt.toISOString(),
      resolvedAt: resolvedAt?.toISOString() ?? null,
    })),
    decisions: read.decisions.map(({ decidedAt, groundKey, ...one }) => ({
      ...one,
      at: decidedAt.toISOString(),
      ground: rules.rejectionGrounds.find((ground) => ground.key === groundKey)?.title ?? null,
    })),
    may: {
      check: policy["admission.check"](who, facts).ok,
      admit: policy["admission.admit"](who, facts).ok,
      reject: policy["admission.reject"](who, facts).ok,
      reconsider: policy["admission.reconsider"](who, facts).ok,
      return: policy["admission.return"](who, facts).ok && rules.correction.allowed,
    },
    paperId: facts.paperId,
    letters,
    history: read.history,
  };
}

const doneKeys = ["reconsidered", "checked", "admitted", "rejected", "returned"] as const;

export default function ApplicationPage() {
  const data = useLoaderData<typeof loader>();
  const { t, lang } = usePage();
  const [query] = useSearchParams();
  const words = t.admission.page;
  const list = `/office/competitions/${data.competition.id}/applications`;
  const base = `${list}/${data.id}`;
  const said = doneKeys.find((key) => key === query.get("done"));
  return (
    <>
      <PageTitle
        title={data.title}
        kicker={words.kicker(data.number)}
        status={<ApplicationStatus state={data.state} />}
        trail={officeTrail(t, data.competition, { to: list, label: t.admission.list.title })}
      />
      {said ? <Alert tone="good">{words.done[said]}</Alert> : null}
      <DataList
        items={[
          { label: words.applicant, value: data.reading.applicant.fullName },
          { label: words.arrived, value: formatInstant(data.arrivedAt, data.zone, lang) },
          { label: words.version, value: data.version },
          { label: words.checksum, value: <code className="small">{data.sha256}</code> },
        ]}
      />
      {data.paperId ? (
        <Alert>
          <p>{t.paperApplication.officeNote}</p>
          <a href={`/office/competitions/${data.competition.id}/paper-applications/${data.paperId}`}>
            {t.paperApplication.officeLink}
          </a>
        </Alert>
      ) : null}
      {data.may.check || data.may.reject ? (
        <ButtonRow>
          {data.may.check ? <LinkButton to={`${base}/checks`}>{words.check}</LinkButton> : null}
          {data.may.admit ? (
            <LinkButton look="plain" to={`${base}/admit`}>
              {words.admit}
            </LinkButton>
          ) : null}
          {data.may.return ? (
            <LinkButton look="plain" to={`${base}/return`}>
              {words.return}
            </LinkButton>
          ) : null}
          {data.may.reject ? (
            <LinkButton look="danger" to={`${base}/reject`}>
              {words.reject}
            </LinkButton>
          ) : null}
        </ButtonRow>
      ) : null}
      <ButtonRow>
        {data.may.reconsider ? (
          <LinkButton look="plain" to={`${base}/reconsider`}>
            {words.reconsider}
          </LinkButton>
        ) : null}
        {(["pdf", "docx"] as const).map((format) => (
          <LinkButton key={format} look="link" download to={`${base}/check-list/check-list.${format}`}>
            {`${words.checkList}, ${t.papers.formats[format]}`}
          </LinkButton>
        ))}
      </ButtonRow>
      <ApplicationDecisions decisions={data.decisions} zone={data.zone} />
      <ApplicationChecks requirements={data.requirements} />
      <ApplicationCorrections corrections={data.corrections} zone={data.zone} />
      <ApplicationText
        reading={data.reading}
        documents={data.documents}
        files={data.files}
        fileTo={(file) => `${base}/files/${file}`}
      />
      <h2>{t.publication.letters.about.title}</h2>
      <LettersTable
        ofOne
        base={`/office/competitions/${data.competition.id}/letters`}
        zone={data.zone}
        letters={data.letters}
        empty={<p className="muted">{t.publication.letters.about.none}</p>}
      />
      <h2>{words.history}</h2>
      <History entries={data.history} zone={data.zone} />
    </>
  );
}
