/** Протокол вскрытия заявок (domain.md §6, 4). */
export const openingProtocolWords = {
  fileName: (number: string, version: number) =>
    `Протокол вскрытия заявок № ${number}${version > 1 ? `, редакция ${version}` : ""}`,
  title: (number: string) => `ПРОТОКОЛ № ${number}`,
  subtitle: "вскрытия заявок на участие в конкурсе",
  version: (version: number) => `Редакция ${version}`,
  corrected: (version: number, reason: string) =>
    `Редакция ${version - 1} исправлена. Причина: ${reason.replace(/\.$/, "")}.`,
  competition: "Конкурс",
  legalAct: "Правовой акт",
  reception: "Приём заявок",
  receptionValue: (from: string, till: string) => `с ${from} до ${till}`,
  openedAt: "Вскрытие проведено",
  place: "Место проведения",
  noPlace: "не указано",
  openedBy: "Вскрытие провёл(а)",
  present: "Присутствовали члены комиссии",
  nobodyPresent: "члены комиссии не присутствовали",
  counts: "Поступило заявок",
  countsValue: (opened: number) => `${opened}`,
  withdrawn: "Отозвано заявителями до окончания приёма",
  late: "Попыток подать заявку после окончания приёма",
  lateValue: (attempts: number) => (attempts === 0 ? "не было" : `${attempts}, заявки не приняты`),
  fixed: "Отпечаток поданных заявок",
  fixedValue: (root: string) => `${root} (SHA-256, записан системой по окончании приёма)`,
  list: "Вскрытые заявки",
  columns: {
    number: "Рег. №",
    arrived: "Дата и время поступления",
    applicant: "Полное наименование участника",
    address: "Адрес",
    project: "Проект",
    requested: "Запрашиваемая сумма, ₽",
  },
  onPaper: (entry: string) => `на бумаге, запись № ${entry}`,
  applicant: (name: string, inn: string | null) => (inn ? `${name}, ИНН ${inn}` : name),
  order: (zone: string) =>
    `Регистрационные номера присвоены в порядке поступления. Дата и время поступления указаны по времени конкурса (${zone}).`,
  secretary: "Секретарь",
  chair: "Председатель комиссии",
  member: "Член комиссии",
};

/** Журнал регистрации заявок (domain.md §6, 3). */
export const registrationJournalWords = {
  fileName: "Журнал регистрации заявок",
  title: "ЖУРНАЛ РЕГИСТРАЦИИ ЗАЯВОК",
  sheet: "Журнал регистрации",
  asOf: (instant: string) => `По состоянию на ${instant}.`,
  columns: {
    order: "№ п/п",
    number: "Рег. №",
    arrived: "Дата и время поступления",
    applicant: "Заявитель",
    inn: "ИНН",
    project: "Проект",
    way: "Способ подачи",
    requested: "Запрашиваемая сумма, ₽",
    mark: "Отметка об отзыве или изменении",
    signature: "Подпись",
  },
  electronic: "через систему",
  onPaper: openingProtocolWords.onPaper,
  withdrawn: "отозвана до окончания приёма, не вскрывалась",
  edition: (version: number, first: string) => `редакция ${version}, первая подана ${first}`,
  zone: (zone: string) => `Время указано по времени конкурса (${zone}).`,
};

/** The office's list of applications as a file. */
export const applicationListWords = {
  fileName: "Заявки",
  title: "СПИСОК ЗАЯВОК",
  asOf: (instant: string) => `По состоянию на ${instant}.`,
  columns: {
    number: "Рег. №",
    arrived: "Дата и время поступления",
    title: "Проект",
    direction: "Направление",
    applicant: "Заявитель",
    kind: "Вид заявителя",
    inn: "ИНН",
    locality: "Населённый пункт",
    requested: "Запрашиваемая сумма, ₽",
    ownShare: "Собственный вклад, ₽",
    state: "Состояние",
    marks: "Отметки",
    checker: "Проверяет",
  },
  zone: (zone: string) => `Время указано по времени конкурса (${zone}).`,
};

/** Протокол рассмотрения заявок (domain.md §6, 5). */
export const admissionProtocolWords = {
  fileName: (number: string, version: number) =>
    `Протокол рассмотрения заявок № ${number}${version > 1 ? `, редакция ${version}` : ""}`,
  title: (number: string) => `ПРОТОКОЛ № ${number}`,
  subtitle: "рассмотрения заявок на участие в конкурсе",
  corrected: openingProtocolWords.corrected,
  competition: "Конкурс",
  legalAct: "Правовой акт",
  heldAt: "Время рассмотрения",
  presiding: "Председательствующий",
  secretary: "Секретарь",
  member: "Член комиссии",
  chair: "председатель комиссии",
  present: "Присутствовали",
  absent: "Отсутствовали",
  quorum: (present: number, entitled: number, needed: number) =>
    `На заседании присутствуют ${present} из ${entitled} членов комиссии с правом голоса. Для правомочности требуется присутствие не менее ${needed}. Кворум имеется.`,
  considered: (count: number) => `Рассмотрено заявок: ${count}`,
  decided: "РЕШИЛИ:",
  admit: "Допустить к участию в конкурсе заявки:",
  admitNone: "Допущенных заявок нет.",
  reject: "Отклонить заявки:",
  rejectNone: "Отклонённых заявок нет.",
  columns: {
    number: "№ заявки",
    applicant: "Заявитель",
    project: "Проект",
    ground: "Основание и пункт",
    votes: "Голоса",
  },
  ground: ({ title, clause, text }: { title: string; clause: string; text: string }) => `${title} (${clause}). ${text}`,
  votes: (votes: { for: number; against: number; abstained: number; recused: number }) =>
    [
      `за — ${votes.for}`,
      `против — ${votes.against}`,
      `воздержались — ${votes.abstained}`,
      ...(votes.recused > 0 ? [`не участвовали (конфликт интересов) — ${votes.recused}`] : []),
    ].join(", "),
  annex: "Результаты проверки требований",
  requirement: (title: string, clause: string) => (clause ? `${title} (${clause})` : title),
  checks: { ok: "да", fail: "нет", notApplicable: "н/п", unmarked: "—" },
  legend:
    "«Да» — требование выполнено, «нет» — не выполнено, «н/п» — не применяется к этому заявителю, «—» — не проверялось.",
};

/** Лист проверки соответствия заявки (domain.md §6, 6). */
export const checkListWords = {
  fileName: (number: number) => `Лист проверки заявки № ${number}`,
  title: "ЛИСТ ПРОВЕРКИ СООТВЕТСТВИЯ",
  subtitle: (number: number) => `заявки № ${number} требованиям объявления`,
  competition: "Конкурс",
  legalAct: "Правовой акт",
  applicant: "Заявитель",
  applicantValue: (name: string, inn: string | null) => (inn ? `${name}, ИНН ${inn}` : name),
  project: "Проект",
  asOf: "Проверено по состоянию на",
  columns: {
    order: "№",
    requirement: "Требование, пункт",
    proof: "Чем подтверждается",
    day: "На дату",
    result: "Результат",
    evidence: "Чем подтверждено",
    comment: "Пояснение",
    checker: "Проверил(а)",
  },
  proofs: {
    declaration: "заявление заявителя",
    document: "документ в заявке",
    check: "проверка организатора",
  },
  results: { ok: "выполнено", fail: "не выполнено", notApplicable: "не применяется", unmarked: "не проверено" },
  none: "Требований к заявителям объявление не содержит.",
  secretary: "Секретарь",
};
