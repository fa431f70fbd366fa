import type { CompetitionState } from "~/lifecycle/2-announcement/competition";
import { type CompetitionRules, limitTotal } from "~/lifecycle/2-announcement/rules";
import { formatInstant, formatMoney } from "~/text/format";
import type { Lang, Text } from "~/text/text";
import type { LinkPreview } from "../link-preview";
import { phaseOf } from "./competition-status";

type Shown = {
  title: string;
  organiser: string;
  address: string;
  organiserAddress: string;
  state: CompetitionState;
  zone: string;
  now: string;
  opensAt: string;
  closesAt: string;
  rules: Pick<CompetitionRules, "sources" | "grant" | "summary">;
};

/** An announcement in two sentences: until when, how much, by whom; and as a grant of schema.org. */
export function competitionLinkPreview(t: Text, shown: Shown, lang: Lang): LinkPreview {
  const words = t.announcement.site.preview;
  const phase = phaseOf(shown);
  const at = (instant: string) => formatInstant(instant, shown.zone, lang);
  const money = limitTotal(shown.rules);
  const said =
    phase === "open"
      ? words.until(at(shown.closesAt))
      : phase === "soon"
        ? words.from({ from: at(shown.opensAt), till: at(shown.closesAt) })
        : `${t.state.competitionPhase[phase]}.`;
  const sums = words.money({ fund: formatMoney(money, lang), most: formatMoney(shown.rules.grant.max, lang) });
  return {
    description: `${said} ${sums} ${words.organiser(shown.organiser)}`,
    path: shown.address,
    feed: { path: `${shown.organiserAddress}/feed.xml`, title: shown.organiser },
    data: {
      "@type": "MonetaryGrant",
      name: shown.title,
      description: shown.rules.summary,
      inLanguage: "ru",
      funder: { "@type": "Organization", name: shown.organiser },
      amount: { "@type": "MonetaryAmount", currency: "RUB", value: roubles(money) },
    },
  };
}

/** Kopecks as a decimal of roubles. */
function roubles(kopecks: bigint): string {
  return `${kopecks / 100n}.${`${kopecks % 100n}`.padStart(2, "0")}`;
}
