import {
  type CompetitionRules,
  criterion,
  type KopeckDigits,
  maxScore,
  type Tier,
} from "~/lifecycle/2-announcement/rules";
import { criteriaIn, isPassMarkOpen, passMarkIn, type ShareOfSum } from "~/lifecycle/2-announcement/tiers";
import { formatMoney, formatNumber, formatPercentBp } from "~/text/format";
import type { Text } from "~/text/text";
import { Fold } from "../fold";
import { usePage } from "../page";
import { Table } from "../table";

/** Which sums a tier is of, in words. */
export function tierRange(t: Text, lang: "ru" | "en", tiers: readonly Pick<Tier, "upTo">[], index: number): string {
  const words = t.announcement.rules;
  const sum = (digits: KopeckDigits) => formatMoney(digits, lang);
  const above = tiers[index - 1]?.upTo;
  const upTo = tiers[index]!.upTo;
  return above === undefined ? words.tierUpTo(sum(upTo)) : words.tierBetween(sum(above), sum(upTo));
}

/** What each tier of sums asks for, and how much each criterion weighs in it. */
export function TiersText({ rules, tiers }: { rules: CompetitionRules; tiers: readonly Tier[] }) {
  const { t, lang } = usePage();
  const words = t.announcement.rules;
  const ranges = tiers.map((_, index) => tierRange(t, lang, tiers, index));
  const scales = tiers.map((tier) => ({ criteria: criteriaIn(tier, rules.criteria) }));
  return (
    <>
      <p>
        {words.tiersLead} {words.rounding} {isPassMarkOpen(rules) ? `${words.passMarkLater}.` : null}
      </p>
      <Table
        caption={words.tiers}
        quiet
        rows={tiers}
        keyOf={({ key }) => key}
        columns={[
          { head: words.tier, main: true, cell: (_, index) => ranges[index] },
          {
            head: words.tierMax,
            number: true,
            cell: (_, index) => formatNumber(maxScore(scales[index]!).toFixed(), lang),
          },
          !isPassMarkOpen(rules) && {
            head: words.passMark,
            number: true,
            cell: (tier) => words.passMarkText(formatNumber(passMarkIn(tier, rules) ?? "", lang)),
          },
        ]}
      />
      <Fold title={words.folds.tiers(tiers.length)}>
        <Table
          caption={words.folds.tiers(tiers.length)}
          quiet
          rows={rules.criteria}
          keyOf={({ key }) => key}
          columns={[
            { head: words.criteria, main: true, cell: ({ title }) => <span lang="ru">{title}</span> },
            ...scales.map((scale, index) => ({
              head: ranges[index]!,
              number: true,
              cell: ({ key }: { key: string }) => {
                const weight = criterion(scale, key)?.weight;
                return weight === undefined ? words.notMarked : formatNumber(weight, lang);
              },
            })),
          ]}
        />
      </Fold>
    </>
  );
}

/** The least own share of each tier. */
export function OwnShares({ shares }: { shares: readonly ShareOfSum[] }) {
  const { t, lang } = usePage();
  return (
    <ul>
      {shares.map(({ key, ownShareMinBp }, index) => (
        <li key={key}>
          {tierRange(t, lang, shares, index)}: {leastShare(t, lang, ownShareMinBp).toLowerCase()}
        </li>
      ))}
    </ul>
  );
}

/** The least own share in words: "not required", or how much of the cost. */
export function leastShare(t: Text, lang: "ru" | "en", bp: number): string {
  const words = t.announcement.rules;
  return bp === 0 ? words.ownShareNone : words.ownShareMin(formatPercentBp(bp, lang));
}
