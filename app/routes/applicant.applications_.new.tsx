import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { StartForm } from "~/lifecycle/3-application/application.form";
import type { OwnApplication } from "~/lifecycle/3-application/home";
import { readStart } from "~/lifecycle/3-application/start.queries.server";
import { startApplication } from "~/lifecycle/3-application/start-application.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Alert } from "~/ui/alert";
import { OwnState } from "~/ui/application/own-application";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Deadline } from "~/ui/deadline";
import { EmptyState } from "~/ui/empty-state";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = {
  area: "applicant",
  reads: "competition.readPublic",
  writes: "application.start",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.application.start.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const competition = new URL(args.request.url).searchParams.get("competition");
  if (competition === null) throw redirect("/applicant#open");
  return demand(await readStart(who, competition));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, StartForm);
  if (!form.ok) return wrongFields(form.answer);
  const started = await startApplication(who, form.value.competition, form.value.applicant);
  return started.ok
    ? redirect(`/applicant/applications/${started.value.id}/form/${started.value.section}`)
    : refusal(started, form.typed);
}

export default function NewApplication() {
  const { competition, applicants, existing } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const words = t.application.start;
  const why = { kind: words.kindNotAllowed, role: words.viewerOnly };
  const nobodyFits = applicants.length > 0 && applicants.every(({ unfit }) => unfit !== null);
  return (
    <>
      <PageTitle
        title={words.title}
        lead={words.lead}
        trail={[{ to: "/applicant", label: t.application.home.title }]}
      />
      <p>
        {competition.title}
        <br />
        <Deadline
          at={competition.closesAt}
          now={competition.now}
          zone={competition.zone}
          label={t.application.home.acceptsUntil}
        />
      </p>
      {existing.length > 0 ? (
        <Alert title={words.existing}>
          <p>{words.existingBody}</p>
          <ul>
            {(existing as OwnApplication[]).map(({ id, title, state }) => (
              <li key={id}>
                <a href={`/applicant/applications/${id}`}>{title || t.application.home.untitled}</a>{" "}
                <OwnState state={state} />
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {competition.isOpen ? null : <Alert tone="warn">{words.closed}</Alert>}
      {applicants.length === 0 ? (
        <EmptyState
          title={t.application.home.noApplicant}
          action={<LinkButton to="/applicant/organisations/new">{t.application.home.addApplicant}</LinkButton>}
        >
          {words.noApplicant}
        </EmptyState>
      ) : null}
      {nobodyFits ? (
        <Alert tone="warn" title={words.nobodyFits}>
          <ul>
            {applicants.map(({ id, name, unfit }) => (
              <li key={id}>{`${name}: ${why[unfit!]}`}</li>
            ))}
          </ul>
          <p>{words.nobodyFitsBody}</p>
          <ButtonRow>
            <LinkButton to="/applicant/organisations/new">{t.application.home.addApplicant}</LinkButton>
            <LinkButton look="plain" to={competition.path}>
              {t.application.home.about}
            </LinkButton>
          </ButtonRow>
        </Alert>
      ) : null}
      {applicants.length > 0 && !nobodyFits ? (
        <Form answer={answer}>
          <input type="hidden" name="competition" value={competition.id} />
          <Field
            type="radio"
            name="applicant"
            label={words.applicant}
            value={applicants.find(({ unfit }) => unfit === null)?.id}
            options={applicants.map(({ id, name, unfit }) => ({
              value: id,
              label: unfit ? `${name}: ${why[unfit]}` : name,
              disabled: unfit !== null,
            }))}
          />
          <ButtonRow>
            <Button>{words.button}</Button>
          </ButtonRow>
        </Form>
      ) : null}
    </>
  );
}
