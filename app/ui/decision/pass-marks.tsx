import type { PassMarkOf } from "~/lifecycle/2-announcement/tiers";
import type { PassMarkVoteView } from "~/lifecycle/6-decision/view";
import { formatInstant, formatMoney, formatScore } from "~/text/format";
import type { Text } from "~/text/text";
import { usePage } from "../page";
import { VotesOfItem } from "./item-votes";

/** What a score has to reach: one mark, or one a tier of sums; that the commission has still to say so. */
export function PassMarks({ marks }: { marks: readonly PassMarkOf[] }) {
  const { t, lang } = usePage();
  const words = t.decision.passMarks;
  const [first] = marks;
  if (!first || first.passMark === null) return <p>{words.open}</p>;
  if (first.upTo === null) return <p>{words.one(formatScore(first.passMark, lang))}</p>;
  return (
    <>
      <p>{words.bySum}</p>
      <ul>
        {marks.map((mark, index) => (
          <li key={mark.upTo}>
            {sumsOfMark(t, lang, marks, index)}: {formatScore(mark.passMark ?? "", lang)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Which requested sums a pass mark is of, in words. */
export function sumsOfMark(
  t: Text,
  lang: "ru" | "en",
  marks: readonly Pick<PassMarkOf, "upTo">[],
  index: number,
): string {
  const words = t.announcement.rules;
  const sum = (at: number) => formatMoney(marks[at]?.upTo ?? "0", lang);
  return index === 0 ? words.tierUpTo(sum(0)) : words.tierBetween(sum(index - 1), sum(index));
}

/** The votes of the commission on the pass marks: what was proposed, when, and how it ended. */
export function PassMarkVotes({ votes, zone }: { votes: readonly PassMarkVoteView[]; zone: string }) {
  const { t, lang } = usePage();
  return (
    <>
      {votes.map(({ marks, carried, at, votes: counted }) => (
        <section key={at}>
          <p>{t.decision.passMarks.votedAt(formatInstant(at, zone, lang))}</p>
          {carried ? null : <PassMarks marks={marks} />}
          <VotesOfItem votes={counted} carried={carried} />
        </section>
      ))}
    </>
  );
}
