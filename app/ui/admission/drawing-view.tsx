import drawing from "~/enhance/drawing.ts?worker&url";
import type { DrawingState, DrawnFormat } from "~/lifecycle/papers";
import { formatBytes, formatInstant } from "~/text/format";
import { Alert } from "../alert";
import { Button, ButtonRow, LinkButton } from "../button";
import { Card } from "../card";
import { Form } from "../form";
import { usePage } from "../page";

type Props = {
  answer: unknown;
  state: DrawingState | null;
  format: DrawnFormat;
  rows: number;
  drawn: number;
  /** The address of the file, and its size where it is kept already. */
  file: string;
  size: number | null;
  /** Of a journal: the moment it was drawn as of, by the competition's zone; such a file can be asked for anew. */
  asOf: string | null;
  zone: string;
  back: string;
};

/** How long to wait before a page without scripts asks again, in seconds. */
const AGAIN_SECONDS = "5";

/** A large paper that is to be drawn, is being drawn, or is there; without scripts the page asks for itself again. */
export function DrawingView(props: Props) {
  const { state } = props;
  const isUnderWay = state === "waiting" || state === "drawing";
  return (
    <>
      <pochin-drawing data-state={state ?? ""}>
        {isUnderWay ? <UnderWay {...props} /> : state === "done" ? <Ready {...props} /> : <ToAsk {...props} />}
      </pochin-drawing>
      {isUnderWay ? <script type="module" src={drawing} /> : null}
    </>
  );
}

function UnderWay({ answer, state, rows, drawn, back }: Props) {
  const { t } = usePage();
  const words = t.papers.drawing;
  const said = state === "waiting" ? words.waiting : drawn === 0 ? words.begun : words.progress(drawn, rows);
  return (
    <Card title={words.underWay}>
      <noscript>
        <meta httpEquiv="refresh" content={AGAIN_SECONDS} />
      </noscript>
      <p role="status" data-words="">
        {said}
      </p>
      <progress className="wide-bar" max={rows} value={drawn} aria-label={words.underWay} />
      <p className="muted">{words.leave}</p>
      <Form answer={answer}>
        <ButtonRow>
          <Button look="plain" name="act" value="cancel">
            {words.cancel}
          </Button>
          <LinkButton look="link" to={back}>
            {t.papers.office.title}
          </LinkButton>
        </ButtonRow>
      </Form>
    </Card>
  );
}

function Ready({ answer, format, file, size, asOf, zone, back }: Props) {
  const { t, lang } = usePage();
  const words = t.papers.drawing;
  return (
    <Card title={words.ready}>
      {asOf ? <p>{words.asOf(formatInstant(asOf, zone, lang))}</p> : null}
      <ButtonRow>
        <LinkButton to={file} download>
          {words.download(t.papers.formats[format], size === null ? null : formatBytes(size, lang))}
        </LinkButton>
        <LinkButton look="link" to={back}>
          {t.papers.office.title}
        </LinkButton>
      </ButtonRow>
      {asOf ? (
        <Form answer={answer}>
          <Button look="plain" name="act" value="ask">
            {words.anew}
          </Button>
        </Form>
      ) : null}
    </Card>
  );
}

function ToAsk({ answer, state, format, rows, back }: Props) {
  const { t } = usePage();
  const words = t.papers.drawing;
  return (
    <>
      {state === "failed" ? (
        <Alert tone="bad" title={words.failed}>
          {words.failedBody}
        </Alert>
      ) : null}
      {state === "cancelled" ? <Alert title={words.cancelled}>{words.cancelledBody}</Alert> : null}
      <Card>
        <p>{words.large(rows)}</p>
        <Form answer={answer}>
          <ButtonRow>
            <Button name="act" value="ask">
              {state === "failed" ? words.again : words.ask(t.papers.formats[format])}
            </Button>
            <LinkButton look="link" to={back}>
              {t.papers.office.title}
            </LinkButton>
          </ButtonRow>
        </Form>
      </Card>
    </>
  );
}
