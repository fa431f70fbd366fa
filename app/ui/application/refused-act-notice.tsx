import { cameInTime } from "~/lifecycle/3-application/late-attempt";
import { formatMoment } from "~/text/format";
import { Alert } from "../alert";
import { DataList } from "../data-list";
import { asFormAnswer } from "../form";
import { OwnTime } from "../own-time";
import { usePage } from "../page";
import { refusalWords } from "../words";

type Props = { id: string; zone: string; answer: unknown };

/** Why an act was refused; for what came too late with both instants and the way to the statement of the attempt. */
export function RefusedActNotice({ id, zone, answer }: Props) {
  const { t, lang } = usePage();
  const { reason, details } = asFormAnswer(answer)?.refused ?? {};
  if (reason === undefined) return null;
  const words = t.deadline.late;
  const { arrivedAt, closesAt, attempt } = details ?? {};
  if (!arrivedAt || !closesAt) return <Alert tone="bad">{refusalWords(t, reason, details)}</Alert>;
  const came = { arrivedAt: String(arrivedAt), closesAt: String(closesAt) };
  const instant = (at: string) => (
    <>
      {formatMoment(at, zone, lang)} <OwnTime at={at} zone={zone} />
    </>
  );
  return (
    <Alert tone="bad" title={cameInTime(came) ? words.inTime : refusalWords(t, reason, details)}>
      <DataList
        items={[
          { label: words.arrived, value: instant(came.arrivedAt) },
          { label: cameInTime(came) ? words.closed : words.closes, value: instant(came.closesAt) },
        ]}
      />
      <p>{attempt ? words.recorded : words.notRecorded}</p>
      {attempt ? <a href={`/applicant/applications/${id}/attempts/${attempt}`}>{words.open}</a> : null}
    </Alert>
  );
}
