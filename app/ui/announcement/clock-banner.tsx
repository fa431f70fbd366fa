import type { MilestoneKey } from "~/lifecycle/2-announcement/calendar";
import { formatInstant } from "~/text/format";
import { Button } from "../button";
import { Form } from "../form";
import { usePage } from "../page";
import { TestBanner } from "../test-banner";

type Props = {
  /** The address of the competition's office. */
  base: string;
  now: string;
  zone: string;
  next: { key: MilestoneKey; at: string } | null;
  mayMove: boolean;
};

/** The mark of a test competition in its office, with the button that takes its clock to the next date. */
export function ClockBanner({ base, now, zone, next, mayMove }: Props) {
  const { t, lang } = usePage();
  const words = t.announcement.office.board;
  return (
    <TestBanner now={now} zone={zone}>
      {mayMove && next ? (
        <Form inline id="clock" action={`${base}/clock`}>
          <p className="small">
            {words.nextDateIs(t.announcement.dates[next.key], formatInstant(next.at, zone, lang))}
          </p>
          <Button look="plain" small>
            {words.toNextDate}
          </Button>
        </Form>
      ) : null}
      {next ? null : <p className="small">{words.allDatesPassed}</p>}
    </TestBanner>
  );
}
