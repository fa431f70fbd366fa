import { plural } from "../plural";
import { approval } from "./announcement-approval";
import { change } from "./announcement-change";
import { contradictions } from "./announcement-checks";
import { ruleFields } from "./announcement-fields";
import { form } from "./announcement-form";
import { formula } from "./announcement-formula";
import { presetNotes } from "./announcement-notes";
import { office } from "./announcement-office";
import { rules } from "./announcement-rules";
import { site } from "./announcement-site";

/** Words of the announcement: the rules of a competition, the office that sets them, the pages where everybody reads them. */
export const announcement = {
  rules,
  ruleFields,
  change,
  approval,
  presetNotes,
  contradictions,
  form,
  formula,
  office,
  site,
  kinds: {
    legal: "Некоммерческие организации",
    branch: "Филиалы и отделения некоммерческих организаций",
    unregistered_association: "Общественные объединения без юридического лица",
    initiative_group: "Инициативные группы жителей",
  },
  presets: {
    milkovo: {
      title: "Муниципальная субсидия: краевые и местные деньги",
      about:
        "Для организаций. Десять критериев с весами, два эксперта вслепую, при расхождении третий, проходной балл 60, собственный вклад от 10 %.",
    },
    "general-requirements": {
      title: "Муниципальная субсидия по общим требованиям (ПП № 1780–1782)",
      about:
        "Для организаций. Объявляют и меняют условия два человека, менять их можно только в первой половине приёма, о допуске решает комиссия, при равных баллах выше поданная раньше. Числа, которых в общих требованиях нет, отмечены: сверьте их со своим порядком.",
    },
    "regional-grants": {
      title: "Региональный конкурс по образцу Фонда президентских грантов",
      about:
        "Для организаций. Гранты до 3 000 000 ₽, полная форма заявки, десять критериев с весами, два эксперта, при расхождении третий, поддержать можно один проект заявителя.",
    },
    "initiative-groups": {
      title: "Инициативы жителей",
      about:
        "Для групп без юридического лица. До 50 000 ₽ из местного бюджета, пять критериев, проходной балл 50, собственный вклад не требуется.",
    },
    "resource-centre": {
      title: "Малые гранты ресурсного центра",
      about: "Для организаций и групп. Три эксперта видят заявителя, итог — медиана, деньги ресурсного центра.",
    },
  },
  modes: {
    live: "Настоящий",
    test: "Учебный",
    liveHint: "Идёт по настоящему времени, письма уходят заявителям",
    testHint: "Календарь переводится кнопкой, письма остаются внутри системы, в открытые данные ничего не попадает",
  },
  dates: {
    announcement: "Объявление",
    receptionOpens: "Начало приёма заявок",
    receptionCloses: "Окончание приёма заявок",
    reviewDue: "Окончание экспертизы",
    meeting: "Заседание комиссии",
    results: "Публикация итогов",
    agreements: "Заключение соглашений",
    report: "Отчёт",
  },
  count: (n: number) => plural("ru", n, { one: `${n} конкурс`, few: `${n} конкурса`, other: `${n} конкурсов` }),
};
