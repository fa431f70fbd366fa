import type { PassMarkOf } from "~/lifecycle/2-announcement/tiers";
import { formatMoney, formatScore } from "~/text/format";
import type { Text } from "~/text/text";
import { usePage } from "../page";

/** What a score has to reach: one mark, or one a tier of sums. */
export function PassMarks({ marks }: { marks: readonly PassMarkOf[] }) {
  const { t, lang } = usePage();
  const words = t.decision.passMarks;
  const [only] = marks;
  if (only?.upTo === null) return <p>{words.one(formatScore(only.passMark, lang))}</p>;
  return (
    <>
      <p>{words.bySum}</p>
      <ul>
        {marks.map((mark, index) => (
          <li key={mark.upTo}>
            {sumsOf(t, lang, marks, index)}: {formatScore(mark.passMark, lang)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Which requested sums a pass mark is of, in words. */
function sumsOf(t: Text, lang: "ru" | "en", marks: readonly PassMarkOf[], index: number): string {
  const words = t.announcement.rules;
  const sum = (at: number) => formatMoney(marks[at]?.upTo ?? "0", lang);
  return index === 0 ? words.tierUpTo(sum(0)) : words.tierBetween(sum(index - 1), sum(index));
}
