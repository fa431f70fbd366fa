import { quoted } from "../quoted";

type Told = { applicant: string; asker: string; organiser: string };

/** Words of the letters about people and money of an applicant. */
export const registrationLetters = {
  "member-invitation": {
    subject: (applicant: string) => `Приглашение: ${applicant}`,
    lead: ({ invitedBy, applicant }: { invitedBy: string; applicant: string }) =>
      `${invitedBy} приглашает вас работать от имени заявителя ${quoted(applicant)}.`,
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
        `${asker} просит организатора (${organiser}) передать доступ руководителя заявителя ${quoted(applicant)}. Сейчас этот доступ у вас.`,
      more: "Организатор проверит документ, решение примут два человека. Если руководитель не менялся и вы об этом не просили, сразу напишите или позвоните организатору.",
      button: "Открыть сведения",
    },
    headReplaced: {
      subject: (applicant: string) => `Руководитель сменился: ${applicant}`,
      lead: ({ applicant, asker, organiser }: Told) =>
        `Организатор (${organiser}) передал доступ руководителя заявителя ${quoted(applicant)} другому человеку: ${asker}. Ваш доступ прекращён, на всех устройствах вы вышли из системы.`,
      more: "Если это ошибка, сразу свяжитесь с организатором: решение приняли два его сотрудника, оно записано в журнале.",
      button: "Контакты организатора",
    },
    officeAsked: {
      subject: (applicant: string) => `Рассмотрите смену руководителя: ${applicant}`,
      lead: ({ applicant, asker }: Told) => `${asker} просит доступ руководителя заявителя ${quoted(applicant)}.`,
      more: "Сверьте документ и запись в ЕГРЮЛ, свяжитесь с прежним руководителем. Секретарь одобряет просьбу, подтверждает другой человек.",
      button: "Рассмотреть",
    },
    officeSecond: {
      subject: (applicant: string) => `Нужно второе решение о смене руководителя: ${applicant}`,
      lead: ({ applicant, asker }: Told) =>
        `Секретарь одобрил передачу доступа руководителя заявителя ${quoted(applicant)}: ${asker}. Без вашего подтверждения ничего не изменится.`,
      more: "Проверьте документ сами, не полагаясь на первое решение.",
      button: "Проверить и решить",
    },
    askerDone: {
      subject: (applicant: string) => `Вы руководитель: ${applicant}`,
      lead: ({ applicant, organiser }: Told) =>
        `Организатор (${organiser}) передал вам доступ руководителя заявителя ${quoted(applicant)}.`,
      more: "Проверьте сведения, банковский счёт и список людей с доступом.",
      button: "Открыть сведения",
    },
    askerDeclined: {
      subject: (applicant: string) => `В смене руководителя отказано: ${applicant}`,
      lead: ({ applicant, organiser }: Told) =>
        `Организатор (${organiser}) не передал вам доступ руководителя заявителя ${quoted(applicant)}.`,
      more: "Исправьте то, что указано ниже, и попросите ещё раз.",
      button: "Попросить ещё раз",
    },
  },
  "errand-taken": {
    subject: (applicant: string) => `Консультант готовит заявку: ${applicant}`,
    lead: ({
      helper,
      desk,
      applicant,
      principal,
    }: {
      helper: string;
      desk: string;
      applicant: string;
      principal: string;
    }) =>
      `${helper} (${desk}) начинает готовить черновик заявки от имени заявителя ${quoted(applicant)}. Согласие записано со слов или подписи: ${principal}.`,
    more: "Консультант видит только черновики, которые начал сам. Подать или подписать заявку он не может. Если вы его не просили или передумали, откройте сведения о заявителе и отзовите поручение: доступ прекратится сразу.",
    button: "Открыть сведения",
  },
  "change-email": {
    subject: "Подтвердите новый адрес почты",
    lead: "Вы хотите перенести свою учётную запись на этот адрес. Откройте ссылку и подтвердите, что он ваш: ссылка действует сутки.",
    more: "После этого входить нужно будет с новым адресом, а на всех устройствах — заново. Если вы об этом не просили, ничего делать не нужно.",
    button: "Подтвердить адрес",
  },
  "email-changed": {
    asked: {
      subject: "Просьба сменить адрес почты",
      lead: (email: string) => `Кто-то, знающий ваш пароль, просит перенести учётную запись на адрес ${email}.`,
      more: "Адрес сменится, когда его подтвердят по ссылке. Если это не вы, сразу смените пароль на странице «Мой профиль» и сообщите организатору конкурса.",
    },
    done: {
      subject: "Адрес почты изменён",
      lead: (email: string) =>
        `Теперь в вашу учётную запись входят с адресом ${email}, письма приходят на него. На всех устройствах нужно войти заново.`,
      more: "Если адрес сменили не вы, сразу сообщите организатору конкурса.",
    },
  },
  "section-asked": {
    subject: (section: string) => `Вас просят заполнить раздел: ${section}`,
    lead: ({ asker, section }: { asker: string; section: string }) =>
      `${asker} просит вас заполнить раздел заявки «${section}». Заполните его и отметьте, что готово.`,
    note: "Что важно:",
    button: "Открыть раздел",
  },
  "account-changed": {
    subject: (applicant: string) => `Изменён банковский счёт: ${applicant}`,
    lead: ({ changedBy, applicant, tail }: { changedBy: string; applicant: string; tail: string }) =>
      `${changedBy} указал банковский счёт заявителя ${quoted(applicant)}. Последние цифры номера: ${tail}.`,
    more: "На этот счёт будет перечислен грант. Если вы об этом не знали, откройте сведения о заявителе, исправьте счёт и проверьте, у кого есть доступ.",
    button: "Открыть сведения",
  },
};
