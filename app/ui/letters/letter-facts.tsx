import type { RelayRefusal } from "~/lifecycle/relay-refusal";
import { formatDay, formatInstant } from "~/text/format";
import { DataList } from "../data-list";
import { usePage } from "../page";

type Letter = {
  competition: { id: string; zone: string };
  to: string;
  lang: string;
  subject: string | null;
  number: number | null;
  applicationId: string | null;
  createdAt: string;
  sentAt: string | null;
  wordingVersion: number | null;
  trouble: { reason: RelayRefusal; answer: string } | null;
  returned: { on: string; remark: string; notedBy: string } | null;
  again: string | null;
  before: string | null;
};

/** Who got a letter and when, about what, what the mail server answered, and what was done after that. */
export function LetterFacts({ letter, base }: { letter: Letter; base: string }) {
  const { t, lang, href } = usePage();
  const words = t.publication.letters;
  const { zone, id } = letter.competition;
  const when = (instant: string) => formatInstant(instant, zone, lang);
  const open = (other: string) => <a href={href(`${base}/${other}`)}>{words.resend.open}</a>;
  return (
    <DataList
      items={[
        { label: words.to, value: <span lang="ru">{letter.to}</span> },
        letter.subject && { label: words.subject, value: <span lang={letter.lang}>{letter.subject}</span> },
        letter.applicationId && {
          label: words.number,
          value: <a href={href(`/office/competitions/${id}/applications/${letter.applicationId}`)}>{letter.number}</a>,
        },
        { label: words.created, value: when(letter.createdAt) },
        letter.sentAt && { label: words.sentAt, value: when(letter.sentAt) },
        letter.wordingVersion !== null && {
          label: words.wordingVersion,
          value: words.wordingVersionOf(letter.wordingVersion),
        },
        letter.trouble && { label: words.trouble, value: <span lang="en">{letter.trouble.answer}</span> },
        letter.returned && {
          label: words.returned.at,
          value: (
            <>
              {formatDay(letter.returned.on, lang)}
              <br />
              <span lang="ru">{letter.returned.remark}</span>
            </>
          ),
        },
        letter.returned && {
          label: words.returned.by,
          value: <span lang="ru">{letter.returned.notedBy}</span>,
        },
        letter.again && { label: words.resend.again, value: open(letter.again) },
        letter.before && { label: words.resend.before, value: open(letter.before) },
      ].map((item) => item || null)}
    />
  );
}
