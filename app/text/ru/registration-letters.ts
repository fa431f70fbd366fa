type Told = { applicant: string; asker: string; organiser: string };

/** Words of the letters about people and money of an applicant. */
export const registrationLetters = {
  "member-invitation": {
    subject: (applicant: string) => `Приглашение: ${applicant}`,
    lead: ({ invitedBy, applicant }: { invitedBy: string; applicant: string }) =>
      `${invitedBy} приглашает вас работать от имени заявителя «${applicant}».`,
    role: "Ваш доступ",
    more: "Чтобы принять приглашение, откройте ссылку. Если у вас ещё нет учётной записи, вы заведёте её там же. Если вы не знаете этого человека, ничего делать не нужно.",
    button: "Принять приглашение",
  },
  "head-request": {
    whyOffice: "Вы получили это письмо, потому что работаете у организатора конкурсов на платформе «Почин».",
    reason: "Причина:",
    headAsked: {
      subject: (applicant: string) => `Просят сменить руководителя: ${applicant}`,
      lead: ({ applicant, asker, organiser }: Told) =>
        `${asker} просит организатора (${organiser}) передать доступ руководителя заявителя «${applicant}». Сейчас этот доступ у вас.`,
      more: "Организатор проверит документ, решение примут два человека. Если руководитель не менялся и вы об этом не просили, сразу напишите или позвоните организатору.",
      button: "Открыть сведения",
    },
    headReplaced: {
      subject: (applicant: string) => `Руководитель сменился: ${applicant}`,
      lead: ({ applicant, asker, organiser }: Told) =>
        `Организатор (${organiser}) передал доступ руководителя заявителя «${applicant}» другому человеку: ${asker}. Ваш доступ прекращён, на всех устройствах вы вышли из системы.`,
      more: "Если это ошибка, сразу свяжитесь с организатором: решение приняли два его сотрудника, оно записано в журнале.",
      button: "Контакты организатора",
    },
    officeAsked: {
      subject: (applicant: string) => `Рассмотрите смену руководителя: ${applicant}`,
      lead: ({ applicant, asker }: Told) => `${asker} просит доступ руководителя заявителя «${applicant}».`,
      more: "Сверьте документ и запись в ЕГРЮЛ, свяжитесь с прежним руководителем. Секретарь одобряет просьбу, подтверждает другой человек.",
      button: "Рассмотреть",
    },
    officeSecond: {
      subject: (applicant: string) => `Нужно второе решение о смене руководителя: ${applicant}`,
      lead: ({ applicant, asker }: Told) =>
        `Секретарь одобрил передачу доступа руководителя заявителя «${applicant}»: ${asker}. Без вашего подтверждения ничего не изменится.`,
      more: "Проверьте документ сами, не полагаясь на первое решение.",
      button: "Проверить и решить",
    },
    askerDone: {
      subject: (applicant: string) => `Вы руководитель: ${applicant}`,
      lead: ({ applicant, organiser }: Told) =>
        `Организатор (${organiser}) передал вам доступ руководителя заявителя «${applicant}».`,
      more: "Проверьте сведения, банковский счёт и список людей с доступом.",
      button: "Открыть сведения",
    },
    askerDeclined: {
      subject: (applicant: string) => `В смене руководителя отказано: ${applicant}`,
      lead: ({ applicant, organiser }: Told) =>
        `Организатор (${organiser}) не передал вам доступ руководителя заявителя «${applicant}».`,
      more: "Исправьте то, что указано ниже, и попросите ещё раз.",
      button: "Попросить ещё раз",
    },
  },
  "account-changed": {
    subject: (applicant: string) => `Изменён банковский счёт: ${applicant}`,
    lead: ({ changedBy, applicant, tail }: { changedBy: string; applicant: string; tail: string }) =>
      `${changedBy} указал банковский счёт заявителя «${applicant}». Последние цифры номера: ${tail}.`,
    more: "На этот счёт будет перечислен грант. Если вы об этом не знали, откройте сведения о заявителе, исправьте счёт и проверьте, у кого есть доступ.",
    button: "Открыть сведения",
  },
};
