import countdown from "~/enhance/countdown.ts?worker&url";
import { formatInstant } from "~/text/format";
import { timeLeft } from "~/text/left";
import { OwnTime } from "./own-time";
import { usePage } from "./page";

const DAY = 24 * 3600_000;

type DeadlineProps = {
  /** The last moment that counts. */
  at: Date | string;
  /** The database's clock when the page was read (`competition_now`), never the browser's. */
  now: Date | string;
  /** IANA zone of the competition. */
  zone: string;
  /** What ends then: "Приём заявок до". */
  label?: string;
  /** Leave only the date and the zone, where a countdown would be noise. */
  quiet?: boolean;
};

/** A deadline with its zone and the time left: plain words without scripts, a live countdown with them. */
export function Deadline({ at, now, zone, label, quiet }: DeadlineProps) {
  const { lang, t } = usePage();
  const instant = new Date(at);
  const left = instant.getTime() - new Date(now).getTime();
  const tone = left <= 0 ? "past" : left < 3 * DAY ? "soon" : "far";
  return (
    <span className={`deadline deadline-${tone}`}>
      {label ? `${label} ` : null}
      <time dateTime={instant.toISOString()}>{formatInstant(instant, zone, lang)}</time>
      {quiet ? null : <OwnTime at={instant} zone={zone} />}
      {quiet ? null : (
        <span className="left">
          {left > 0 ? (
            <>
              {t.common.deadline.left}{" "}
              <pochin-countdown data-left={left} data-lang={lang}>
                {timeLeft(left, lang)}
              </pochin-countdown>
              <script type="module" src={countdown} />
            </>
          ) : (
            t.common.deadline.passed
          )}
        </span>
      )}
    </span>
  );
}
