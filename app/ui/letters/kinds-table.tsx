import type { Release } from "~/lifecycle/2-announcement/wording";
import { Button } from "../button";
import { Fold } from "../fold";
import { Form } from "../form";
import { usePage } from "../page";
import { Table } from "../table";

export type KindRow = {
  kind: string;
  isWorded: boolean;
  hasOwnWords: boolean;
  release: Release;
  held: number;
  ready: number;
  queued: number;
  sent: number;
  returned: number;
  failed: number;
};

const isWritten = ({ held, queued, sent, returned, failed }: KindRow) => held + queued + sent + returned + failed > 0;

/** Every kind of letter of a competition: those that have been written with their numbers, the others by name. */
export function Kinds({ base, rows, mayRelease }: { base: string; rows: readonly KindRow[]; mayRelease: boolean }) {
  const { t, href } = usePage();
  const words = t.publication.letters;
  const [written, others] = [rows.filter(isWritten), rows.filter((row) => !isWritten(row))];
  return (
    <>
      {written.length > 0 ? <KindsTable base={base} rows={written} mayRelease={mayRelease} /> : null}
      {others.length > 0 ? (
        <Fold title={words.notWritten(others.length)} open={written.length === 0}>
          <p>{words.notWrittenLead}</p>
          <ul>
            {others.map(({ kind, hasOwnWords }) => (
              <li key={kind}>
                <a href={href(`${base}/wording/${kind}`)}>{words.kinds[kind] ?? words.otherKind}</a>
                {hasOwnWords ? `, ${words.ownWords}` : null}
              </li>
            ))}
          </ul>
        </Fold>
      ) : null}
    </>
  );
}

/** How many letters of each kind there are, in what words and when they go. */
function KindsTable({ base, rows, mayRelease }: { base: string; rows: readonly KindRow[]; mayRelease: boolean }) {
  const { t, href } = usePage();
  const words = t.publication.letters;
  const nameOf = (kind: string) => words.kinds[kind] ?? words.otherKind;
  const shown = (kind: string, state: string, n: number) =>
    n === 0 ? "0" : <a href={href(`${base}?kind=${kind}&state=${state}#letters`)}>{n}</a>;
  return (
    <Table
      caption={words.kindsTitle}
      quiet
      rows={rows}
      keyOf={(row) => row.kind}
      columns={[
        { head: words.kind, main: true, cell: ({ kind }) => nameOf(kind) },
        {
          head: words.words,
          cell: ({ kind, isWorded, hasOwnWords }) =>
            isWorded ? (
              <a href={href(`${base}/wording/${kind}`)} aria-label={words.wordsOf(nameOf(kind))}>
                {hasOwnWords ? words.ownWords : words.standardWords}
              </a>
            ) : (
              words.standardWords
            ),
        },
        { head: words.goes, cell: ({ release }) => words.releases[release] },
        {
          head: words.counts.held,
          number: true,
          cell: ({ kind, held, ready }) => (
            <>
              {shown(kind, "held", held)}{" "}
              {mayRelease && ready > 0 ? (
                <Form inline id={`release-${kind}`}>
                  <input type="hidden" name="act" value="release" />
                  <input type="hidden" name="kind" value={kind} />
                  <Button look="plain" small label={words.releaseKindOf(nameOf(kind))}>
                    {words.releaseKind(ready)}
                  </Button>
                </Form>
              ) : null}
            </>
          ),
        },
        { head: words.counts.sent, number: true, cell: (row) => shown(row.kind, "sent", row.sent + row.queued) },
        { head: words.counts.failed, number: true, cell: (row) => shown(row.kind, "failed", row.failed) },
        { head: words.counts.returned, number: true, cell: (row) => shown(row.kind, "returned", row.returned) },
      ]}
    />
  );
}
