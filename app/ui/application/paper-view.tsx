import { attachedScans, type PaperContents, type PaperState } from "~/lifecycle/3-application/paper-application";
import { formatBytes, formatDay, formatInstant } from "~/text/format";
import { Alert } from "../alert";
import { Button, ButtonRow, LinkButton } from "../button";
import { DataList } from "../data-list";
import { Field } from "../field";
import { Form } from "../form";
import { NextStep } from "../next-step";
import { usePage } from "../page";
import { PaperScans } from "./paper-parts";

/** One paper application as its office sees it; instants are ISO strings. */
export type PaperPage = {
  competition: { id: string; title: string; zone: string };
  id: string;
  state: PaperState;
  entry: string;
  way: "inPerson" | "post";
  typist: string;
  arrivedAt: string;
  registeredAt: string;
  reason: string;
  withdrawal: { entry: string; arrivedAt: string } | null;
  application: string | null;
  contents: PaperContents | null;
  accept: string;
  maxBytes: number;
  may: { type: boolean; attachScan: boolean; compare: boolean; setAside: boolean; withdraw: boolean };
};

/** What is to be done with a paper now, by whoever looks at it. */
export function PaperStep({ page }: { page: PaperPage }) {
  const words = usePage().t.paperApplication.steps;
  const here = `/office/competitions/${page.competition.id}/paper-applications/${page.id}`;
  if (page.may.type && page.application === null)
    return (
      <NextStep title={words.nameTitle} to={`${here}/applicant`} action={words.nameAction}>
        {words.nameBody}
      </NextStep>
    );
  if (page.may.type)
    return (
      <NextStep title={words.typeTitle} to={`/applicant/applications/${page.application}/check`} action={words.toForm}>
        <p>{words.typeBody}</p>
        <ButtonRow>
          <LinkButton look="plain" to={`${here}/finish`}>
            {words.finish}
          </LinkButton>
        </ButtonRow>
      </NextStep>
    );
  if (page.may.compare)
    return (
      <NextStep title={words.compareTitle} to={`${here}/compare`} action={words.compareAction}>
        {words.compareBody}
      </NextStep>
    );
  return page.state === "typed" ? <Alert>{words.waits}</Alert> : null;
}

/** What the book says of a paper, and what it says itself to those who may know. */
export function PaperFacts({ page }: { page: PaperPage }) {
  const { t, lang } = usePage();
  const words = t.paperApplication;
  const { contents, withdrawal } = page;
  const at = (instant: string) => formatInstant(instant, page.competition.zone, lang);
  return (
    <>
      {contents?.remark ? (
        <Alert tone="warn" title={words.steps.remark}>
          <p className="typed" lang="ru">
            {contents.remark}
          </p>
        </Alert>
      ) : null}
      <DataList
        items={[
          { label: words.arrived, value: at(page.arrivedAt) },
          { label: words.way, value: words.ways[page.way] },
          { label: words.typist, value: <span lang="ru">{page.typist}</span> },
          { label: words.registered, value: at(page.registeredAt) },
          page.reason !== "" && { label: words.setAside.reason, value: <span lang="ru">{page.reason}</span> },
          withdrawal && {
            label: words.states.withdrawn,
            value: `${words.entryOf(withdrawal.entry)}, ${at(withdrawal.arrivedAt)}`,
          },
          contents && { label: words.name, value: <span lang="ru">{contents.name}</span> },
          contents && { label: words.bearer, value: contents.bearer },
          contents && {
            label: words.applicant,
            value: contents.applicant ? <span lang="ru">{contents.applicant}</span> : words.noApplicant,
          },
          contents?.consent && {
            label: words.consent,
            value: words.consentOf({ by: contents.consent.by, day: formatDay(contents.consent.on, lang) }),
          },
        ]}
      />
      {contents ? null : <p className="muted">{words.hidden}</p>}
    </>
  );
}

/** The scans of a paper, and the form to attach one. */
export function PaperScansCard({ page, answer }: { page: PaperPage; answer: unknown }) {
  const { t, lang } = usePage();
  const words = t.paperApplication;
  if (!page.contents) return null;
  return (
    <>
      <h2>{words.scans}</h2>
      <PaperScans
        base={`/office/competitions/${page.competition.id}/paper-applications/${page.id}`}
        scans={page.contents.scans}
      />
      {page.may.attachScan ? (
        <Form answer={answer} files id="scan">
          <Field
            type="radio"
            name="kind"
            label={words.scanKind}
            options={attachedScans.map((value) => ({ value, label: words.scanKinds[value] }))}
          />
          <Field
            type="file"
            name="file"
            label={words.scanFile}
            accept={page.accept}
            hint={words.scanLimits(formatBytes(page.maxBytes, lang))}
          />
          <ButtonRow>
            <Button>{words.attach}</Button>
          </ButtonRow>
        </Form>
      ) : null}
    </>
  );
}

/** What else can be done with a paper. */
export function PaperActs({ page }: { page: PaperPage }) {
  const words = usePage().t.paperApplication.steps;
  const here = `/office/competitions/${page.competition.id}/paper-applications/${page.id}`;
  return (
    <ButtonRow>
      {page.state === "counted" && page.application !== null ? (
        <LinkButton to={`/applicant/applications/${page.application}/receipt`}>{words.receipt}</LinkButton>
      ) : null}
      {page.may.withdraw ? (
        <LinkButton look="danger" to={`${here}/withdraw`}>
          {words.withdraw}
        </LinkButton>
      ) : null}
      {page.may.setAside ? (
        <LinkButton look="danger" to={`${here}/set-aside`}>
          {words.setAside}
        </LinkButton>
      ) : null}
    </ButtonRow>
  );
}
