import { cameInTime, type LateAttempt } from "~/lifecycle/3-application/late-attempt";
import { formatMoment } from "~/text/format";
import { LinkButton } from "../button";
import { DataList } from "../data-list";
import { OwnTime } from "../own-time";
import { usePage } from "../page";
import { PageTitle } from "../page-title";
import "./application.css";

/** The statement of an attempt that came too late: what the server knows of it, to keep and to show. */
export function LateStatement({ attempt }: { attempt: LateAttempt }) {
  const { t, lang, href } = usePage();
  const words = t.deadline.attempt;
  const home = `/applicant/applications/${attempt.application.id}`;
  const { zone } = attempt.competition;
  const title = attempt.application.title || t.application.home.untitled;
  const isInTime = cameInTime(attempt);
  const instant = (at: string) => (
    <>
      <time dateTime={at}>{formatMoment(at, zone, lang)}</time> <OwnTime at={at} zone={zone} />
    </>
  );
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} trail={[{ to: home, label: title }]} />
      <DataList
        items={[
          { label: words.act, value: t.deadline.attempts.acts[attempt.act] },
          { label: t.deadline.late.arrived, value: instant(attempt.arrivedAt) },
          { label: isInTime ? t.deadline.late.closed : t.deadline.late.closes, value: instant(attempt.closesAt) },
          { label: words.outcome, value: isInTime ? t.deadline.late.inTime : words.refused },
          { label: words.project, value: title },
          { label: words.applicant, value: attempt.applicant },
          { label: words.by, value: attempt.attemptedBy },
          {
            label: words.competition,
            value: <a href={href(attempt.competition.path)}>{attempt.competition.title}</a>,
          },
          attempt.sha256 !== null && { label: words.hash, value: <span className="hash">{attempt.sha256}</span> },
        ]}
      />
      <p>{words.clock}</p>
      <p>{words.next}</p>
      <p className="muted">{words.print}</p>
      <LinkButton look="plain" to={home}>
        {t.application.page.kicker}
      </LinkButton>
    </>
  );
}
