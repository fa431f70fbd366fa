import type { EventType } from "~/journal/events";
import type { MarkKind } from "~/lifecycle/1-registration/work-calendar";
import { formatDay, formatInstant } from "../format";
import { calendar } from "./registration-calendar";
import { verifiedFactNames } from "./registration-profile";

export type EventDetails = Record<string, string | number | boolean | null>;
export type EventWords = string | ((details: EventDetails) => string);

const quoted = (value: EventDetails[string] | undefined) => (value ? ` «${value}»` : "");
const number = (value: EventDetails[string] | undefined) => (value ? ` № ${value}` : "");
const colon = (value: EventDetails[string] | undefined) => (value ? `: ${value}` : "");

const roleNames: Record<string, string> = {
  expert: "эксперт",
  member: "член комиссии",
  chair: "председатель комиссии",
  secretary: "секретарь",
  helper: "консультант",
  organiserAdmin: "администратор организатора",
  installationAdmin: "администратор системы",
};
const memberRoleNames: Record<string, string> = {
  head: "руководитель",
  signatory: "подписывает по доверенности",
  accountant: "бухгалтер",
  editor: "готовит заявки",
  viewer: "только читает",
};
const asMember = (name: EventDetails[string] | undefined, given: EventDetails[string] | undefined) =>
  colon([name, memberRoleNames[String(given)]].filter(Boolean).join(", "));
/** Verified facts by their names; a fact that is not known any more is left out. */
const namesOfFacts = (facts: EventDetails[string] | undefined) =>
  String(facts ?? "")
    .split(",")
    .flatMap((fact) => verifiedFactNames[fact as keyof typeof verifiedFactNames] ?? [])
    .join(", ");
const role = (value: EventDetails[string] | undefined) => roleNames[String(value)] ?? "";

/** Who signed an application, by their role. */
const signedBy: Record<string, string> = {
  head: "Заявку подписал руководитель",
  signatory: "Заявку подписал представитель по доверенности",
};
const lapses: Record<string, string> = {
  incomplete: "в черновике заполнено не всё",
  notSigned: "заявка не подписана",
  withdrawn: "заявка отозвана",
  noAuthority: "давший поручение больше не вправе подписывать заявку",
};

const untilInstant = (at: EventDetails[string] | undefined, zone: EventDetails[string] | undefined) =>
  typeof at === "string" && typeof zone === "string" ? ` до ${formatInstant(at, zone, "ru")}` : "";

const cameAt = (at: EventDetails[string] | undefined, zone: EventDetails[string] | undefined) =>
  typeof at === "string" && typeof zone === "string" ? `, поступила ${formatInstant(at, zone, "ru")}` : "";
const scanNames: Record<string, string> = {
  application: "заявка",
  consent: "согласие на обработку персональных данных",
  envelope: "конверт или штамп",
  withdrawal: "письмо об отзыве",
};

const attempted: Record<string, string> = {
  submit: "Попытка подать заявку",
  withdraw: "Попытка отозвать заявку",
  reopen: "Попытка вернуть заявку в работу",
  resubmit: "Попытка отправить исправленную заявку",
};
/** Both names of what a helper does: «Иванова А. П. (библиотека) по поручению Петровой». */
const byErrand = ({ helper, desk, principal }: EventDetails) =>
  helper ? `${helper}${desk ? ` (${desk})` : ""}${principal ? ` по поручению: ${principal}` : ""}` : null;

const paperNames: Record<string, string> = {
  openingProtocol: "протокол вскрытия заявок",
  admissionProtocol: "протокол рассмотрения заявок",
};

/** What happened, in the words of a history; details are optional, the sentence must hold without them. */
export const journal = {
  organiserStaff: "Организатор",
  empty: "Событий пока нет.",
  event: {
    "account.registered": "Учётная запись создана",
    "account.confirmed": "Адрес почты подтверждён",
    "account.passwordReset": "Пароль восстановлен по ссылке из письма",
    "account.passwordChanged": "Пароль изменён",
    "account.emailChanged": "Адрес почты изменён",
    "account.changed": "Имя или язык изменены",
    "consent.given": "Дано согласие на обработку персональных данных",
    "consent.withdrawn": "Согласие на обработку персональных данных отозвано",
    "applicant.registered": "Заявитель зарегистрирован",
    "applicant.changed": ({ revoked, facts }) =>
      `${revoked ? "Изменено то, что проверил организатор, заявителя нужно проверить снова" : "Сведения о заявителе изменены"}${colon(namesOfFacts(facts))}`,
    "applicant.accountChanged": "Изменён банковский счёт",
    "applicant.personNamed": ({ purpose }) =>
      purpose === "group" ? "Добавлен участник группы с его согласием" : "Добавлен человек из команды с его согласием",
    "applicant.namedConsentWithdrawn": ({ purpose }) =>
      purpose === "group" ? "Участник группы отозвал согласие" : "Человек из команды отозвал согласие",
    "applicant.verified": "Заявитель проверен",
    "applicant.refused": "Заявитель не прошёл проверку",
    "applicant.joinAsked": "Поступила просьба о доступе",
    "applicant.memberInvited": ({ name, role: asked }) => `Отправлено приглашение${asMember(name, asked)}`,
    "applicant.memberInviteWithdrawn": ({ name }) => `Приглашение отозвано${colon(name)}`,
    "applicant.memberChanged": ({ name, role: given, number: paper }) =>
      `Доступ изменён${asMember(name, given)}${paper ? `, доверенность${number(paper)}` : ""}`,
    "applicant.memberAdded": ({ name, role: given }) => `Добавлен участник${asMember(name, given)}`,
    "applicant.joinDeclined": ({ name }) => `Просьба о доступе отклонена${colon(name)}`,
    "applicant.memberRemoved": ({ name }) => `Участник удалён${colon(name)}`,
    "applicant.errandTaken": ({ helper, desk, principal }) =>
      `Записано поручение консультанту${colon(byErrand({ helper, desk }))}${principal ? `, согласие дано: ${principal}` : ""}`,
    "applicant.errandEnded": ({ helper }) => `Поручение консультанту закончено${colon(helper)}`,
    "applicant.headAsked": ({ name }) => `Поступила просьба о смене руководителя${colon(name)}`,
    "applicant.headApproved": ({ name }) => `Смена руководителя одобрена, нужно второе решение${colon(name)}`,
    "applicant.headDeclined": ({ name }) => `В смене руководителя отказано${colon(name)}`,
    "applicant.headChanged": ({ name }) => `Доступ руководителя передан${colon(name)}`,
    "applicant.accountMoveAsked": ({ name }) =>
      `Поступила просьба перенести учётную запись на новый адрес${colon(name)}`,
    "applicant.accountMoveApproved": ({ name }) => `Перенос учётной записи одобрен, нужно второе решение${colon(name)}`,
    "applicant.accountMoveDeclined": ({ name }) => `В переносе учётной записи отказано${colon(name)}`,
    "applicant.accountMoveObjected": ({ name }) =>
      `Владелец адреса возразил, учётная запись не переносится${colon(name)}`,
    "applicant.accountMoved": ({ name }) => `Учётная запись перенесена на новый адрес${colon(name)}`,
    "applicant.proofAttached": ({ name }) => `Приложен документ о полномочиях${colon(name)}`,
    "applicant.proofRemoved": ({ name }) => `Документ о полномочиях убран${colon(name)}`,
    "organiser.created": "Организатор добавлен",
    "organiser.changed": "Сведения об организаторе изменены",
    "workCalendar.dayMarked": ({ day, kind, act }) =>
      `Производственный календарь: ${typeof day === "string" ? formatDay(day, "ru") : "день отмечен"}${colon(calendar.kinds[kind as MarkKind])}${act ? ` (${act})` : ""}`,
    "news.published": ({ title }) => `Опубликована новость${colon(title)}`,
    "news.changed": ({ title }) => `Исправлена новость${colon(title)}`,
    "news.withdrawn": ({ title }) => `Снята новость${colon(title)}`,
    "role.invited": ({ name, role: asked }) =>
      `Отправлено приглашение${colon([name, role(asked)].filter(Boolean).join(", "))}`,
    "role.inviteWithdrawn": ({ name }) => `Приглашение отозвано${colon(name)}`,
    "role.granted": ({ name, role: given }) => `Роль принята${colon([name, role(given)].filter(Boolean).join(", "))}`,
    "role.ended": ({ name, role: held }) => `Роль прекращена${colon([name, role(held)].filter(Boolean).join(", "))}`,
    "competition.created": "Конкурс создан",
    "competition.copied": ({ from }) => `Конкурс создан по образцу конкурса «${from}»`,
    "competition.rulesChanged": ({ byTwo }) =>
      `Условия конкурса изменены${byTwo ? " после согласования двумя людьми" : ""}`,
    "competition.formChanged": "Форма заявки изменена",
    "competition.announced": ({ byTwo }) => `Конкурс объявлен${byTwo ? " после согласования двумя людьми" : ""}`,
    "approval.proposed": ({ subject }) =>
      subject === "change" ? "Изменение условий передано на подтверждение" : "Объявление передано на подтверждение",
    "approval.returned": ({ subject }) =>
      subject === "change" ? "Изменение условий возвращено с замечаниями" : "Объявление возвращено с замечаниями",
    "approval.voided": ({ subject }) =>
      subject === "change"
        ? "Изменение условий правили, прежнее предложение снято"
        : "Правила или форму правили, прежнее предложение об объявлении снято",
    "extension.proposed": ({ kind }) =>
      kind === "incident" ? "Предложено продлить приём заявок из-за сбоя" : "Предложено продлить приём заявок",
    "extension.declined": "Предложение продлить приём заявок отклонено",
    "competition.deadlineExtended": ({ to, zone, reason }) =>
      `Приём заявок продлён${untilInstant(to, zone)}${reason ? `. Причина: ${reason}` : ""}`,
    "competition.clockMoved": "Время учебного конкурса переведено вперёд",
    "competition.draftsCalled": ({ drafts, letters }) =>
      `Владельцам черновиков отправлено напоминание (черновиков: ${drafts}, писем: ${letters})`,
    "competition.cancelled": "Конкурс отменён",
    "competition.discarded": ({ title }) => `Черновик конкурса «${title}» удалён`,
    "competition.closed": "Приём заявок закончен",
    "competition.opened": "Заявки вскрыты",
    "competition.failed": "Конкурс признан несостоявшимся",
    "paper.made": ({ paper, number: n }) => `Составлен документ: ${paperNames[String(paper)] ?? ""}${number(n)}`,
    "paper.corrected": ({ paper, number: n, version }) =>
      `Исправлен документ: ${paperNames[String(paper)] ?? ""}${number(n)}, редакция ${version}`,
    "paper.signedCopyAttached": ({ paper, number: n, kind }) =>
      `${kind === "signature" ? "Приложена электронная подпись" : "Приложен подписанный экземпляр"}: ${paperNames[String(paper)] ?? ""}${number(n)}`,
    "competition.reviewStarted": "Экспертиза началась",
    "competition.scoresOpened": "Оценки экспертов вскрыты",
    "competition.completed": "Конкурс завершён",
    "question.asked": "Задан вопрос организатору",
    "question.answered": "Дан ответ на вопрос",
    "application.started": (details) =>
      `Начат черновик заявки${details.from ? " на основе прежней" : ""}${colon(byErrand(details))}${details.typist ? `: с бумаги вносит ${details.typist}` : ""}`,
    "application.declared": ({ no }) =>
      no ? "Заявитель ответил о требованиях, есть невыполненные" : "Заявитель ответил о требованиях",
    "application.signAsked": ({ heads, signatories }) => {
      const asked = [heads ? "руководителя" : "", signatories ? "представителя по доверенности" : ""];
      return `Попросили подписать заявку${colon(asked.filter(Boolean).join(" и "))}`;
    },
    "application.signed": ({ by }) => signedBy[String(by)] ?? "Заявка подписана",
    "application.discarded": "Черновик удалён",
    "application.restored": "Черновик восстановлен",
    "application.coApplicantCalled": ({ inn }) =>
      `Организации, которой нет в «Почине», отправлено письмо с просьбой зарегистрироваться${inn ? `, ИНН ${inn}` : ""}`,
    "application.coApplicantInvited": ({ name }) => `Приглашён соисполнитель${colon(name)}`,
    "application.coApplicantAgreed": ({ name }) => `Соисполнитель согласился${colon(name)}`,
    "application.coApplicantDeclined": ({ name }) => `Соисполнитель отказался${colon(name)}`,
    "application.coApplicantLeft": ({ name }) => `Соисполнитель вышел из заявки${colon(name)}`,
    "application.coApplicantCancelled": ({ name }) => `Соисполнитель исключён из заявки${colon(name)}`,
    "application.submitted": ({ edition, byOrder, onPaper }) =>
      `${Number(edition) > 1 ? `Подана редакция${number(edition)} заявки` : "Заявка подана"}${byOrder ? " в момент окончания приёма, по поручению" : ""}${onPaper ? " на бумаге" : ""}`,
    "application.orderGiven": "Дано поручение подать заявку в момент окончания приёма",
    "application.orderWithdrawn": "Поручение подать заявку отозвано",
    "application.orderLapsed": ({ why }) => `Поручение подать заявку не исполнено${colon(lapses[String(why)])}`,
    "application.cameLate": ({ act }) => `${attempted[String(act)] ?? "Заявка пришла"} после срока, не принято`,
    "application.withdrawn": ({ onPaper }) => (onPaper ? "Заявка отозвана письмом на бумаге" : "Заявка отозвана"),
    "application.reopened": "Отозванная заявка снова стала черновиком",
    "paperApplication.registered": ({ entry, arrivedAt, zone }) =>
      `Записана бумажная заявка${number(entry)}${cameAt(arrivedAt, zone)}`,
    "paperApplication.cameLate": ({ entry, arrivedAt, zone }) =>
      `Бумажная заявка записана как пришедшая после срока${number(entry)}${cameAt(arrivedAt, zone)}`,
    "paperApplication.scanAttached": ({ kind }) => `Приложен скан${colon(scanNames[String(kind)])}`,
    "paperApplication.typed": ({ gaps }) =>
      gaps ? "Бумажная заявка внесена, на бумаге есть пропуски" : "Бумажная заявка внесена",
    "paperApplication.compared": "Внесённое сверено с бумагой",
    "paperApplication.sentBack": "При сверке найдены расхождения, заявка вносится дальше",
    "paperApplication.setAside": ({ reason }) => `Бумажная заявка снята с учёта${reason ? `. Причина: ${reason}` : ""}`,
    "paperApplication.withdrawn": ({ entry, arrivedAt, zone }) =>
      `Записан отзыв на бумаге${number(entry)}${cameAt(arrivedAt, zone)}`,
    "application.opened": ({ number: given }) => `Заявка вскрыта и зарегистрирована${number(given)}`,
    "application.checkerAssigned": ({ name }) =>
      name ? `Проверка поручена: ${name}` : "Поручение проверить заявку снято",
    "application.checked": "Отмечена проверка требований",
    "application.admitted": "Заявка допущена",
    "application.rejected": "Заявка не допущена",
    "application.reconsidered": "Решение о допуске отменено, заявка снова на проверке",
    "application.returned": "Заявка возвращена для исправления",
    "application.resubmitted": "Исправленная заявка подана",
    "round.prepared": "Копии заявок для экспертов подготовлены",
    "round.started": "Раунд экспертизы начат",
    "round.closed": "Раунд экспертизы закрыт",
    "round.openingConfirmed": "Вскрытие оценок подтверждено",
    "round.opened": "Оценки раунда вскрыты",
    "expert.assigned": "Эксперт назначен",
    "expert.recused": "Эксперт заявил самоотвод",
    "expert.replaced": "Эксперт заменён",
    "sheet.sealed": "Оценочный лист запечатан",
    "sheet.reopened": "Оценочный лист открыт для правки",
    "sheet.annulled": "Оценочный лист аннулирован",
    "ranking.made": "Рейтинг заявок составлен",
    "meeting.planned": "Заседание комиссии назначено",
    "meeting.opened": "Заседание комиссии открыто",
    "meeting.attendanceRecorded": "Отмечены присутствующие на заседании",
    "meeting.passMarksVoted": "Комиссия проголосовала о проходном балле",
    "item.proposed": "Предложено решение по вопросу повестки",
    "item.opened": "Голосование по вопросу открыто",
    "item.recused": "Член комиссии не участвует в решении из-за конфликта интересов",
    "item.voted": "Голос подан",
    "item.votesEntered": "Голоса внесены секретарём",
    "item.closed": "Голосование по вопросу закончено",
    "award.decided": "Комиссия приняла решение по заявке",
    "protocol.signed": "Протокол заседания подписан",
    "results.published": "Итоги конкурса опубликованы",
    "letters.released": "Письма о решениях отправлены",
    "letters.worded": "Текст письма заявителям изменён",
    "letters.resent": "Письмо отправлено на другой адрес",
    "agreement.recorded": ({ number: given }) => `Соглашение заключено${number(given)}`,
    "agreement.refused": "Победитель отказался от соглашения",
    "agreement.completed": "Обязательства по соглашению исполнены",
    "report.submitted": ({ title }) => `Отчёт подан${colon(title)}`,
    "report.returned": ({ title }) => `Отчёт возвращён с замечаниями${colon(title)}`,
    "report.accepted": ({ title }) => `Отчёт принят${colon(title)}`,
    "project.published": ({ title }) => `Карточка проекта опубликована${quoted(title)}`,
  } satisfies Record<EventType, EventWords> as Record<EventType, EventWords>,
};
