import {
  type BudgetCategory,
  type CompetitionRules,
  type ForbiddenCost,
  isForbidden,
  limitTotal,
} from "~/lifecycle/2-announcement/rules";
import { ownSharesBySum } from "~/lifecycle/2-announcement/tiers";
import { formatMoney, formatPercentBp } from "~/text/format";
import { Bars } from "../bars";
import { DataList } from "../data-list";
import { Fold } from "../fold";
import { usePage } from "../page";
import { leastShare, OwnShares } from "./tiers-text";

/** How much money there is, from whom, and how much of it one project may ask for. */
export function MoneyText({ rules }: { rules: CompetitionRules }) {
  const { t, lang } = usePage();
  const words = t.announcement.rules;
  const { min, max } = rules.grant;
  return (
    <>
      <Bars
        title={`${words.moneyBySource}: ${formatMoney(limitTotal(rules), lang)}`}
        bars={rules.sources.map(({ level, title, limit }) => ({
          label: title === words.levels[level] ? title : `${title} (${words.levels[level].toLowerCase()})`,
          value: Number(BigInt(limit) / 100n),
          shown: formatMoney(limit, lang),
        }))}
      />
      <DataList
        items={[
          { label: words.grant, value: words.range(formatMoney(min, lang), formatMoney(max, lang)) },
          { label: words.ownShare, value: <OwnShare rules={rules} /> },
          {
            label: words.limits,
            value: [
              words.limitsText(rules.maxApplicationsPerApplicant, rules.maxFundedPerApplicant),
              ...(rules.maxFundedPerTerritory === undefined ? [] : [words.territoryMax(rules.maxFundedPerTerritory)]),
            ].join(". "),
          },
          { label: t.announcement.ruleFields.labels["award.whenShort"], value: words.whenShort[rules.award.whenShort] },
        ]}
      />
      <Fold title={words.folds.categories(rules.budget.categories.length)}>
        <ul>
          {rules.budget.categories.map((one) => (
            <Category key={one.key} category={one} />
          ))}
        </ul>
      </Fold>
      <ForbiddenCosts costs={rules.budget.forbidden ?? []} />
    </>
  );
}

/** A category with what the grant may pay of it. */
function Category({ category }: { category: BudgetCategory }) {
  const { t, lang } = usePage();
  const words = t.announcement.rules;
  const { title, maxShareBp, maxSum } = category;
  const caps = [
    maxShareBp !== undefined && words.categoryMax(formatPercentBp(maxShareBp, lang)),
    maxSum !== undefined && words.categoryMaxSum(formatMoney(maxSum, lang)),
  ].filter((one) => one !== false);
  const told = isForbidden(category) ? words.categoryNone : caps.join(words.categoryBoth);
  return (
    <li>
      <span lang="ru">{title}</span>
      {told ? ` — ${told}` : null}
    </li>
  );
}

/** The categories that have caps; nothing when the rules set none. */
export function CategoryCaps({ categories }: { categories: readonly BudgetCategory[] }) {
  const { t } = usePage();
  if (categories.length === 0) return null;
  return (
    <Fold title={t.announcement.rules.folds.caps(categories.length)}>
      <ul>
        {categories.map((one) => (
          <Category key={one.key} category={one} />
        ))}
      </ul>
    </Fold>
  );
}

/** What the grant does not pay, by kinds; nothing when the rules name none. */
export function ForbiddenCosts({ costs }: { costs: readonly ForbiddenCost[] }) {
  const { t } = usePage();
  if (costs.length === 0) return null;
  return (
    <Fold title={t.announcement.rules.folds.forbidden(costs.length)}>
      <ul lang="ru">
        {costs.map(({ key, title }) => (
          <li key={key}>{title}</li>
        ))}
      </ul>
    </Fold>
  );
}

/** The least own share, by tiers of sums where they differ in it. */
function OwnShare({ rules }: { rules: CompetitionRules }) {
  const { t, lang } = usePage();
  const words = t.announcement.rules;
  const counted = rules.budget.inKindCounts ? words.inKind : words.inKindNot;
  const shares = ownSharesBySum(rules);
  return (
    <>
      {shares.length > 0 ? <OwnShares shares={shares} /> : `${leastShare(t, lang, rules.ownShareMinBp)}. `}
      {counted}.
    </>
  );
}
