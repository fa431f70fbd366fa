import { plural } from "../plural";

const drafts = (n: number) =>
  plural("ru", n, { one: `${n} черновик`, few: `${n} черновика`, other: `${n} черновиков` });
const letters = (n: number) => plural("ru", n, { one: `${n} письмо`, few: `${n} письма`, other: `${n} писем` });

/** How a competition stands: how far applications have come, what is overdue, reminders to those who have drafts. */
export const standing = {
  funnel: "Путь заявок",
  step: "Шаг",
  steps: {
    started: "Начаты",
    filled: "Заполнены все разделы",
    submitted: "Поданы",
    admitted: "Допущены",
    scored: "Оценены",
    awarded: "Поддержаны",
  },
  byState: "Сколько заявок в каждом состоянии",
  overdue: "Просрочено",
  nothingOverdue: "Ничего не просрочено.",
  since: (day: string) => `срок был ${day}`,
  acts: (who: string) => `должны действовать: ${who}`,
  who: {
    secretary: "секретарь",
    experts: "эксперты",
    commission: "комиссия и секретарь",
    applicants: "заявители",
    winners: "победители и секретарь",
  },
  late: {
    announcement: "Конкурс не объявлен",
    admission: "Рассмотрение заявок не закончено, экспертиза не начата",
    sheets: "Эксперты не сдали оценки",
    opening: "Оценки сданы, но не вскрыты",
    meeting: "Заседание комиссии не проведено",
    results: "Итоги не опубликованы",
    corrections: "Заявки не исправлены в срок",
    agreements: "Соглашения не заключены",
    reports: "Отчёты не сданы",
    reportChecks: "Сданные отчёты не проверены",
  },
  count: (what: string, n: number) => `${what}: ${n}`,
  call: {
    title: "Напомнить о черновиках",
    body: (drafted: number, posted: number) =>
      `Не подано: ${drafts(drafted)}. Напоминание получат руководители и редакторы, всего ${letters(posted)}. Кто они, вам не видно. Тем, кто отказался от напоминаний, письмо не придёт.`,
    nobody: "Черновиков, о которых можно напомнить, сейчас нет.",
    last: (at: string, drafted: number, posted: number) =>
      `В последний раз напоминали ${at}: ${drafts(drafted)}, ${letters(posted)}.`,
    wait: (at: string) => `Чтобы не надоедать, следующее напоминание можно отправить с ${at}.`,
    button: "Отправить напоминание",
    done: "Напоминание отправлено.",
  },
};
