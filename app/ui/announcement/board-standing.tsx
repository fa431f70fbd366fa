import type { FunnelStep } from "~/lifecycle/2-announcement/funnel";
import type { Overdue, OverdueKey } from "~/lifecycle/2-announcement/overdue";
import { formatDayTime, formatNumber } from "~/text/format";
import { Bars } from "../bars";
import { Button, ButtonRow } from "../button";
import { Form } from "../form";
import { usePage } from "../page";

type Told = Omit<Overdue, "since"> & { since: string | null };

/** Where in the office each of them is dealt with. */
const pages: Record<OverdueKey, string> = {
  announcement: "/announce",
  admission: "/applications",
  sheets: "/review",
  opening: "/review",
  meeting: "/meeting",
  results: "/publication",
  corrections: "/applications?mark[]=overdue",
  agreements: "/agreements",
  reports: "/reports",
  reportChecks: "/reports",
};

/** What is overdue, since when, and who has to act; each leads to where it is dealt with. */
export function OverdueList({ base, zone, overdue }: { base: string; zone: string; overdue: readonly Told[] }) {
  const { t, lang, href } = usePage();
  const words = t.announcement.standing;
  if (overdue.length === 0) return <p className="muted">{words.nothingOverdue}</p>;
  return (
    <ul className="overdue">
      {overdue.map(({ key, who, since, count }) => (
        <li key={key}>
          <a href={href(`${base}${pages[key]}`)}>
            {count === null ? words.late[key] : words.count(words.late[key], count)}
          </a>
          <span className="small muted">
            {" "}
            {since ? `${words.since(formatDayTime(since, zone, lang))}; ` : ""}
            {words.acts(words.who[who])}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** How far applications have come, as bars with numbers. */
export function FunnelBars({ steps }: { steps: readonly { step: FunnelStep; count: number }[] }) {
  const { t, lang } = usePage();
  const words = t.announcement.standing;
  return (
    <Bars
      title={words.funnel}
      name={words.step}
      bars={steps.map(({ step, count }) => ({
        label: words.steps[step],
        value: count,
        shown: formatNumber(count, lang),
        strong: step === "submitted",
      }))}
    />
  );
}

type Call = {
  drafts: number;
  letters: number;
  last: { calledAt: string; drafts: number; letters: number } | null;
  /** From when the next reminder may be sent, when it may not be sent yet. */
  waitsUntil: string | null;
};

/** A reminder to everybody with a draft: numbers only, and not too often. */
export function DraftCall({ base, zone, call }: { base: string; zone: string; call: Call }) {
  const { t, lang } = usePage();
  const words = t.announcement.standing.call;
  const { drafts, letters, last, waitsUntil } = call;
  const moment = (at: string) => formatDayTime(at, zone, lang);
  return (
    <section aria-labelledby="draft-call">
      <h3 id="draft-call">{words.title}</h3>
      <p>{drafts > 0 ? words.body(drafts, letters) : words.nobody}</p>
      {last ? <p className="small muted">{words.last(moment(last.calledAt), last.drafts, last.letters)}</p> : null}
      {waitsUntil ? <p className="small muted">{words.wait(moment(waitsUntil))}</p> : null}
      {drafts > 0 && !waitsUntil ? (
        <Form id="call" inline action={`${base}/call-drafts`}>
          <ButtonRow>
            <Button look="plain">{words.button}</Button>
          </ButtonRow>
        </Form>
      ) : null}
    </section>
  );
}
