import type { ApprovalState, ApprovalSubject } from "~/lifecycle/2-announcement/approval";

/** Words of announcing by two people: one proposes, another confirms. */
export const approval = {
  title: "Согласование",
  lead: "По правилам этого конкурса объявляют его и меняют условия два человека: один предлагает, другой подтверждает. Сделать и то и другое один человек не может.",
  subjects: {
    announcement: "Объявление конкурса",
    change: "Изменение условий",
  } satisfies Record<ApprovalSubject, string> as Record<ApprovalSubject, string>,
  version: ({ subject, version }: { subject: ApprovalSubject; version: number }) =>
    subject === "announcement" ? `Правила, редакция ${version}` : `Подготовленное изменение ${version}`,
  by: (name: string) => `Предлагает: ${name}`,
  sha256: "SHA-256 правил",
  reason: "Почему меняются условия",
  read: "Прочитайте всё, что будет объявлено. Если правила или форму заявки после этого изменят, предложение снимется само.",
  form: "Форма заявки",
  page: "Как это увидят заявители",
  confirm: {
    announcement: "Подтвердить и объявить конкурс",
    change: "Подтвердить и объявить изменения",
  } satisfies Record<ApprovalSubject, string> as Record<ApprovalSubject, string>,
  confirmLead: "После подтверждения всё объявляется сразу. Отменить объявление будет нельзя.",
  returnTitle: "Вернуть с замечаниями",
  takeBackTitle: "Отозвать своё предложение",
  remarks: "Что исправить",
  remarksHint: "Замечания получит письмом тот, кто предложил",
  takeBackReason: "Почему отзываете",
  takeBackHint: "Причина останется в списке предложений",
  return: "Вернуть",
  takeBack: "Отозвать",
  waits: (names: string) => `Подтвердить может: ${names}. Письмо отправлено.`,
  pending: "Ждёт подтверждения второго человека",
  look: "Посмотреть предложение",
  nobody: "Подтвердить пока некому: пригласите второго секретаря или администратора организатора.",
  invite: "Пригласить",
  propose: {
    announcement: "Передать на подтверждение",
    change: "Передать изменения на подтверждение",
  } satisfies Record<ApprovalSubject, string> as Record<ApprovalSubject, string>,
  proposeLead: (names: string) =>
    `Объявит второй человек, когда прочитает и подтвердит. Это может сделать: ${names}. Любая правка снимет предложение.`,
  last: {
    returned: "Прошлое предложение возвращено с замечаниями",
    voided: "Прошлое предложение снято: после него были правки. Передайте на подтверждение ещё раз",
  },
  decided: "Что было раньше",
  columns: { what: "Что предложено", state: "Чем кончилось", who: "Кто", at: "Когда", remarks: "Замечания" },
  states: {
    proposed: "ждёт подтверждения",
    confirmed: "подтверждено и объявлено",
    returned: "возвращено",
    voided: "снято из-за правок",
  } satisfies Record<ApprovalState, string> as Record<ApprovalState, string>,
  emptyTitle: "Предложений пока нет",
  emptyBody: "Здесь появится то, что один секретарь предложит объявить, чтобы другой это прочитал и подтвердил.",
  done: {
    proposed: "Передано на подтверждение. Тем, кто может подтвердить, отправлено письмо.",
    returned: "Предложение возвращено.",
  },
};
