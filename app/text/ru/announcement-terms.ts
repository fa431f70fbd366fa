import type { Term } from "~/lifecycle/2-announcement/term";
import { plural } from "../plural";

type Days = Pick<Term, "days" | "unit">;

/** «3 рабочих дня» */
const text = ({ days, unit }: Days) =>
  unit === "working"
    ? plural("ru", days, { one: `${days} рабочий день`, few: `${days} рабочих дня`, other: `${days} рабочих дней` })
    : plural("ru", days, {
        one: `${days} календарный день`,
        few: `${days} календарных дня`,
        other: `${days} календарных дней`,
      });

/** «не меньше 3 рабочих дней», «до 1 рабочего дня» */
const genitive = ({ days, unit }: Days) =>
  unit === "working"
    ? plural("ru", days, { one: `${days} рабочего дня`, other: `${days} рабочих дней` })
    : plural("ru", days, { one: `${days} календарного дня`, other: `${days} календарных дней` });

/** Terms in days, the dates that follow from them, and what breaks them. */
export const terms = {
  days: "Дней",
  unit: "Каких",
  clause: "Пункт акта",
  units: { calendar: "календарных", working: "рабочих" },
  text,
  upTo: (term: Days) => `до ${genitive(term)}`,
  /** After a term: what it is counted from. */
  after: {
    announceAt: "после объявления",
    receptionOpensAt: "после начала приёма заявок",
    receptionClosesAt: "после окончания приёма заявок",
    reviewDueAt: "после окончания экспертизы",
    meetingAt: "после заседания комиссии",
    resultsBy: "после публикации итогов",
    agreementsBy: "после срока соглашений",
  },
  dateNames: {
    receptionOpensAt: "Начало приёма заявок",
    receptionClosesAt: "Окончание приёма заявок",
    reviewDueAt: "Окончание экспертизы",
    meetingAt: "Заседание комиссии",
    resultsBy: "Публикация итогов",
    agreementsBy: "Соглашения заключить до",
  },
  countTitle: "Даты по срокам",
  countLead:
    "Кнопка посчитает даты ниже от дня объявления, а если он не указан — от сегодняшнего дня. Незаполненные сроки считаются по обычному календарю муниципального конкурса. Рабочие дни берутся из календаря организатора:",
  count: "Рассчитать даты по срокам",
  countDone: "Даты ниже посчитаны, но ещё не сохранены. Их можно поправить.",
  broken: (key: string, term: Days, clause: string, limit: string) => {
    const by = clause ? ` по акту (${clause})` : "";
    const texts: Record<string, string> = {
      reception: `Приём заявок${by} длится не меньше ${genitive(term)}: он не может закончиться раньше ${limit}.`,
      review: `На экспертизу${by} есть ${text(term)} после окончания приёма: она заканчивается не позже ${limit}.`,
      meeting: `Заседание комиссии${by} проводят не позже чем через ${text(term)} после экспертизы: до ${limit}.`,
      notice: `О заседании${by} извещают не меньше чем за ${text(term)}: после экспертизы его можно назначить не раньше ${limit}.`,
      results: `Итоги${by} публикуют не позже чем через ${text(term)} после заседания: до ${limit}.`,
      agreement: `На подписание соглашения${by} у победителя ${text(term)}: срок не может быть раньше ${limit}.`,
    };
    return texts[key] ?? `${text(term)}: ${limit}.`;
  },
};
