import { dayParam } from "../params";
import { terms } from "./announcement-terms";

type Details = Record<string, string | number>;

const brokenTerm = ({ key, days, unit, clause, limit }: Details) =>
  terms.broken(
    String(key),
    { days: Number(days), unit: unit === "calendar" ? "calendar" : "working" },
    String(clause),
    dayParam(limit, "ru"),
  );

/** In what the rules contradict themselves and what to do, by the code of the check. */
export const contradictions = {
  title: "Проверка правил",
  errors: "Объявить нельзя, пока не исправлено",
  warnings: "Проверьте: объявить можно",
  none: "Противоречий в правилах нет.",
  fix: "Исправить",
  codes: {
    duplicateKey: "В списке есть повторяющаяся строка. Удалите её и добавьте заново.",
    noLegalAct: "Не указан правовой акт конкурса: впишите его название, номер и дату.",
    noDirections: "Не названо ни одного направления конкурса.",
    noSources: "Не указано, откуда деньги. Добавьте хотя бы один источник.",
    sourceEmpty: "У источника денег нулевая сумма.",
    grantMinAboveMax: "Наименьший грант больше наибольшего.",
    grantMaxZero: "Не указан наибольший размер гранта.",
    grantAboveMoney: "Наибольший грант больше, чем все деньги конкурса.",
    categoryAboveGrant: ({ title }: Details) =>
      `Предел по статье «${title}» больше наибольшего гранта: он никого не ограничит.`,
    ownShareWhole: "Собственный вклад не может быть 100 %: тогда просить нечего.",
    termReversed: "Проекты заканчиваются раньше, чем начинаются.",
    termBeforeResults: "Проекты начинаются раньше, чем станут известны итоги.",
    fundedAboveApplications: "Поддержать можно больше проектов одного заявителя, чем он может подать.",
    datesOutOfOrder: "Дата стоит раньше предыдущей. Проверьте порядок дат.",
    receptionTooShort: ({ days, least }: Details) =>
      `Приём заявок — ${days} дн., а общие требования советуют не меньше ${least}. Проверьте, что позволяет ваш порядок.`,
    resultsTooLate: ({ most }: Details) => `Итоги публикуются позже ${most} календарных дней после заседания.`,
    againstAct: brokenTerm,
    againstTerm: brokenTerm,
    identifyingDocumentForExperts:
      "Эксперты работают вслепую, а документ, по которому виден заявитель, им открыт. Оставьте его только организатору.",
    noRejectionGrounds: "Нет ни одного основания для отклонения: отклонить заявку будет нельзя.",
    noRequirements: "Нет ни одного требования к заявителям.",
    correctionEmpty: "Возврат на доработку разрешён, но дней или раз — ноль.",
    tooFewExperts: ({ experts, least }: Details) =>
      `Экспертов на заявку ${experts}, а учтённых оценок нужно не меньше ${least}.`,
    singleReview: "Достаточно одной оценки: сравнить её будет не с чем.",
    divergenceZero: "Порог расхождения ноль: расхождением станет любая разница.",
    divergenceAboveMax: "Порог расхождения больше наибольшего балла: он никогда не сработает.",
    noCriteria: "Нет ни одного критерия.",
    scaleReversed: "Наименьшая оценка критерия не меньше наибольшей.",
    stepZero: "Шаг оценки равен нулю.",
    stepMisfits: "Шаг не укладывается в шкалу целое число раз.",
    bandOutsideScale: "Пояснение к оценкам выходит за шкалу критерия.",
    bandsOverlap: "Пояснения к оценкам пересекаются.",
    maxScoreNotHundred: ({ most }: Details) => `Наибольший итоговый балл — ${most}, а привычно 100.`,
    passMarkAboveMax: ({ most }: Details) => `Проходной балл выше наибольшего возможного (${most}).`,
    tieStepRepeated: "Шаг в цепочке при равенстве баллов повторяется.",
    tieStepUnknownCriterion: "Цепочка при равенстве баллов ссылается на критерий, которого нет.",
    tieStepAfterLots: "После жребия других шагов быть не может.",
    tieUnresolved: "В цепочке нет жребия: равенство может остаться неразрешённым.",
    quorumImpossible: "Такой кворум собрать невозможно.",
    quorumBelowHalf: "Кворум меньше половины комиссии.",
    numbersRepeatYearly:
      "Номера протоколов начинаются заново каждый год, а года в номере нет: номера повторятся. Добавьте {год}.",
    noReports: "Не назначено ни одного отчёта.",
    reportBeforeTerm: "Отчёт назначен раньше, чем начинаются проекты.",
    noBudgetCategories: "Нет ни одной статьи расходов.",
  },
};
