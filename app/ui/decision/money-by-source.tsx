import type { SourceUse } from "~/lifecycle/6-decision/view";
import { formatMoney } from "~/text/format";
import { Bars } from "../bars";
import { usePage } from "../page";

/** How much of every source is proposed or given, and of all of them together, against their limits. */
export function MoneyBySource({ title, sources }: { title: string; sources: readonly SourceUse[] }) {
  const { t, lang } = usePage();
  const sum = (pick: (source: SourceUse) => string) => sources.reduce((total, one) => total + BigInt(pick(one)), 0n);
  const whole = { title: t.common.total, limit: String(sum((one) => one.limit)), used: String(sum((one) => one.used)) };
  const shown = sources.length > 1 ? [...sources, whole] : sources;
  return (
    <Bars
      title={title}
      name={t.decision.columns.source}
      max={100}
      bars={shown.map(({ title: label, limit, used }) => ({
        label,
        value: percent(BigInt(used), BigInt(limit)),
        shown: t.decision.ranking.ofLimit({ sum: formatMoney(used, lang), limit: formatMoney(limit, lang) }),
        strong: label === whole.title,
      }))}
    />
  );
}

function percent(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 1000n) / whole) / 10;
}
