import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import type { Draft, SectionDraft } from "~/lifecycle/3-application/draft";
import { completeDraft } from "./applications";

/** Everything that the short form asks for, fit for these rules. */
export function completeShort(rules: CompetitionRules): Draft {
  const { about, problem, plan, team, budget, indicators } = completeDraft(rules);
  return {
    about,
    problem: { ...problem, people: "80" },
    plan,
    team,
    residents: { supporters: "17", help: "labour,other", helpOther: "Чай и пироги" },
    budget: { ...budget, fair: "yes" },
    indicators,
  };
}

/** Everything that the full form asks for, fit for these rules. */
export function completeFull(rules: CompetitionRules): Record<string, SectionDraft> {
  const { about, problem, plan, budget, indicators } = completeDraft(rules);
  const { geography, ...aboutRest } = about;
  const { audience, sustainability, ...problemRest } = problem;
  return {
    about: { ...aboutRest, places: [{ oktmo: "30607000", place: geography }] },
    problem: { ...problemRest, targetGroups: [{ group: audience, number: "40" }] },
    results: {
      quality: "Дети играют рядом с домом",
      publicity: "Группа села в социальной сети",
      sustainability,
      resources: "Взносы жителей",
    },
    partners: { hasPartners: "no" },
    leader: {
      leader: "Иванова Мария Петровна",
      leaderPost: "Руководитель проекта",
      education: "Педагогический институт",
      leaderExperience: "Десять лет в совете дома",
      leaderContacts: "+7 914 000-00-00",
    },
    team: {
      members: [{ name: "Петров Иван", role: "Строитель", education: "", experience: "Строит дома" }],
      volunteers: "5",
    },
    organisation: { activities: "Благоустройство", staff: "1", income: "0", hadGrants: "no" },
    plan,
    budget: { ...budget, fair: "yes" },
    indicators: { items: indicators.items.map((one) => ({ ...one, plannedOn: rules.term.latestEnd })) },
  };
}
