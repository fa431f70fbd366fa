import type { ReactNode } from "react";
import type { Standing } from "~/lifecycle/7-publication/letters";
import { formatDay, formatDayTime } from "~/text/format";
import { usePage } from "../page";
import { Table } from "../table";
import { LetterStanding } from "./standing";

export type LetterLine = {
  id: string;
  kind: string;
  standing: Standing;
  waits?: boolean;
  toName: string;
  toEmail: string;
  number: number | null;
  subject: string;
  at: string;
  returnedOn: string | null;
};

type Props = {
  base: string;
  zone: string;
  letters: readonly LetterLine[];
  empty: ReactNode;
  /** The letters are all about one application: its number is not said again. */
  ofOne?: boolean;
};

/** Letters with whom they went to, when, and what became of them. */
export function LettersTable({ base, zone, letters, empty, ofOne }: Props) {
  const { t, lang, href } = usePage();
  const words = t.publication.letters;
  return (
    <Table
      caption={words.listTitle}
      quiet
      rows={letters}
      keyOf={(letter) => letter.id}
      empty={empty}
      columns={[
        {
          head: words.subject,
          main: true,
          cell: (letter) => (
            <a href={href(`${base}/${letter.id}`)} lang="ru">
              {letter.subject}
            </a>
          ),
        },
        !ofOne && { head: words.number, number: true, cell: ({ number }) => number },
        {
          head: words.to,
          cell: ({ toName, toEmail }) => (
            <>
              <span lang="ru">{toName}</span>
              <br />
              <span className="small">{toEmail}</span>
            </>
          ),
        },
        { head: words.kind, cell: ({ kind }) => words.kinds[kind] ?? words.otherKind },
        {
          head: words.state,
          cell: ({ standing, waits, returnedOn }) => (
            <>
              <LetterStanding standing={standing} waits={waits} />
              {returnedOn ? <span className="small"> {formatDay(returnedOn, lang)}</span> : null}
            </>
          ),
        },
        { head: words.when, cell: ({ at }) => formatDayTime(at, zone, lang) },
      ]}
    />
  );
}
