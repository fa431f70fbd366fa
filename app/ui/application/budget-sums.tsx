import type { LiveState } from "~/lifecycle/3-application/live-section";
import { formatMoney, formatPercentBp } from "~/text/format";
import { capText } from "~/text/live";
import { DataList } from "../data-list";
import { usePage } from "../page";

type Props = Pick<LiveState, "sums" | "caps"> & { categories: readonly { key: string; title: string }[] };

/** What the budget comes to, and how its capped categories stand. */
export function BudgetSums({ sums, caps, categories }: Props) {
  const { t, lang } = usePage();
  const words = t.application.form;
  if (!sums) return null;
  return (
    <>
      <DataList
        items={[
          { label: words.totals.total, value: <span data-sum="total">{formatMoney(sums.total, lang)}</span> },
          { label: words.totals.own, value: <span data-sum="own">{formatMoney(sums.own, lang)}</span> },
          {
            label: words.totals.requested,
            value: (
              <span data-sum="requested" role="status">
                {formatMoney(sums.requested, lang)}
              </span>
            ),
          },
          { label: words.totals.share, value: <span data-sum="ownBp">{formatPercentBp(sums.ownBp, lang)}</span> },
        ]}
      />
      {caps.length > 0 ? (
        <>
          <h2>{words.caps}</h2>
          <DataList
            items={caps.map((cap) => ({
              label: categories.find(({ key }) => key === cap.key)?.title ?? cap.key,
              value: (
                <span data-cap={cap.key} role="status">
                  {capText(words, cap, lang)}
                </span>
              ),
            }))}
          />
        </>
      ) : null}
      <p className="muted" data-until-live>
        {words.totalsLater}
      </p>
    </>
  );
}
