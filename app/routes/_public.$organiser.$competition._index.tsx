import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { policy } from "~/access/policy";
import type { RouteHandle } from "~/access/route-handle";
import { askQuestion } from "~/lifecycle/2-announcement/ask-question.server";
import { askForm } from "~/lifecycle/2-announcement/competition.form";
import { extensionsOf } from "~/lifecycle/2-announcement/extension.queries.server";
import { newsAbout } from "~/lifecycle/2-announcement/news.queries.server";
import { answeredQuestions, competitionPage } from "~/lifecycle/2-announcement/public.queries.server";
import { questionsUntil } from "~/lifecycle/2-announcement/questions";
import { refused } from "~/lifecycle/outcome";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson, whoOf } from "~/server/session.server";
import { withinLimit } from "~/server/throttle.server";
import { Alert } from "~/ui/alert";
import { CompetitionEvents } from "~/ui/announcement/competition-events";
import { competitionLinkPreview } from "~/ui/announcement/competition-link-preview";
import { PhaseStatus, phaseOf } from "~/ui/announcement/competition-status";
import { Extended } from "~/ui/announcement/extended";
import { NewsTitles } from "~/ui/announcement/news-text";
import { PhaseStep } from "~/ui/announcement/phase-step";
import { QuestionRegister } from "~/ui/announcement/question-register";
import { RulesContents, RulesText } from "~/ui/announcement/rules-text";
import { LinkButton } from "~/ui/button";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { TestBanner } from "~/ui/test-banner";

export const handle = {
  area: "public",
  reads: "competition.readPublic",
  writes: "competition.ask",
} satisfies RouteHandle;
export const meta = pageMeta<Awaited<ReturnType<typeof loader>>>(
  (_, data) => data?.title ?? "",
  (data) => data?.mode === "test",
  competitionLinkPreview,
);

export async function loader(args: LoaderFunctionArgs) {
  const who = await whoOf(args);
  const { organiser = "", competition = "" } = args.params;
  const found = demand(await competitionPage(who, organiser, competition));
  const [questions, news, extensions] = await Promise.all([
    answeredQuestions(found.id),
    newsAbout(found.id),
    extensionsOf(found.id, { confirmed: true }),
  ]);
  const query = new URL(args.request.url).searchParams;
  const askUntil = questionsUntil(found.closesAt, found.rules.questionDays);
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    id: found.id,
    title: found.title,
    organiser: found.organiser,
    address: `/${found.organiserSlug}/${found.slug}`,
    organiserAddress: `/${found.organiserSlug}`,
    state: found.state,
    mode: found.mode,
    zone: found.zone,
    now: found.now.toISOString(),
    opensAt: found.opensAt.toISOString(),
    closesAt: found.closesAt.toISOString(),
    announcedAt: iso(found.announcedAt),
    closedAt: iso(found.closedAt),
    closedCount: found.closedCount,
    openedAt: iso(found.openedAt),
    publishedAt: iso(found.publishedAt),
    stoppedAt: iso(found.stoppedAt),
    cancelledReason: found.cancelledReason,
    rules: found.rules,
    hash: found.hash,
    wasChanged: found.wasChanged,
    isPreview: found.state === "draft",
    mayAsk: policy["competition.ask"](who, found).ok,
    isAsking: found.state === "announced" && found.now <= askUntil,
    isAskingOver: found.state === "announced" && found.now > askUntil,
    askUntil: askUntil.toISOString(),
    about: query.get("about")?.slice(0, 200) ?? null,
    extensions: extensions.map(({ id, from, to, reason, at }) => ({ id, from, to, reason, at })),
    wasAsked: query.get("done") === "asked",
    news,
    questions: questions.map(({ id, text, answer, answeredAt }) => ({
      id,
      text,
      answer: answer ?? "",
      at: iso(answeredAt),
    })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { organiser = "", competition = "" } = args.params;
  const found = demand(await competitionPage(who, organiser, competition));
  const form = await readForm(args.request, askForm);
  if (!form.ok) return wrongFields(form.answer);
  const isWithin = await withinLimit(`ask:${who.id}`, { limit: 20, windowSeconds: 3600 });
  if (!isWithin) return refusal(refused("throttled"), form.typed);
  const outcome = await askQuestion(who, found.id, form.value.question);
  return outcome.ok ? redirect(`/${organiser}/${competition}?done=asked#questions`) : refusal(outcome, form.typed);
}

export default function Competition() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, href } = usePage();
  const words = t.announcement.site.page;
  const facts = data.announcedAt ? { announcement: new Date(data.announcedAt) } : {};
  return (
    <>
      <PageTitle
        title={data.title}
        status={data.isPreview ? null : <PhaseStatus {...data} />}
        trail={[
          { to: "/competitions", label: t.announcement.site.search.title },
          { to: data.organiserAddress, label: data.organiser },
        ]}
      />
      {data.mode === "test" ? <TestBanner now={data.now} zone={data.zone} /> : null}
      {data.isPreview ? (
        <Alert tone="warn">
          <p>{words.preview}</p>
          <LinkButton look="plain" small to={`/office/competitions/${data.id}/rules`}>
            {words.backToOffice}
          </LinkButton>
        </Alert>
      ) : (
        <PhaseStep {...data} phase={phaseOf(data)} />
      )}
      <Extended {...data} />
      {data.wasChanged ? (
        <Alert tone="warn" title={t.announcement.change.wereChanged}>
          <a href={href(`${data.address}/changes`)}>{t.announcement.change.see}</a>
        </Alert>
      ) : null}
      {data.news.length > 0 ? (
        <section aria-labelledby="news">
          <h2 id="news">{t.news.title}</h2>
          <NewsTitles rows={data.news} />
        </section>
      ) : null}
      <RulesContents withQuestions />
      <RulesText rules={data.rules} now={data.now} facts={facts} />
      <QuestionRegister
        questions={data.questions}
        zone={data.zone}
        mayAsk={data.mayAsk}
        isAsking={data.isAsking}
        isOver={data.isAskingOver}
        until={data.askUntil}
        about={data.about}
        wasAsked={data.wasAsked}
        address={data.address}
        answer={answer}
      />
      {data.isPreview ? null : (
        <p>
          <a href={href(`${data.address}/calendar.ics`)} download>
            {t.announcement.change.calendar}
          </a>
        </p>
      )}
      {data.state === "announced" || data.isPreview ? (
        <p>
          <a href={href(`${data.address}/blank`)}>{t.shield.blank.link}</a>
        </p>
      ) : null}
      <CompetitionEvents {...data} />
      <p className="small muted">
        {t.announcement.rules.hash}: <code>{data.hash}</code>
      </p>
    </>
  );
}
