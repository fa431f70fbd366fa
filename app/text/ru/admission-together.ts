import type { Refusal } from "~/lifecycle/outcome";
import { plural } from "../plural";

const applications = (n: number) => plural("ru", n, { one: `${n} заявка`, few: `${n} заявки`, other: `${n} заявок` });
const reached = (one: string, few: string, other: string) => (n: number) =>
  plural("ru", n, { one: `${one} ${n} заявка.`, few: `${few} ${n} заявки.`, other: `${other} ${n} заявок.` });

/** One decision about many applications at once, and what came of it. */
export const admissionTogether = {
  withTicked: "Что сделать с выбранными",
  withAll: (n: number) => `Со всеми найденными (${n}):`,
  moves: { admit: "Допустить", reject: "Отклонить", return: "Вернуть на доработку", assign: "Поручить проверку" },
  titles: {
    admit: "Допустить несколько заявок",
    reject: "Отклонить несколько заявок",
    return: "Вернуть несколько заявок на доработку",
    assign: "Поручить проверку нескольких заявок",
  },
  leads: {
    admit:
      "О каждой заявке будет отдельное решение. Не будут допущены те, по которым проверены не все требования или есть несоответствия. Письма будут ждать, пока вы их отправите.",
    reject:
      "О каждой заявке будет отдельное решение с одним и тем же основанием. Заявители увидят основание, пункт порядка и ваше объяснение. Письма будут ждать, пока вы их отправите.",
    return: "Каждый заявитель сразу получит письмо с одними и теми же замечаниями.",
    assign: "Проверку видят и ведут все секретари конкурса. Поручение говорит, кто за неё берётся.",
  },
  chosen: (n: number) => `Выбрано: ${applications(n)}`,
  cut: (most: number) =>
    `Найдено больше. За один раз можно взять не больше ${most}: это первые по порядку, для остальных повторите.`,
  none: "Заявки не выбраны",
  noneBody: "Вернитесь к списку, отметьте заявки и нажмите кнопку под ним.",
  toList: "К списку заявок",
  notNow: "На этом этапе конкурса решения о допуске уже не принимаются.",
  checker: "Кто проверяет",
  nobody: "Никто: снять поручение",
  buttons: {
    admit: (n: number) => `Допустить: ${applications(n)}`,
    reject: (n: number) => `Отклонить: ${applications(n)}`,
    return: (n: number) => `Вернуть: ${applications(n)}`,
    assign: (n: number) => `Поручить: ${applications(n)}`,
  },
  done: {
    admit: reached("Допущена", "Допущены", "Допущено"),
    reject: reached("Отклонена", "Отклонены", "Отклонено"),
    return: reached("Возвращена", "Возвращены", "Возвращено"),
    assign: (n: number) => `Поручение записано: ${applications(n)}.`,
  },
  leftTitle: (n: number) => `Осталось как было: ${applications(n)}`,
  left: (numbers: string, why: string) => `№ ${numbers}: ${why}`,
  why: {
    incomplete: "проверены не все требования или есть несоответствия",
    wrongState: "решение по заявке уже принято, или доработка не предусмотрена",
    wrongStage: "на этом этапе конкурса так сделать нельзя",
    notYet: "у заявителя ещё есть время исправить заявку",
    limitExceeded: "заявка уже возвращалась столько раз, сколько разрешают правила",
    changedMeanwhile: "заявку в это же время изменил кто-то другой",
    alreadyExists: "проверка уже поручена этому человеку",
    badInput: "выбранное основание, раздел или человек к ней не подходит",
  } as Partial<Record<Refusal, string>>,
  whyOther: "так сделать нельзя, откройте заявку",
};
