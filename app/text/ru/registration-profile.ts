import type { VerifiedFact } from "~/lifecycle/1-registration/verified-facts";

/** What a profile tells beyond its requisites: authority, form, founders, registers, addresses. */
export const details = {
  moreTitle: "Об организации подробнее",
  authorityTitle: "Полномочия руководителя и бухгалтер",
  organisationTitle: "Форма, учредители, реестры",
  addressTitle: "Адрес для писем, ОКТМО, соцсети",
  legalForm: "Организационно-правовая форма",
  legalForms: {
    autonomousOrganisation: "автономная некоммерческая организация",
    foundation: "фонд",
    publicOrganisation: "общественная организация",
    publicMovement: "общественное движение",
    association: "ассоциация или союз",
    institution: "частное учреждение",
    religious: "религиозная организация",
    indigenousCommunity: "община коренных малочисленных народов",
    selfGovernment: "территориальное общественное самоуправление",
    cossackSociety: "казачье общество",
    other: "другая форма",
  },
  parentName: "Головная организация",
  parentNameHint: "Полное название организации, филиал или отделение которой вы представляете",
  headBasis: "На чём основаны полномочия",
  headBasisHint: "Полномочия подписавшего проверяют в первую очередь",
  headBases: {
    charter: "устав",
    decision: "решение или протокол об избрании",
    proxy: "доверенность",
  },
  headBasisNote: "Номер и дата документа",
  headBasisNoteHint: "Например: протокол № 3 от 12.02.2025",
  headUntil: "Полномочия действуют до",
  headUntilHint: "Последний день включительно; оставьте пустым, если срок не ограничен",
  accountant: "Бухгалтер",
  founders: "Учредители",
  foundersHint: "Каждый с новой строки: фамилия, имя и отчество или название и ИНН",
  stateRegisters: "В каких реестрах состоит организация",
  registers: {
    sociallyOriented: "реестр социально ориентированных НКО (постановление № 1290)",
    usefulServices: "исполнители общественно полезных услуг",
    socialServices: "поставщики социальных услуг",
    volunteering: "организаторы добровольческой деятельности",
  },
  postalAddress: "Адрес для писем",
  postalAddressHint: "Если отличается от адреса выше",
  oktmo: "Код ОКТМО",
  oktmoHint: "8 цифр муниципалитета или 11 цифр населённого пункта",
  socials: "Страницы в соцсетях",
  socialsHint: "Каждая с новой строки",
  hostInn: "ИНН принимающей организации",
};

/** Facts that an organiser verifies, as a sentence lists them. */
export const verifiedFactNames: Record<VerifiedFact, string> = {
  fullName: "полное название",
  shortName: "короткое название",
  legalForm: "организационно-правовая форма",
  parentName: "головная организация",
  inn: "ИНН",
  kpp: "КПП",
  ogrn: "ОГРН",
  registeredOn: "дата регистрации",
  address: "адрес",
  headName: "имя руководителя",
  headPost: "должность руководителя",
  headBasis: "основание полномочий руководителя",
  headBasisNote: "документ о полномочиях руководителя",
  headUntil: "срок полномочий руководителя",
  hostName: "принимающая организация",
  hostInn: "ИНН принимающей организации",
};

/** The bank account of an applicant. */
export const bank = {
  title: "Банковский счёт",
  lead: "Нужен для соглашения. Его видят только ваши люди, а организатор — после решения о гранте. Экспертам и на открытых страницах он не показывается.",
  none: "Счёт ещё не указан: он понадобится, когда вы выиграете.",
  winnerTitle: "Счёт победителя",
  winnerNone: "Победитель ещё не указал счёт. Попросите внести его в сведениях об организации.",
  add: "Указать счёт",
  change: "Изменить счёт",
  owner: "Получатель",
  ownerHint: "Как в банке: название организации, которой принадлежит счёт",
  bankName: "Банк",
  bik: "БИК",
  bikHint: "9 цифр",
  account: "Расчётный счёт",
  accountHint: "20 цифр; у казначейского счёта начинается с 03",
  correspondentAccount: "Корреспондентский счёт",
  correspondentAccountHint: "20 цифр; для казначейства — единый казначейский счёт, он начинается с 40102",
  personalAccount: "Лицевой счёт",
  personalAccountHint: "Только если счёт открыт в казначействе",
  warnings: {
    treasury:
      "Это казначейский счёт: его контрольные цифры система проверить не может. Сверьте номер с документом казначейства.",
    natural: "Похоже, это счёт человека, а не организации. На такой счёт грант обычно не перечисляют.",
  },
};

/** People who act for an applicant: roles, powers of attorney, invitations. */
export const team = {
  invite: "Пригласить по почте",
  inviteTitle: "Пригласить человека",
  inviteLead: "Он получит письмо со ссылкой. Доступ появится, когда он примет приглашение.",
  invited: "Приглашены, ответа ещё нет",
  sentOn: "Отправлено",
  roleTitle: "Изменить доступ",
  authority: "Доверенность",
  authorityHint:
    "Заполните только для того, кто подписывает по доверенности. Подать заявку он сможет в любой день её действия.",
  number: "Номер",
  issuedOn: "Дата выдачи",
  until: "Действует до",
  untilHint: "Последний день включительно. Если срок в доверенности не указан, она действует год",
  reference: "Где хранится",
  referenceHint: "Например: оригинал в папке «Доверенности», копия приложена к заявке",
  authorityOf: ({ number, issuedOn, until }: { number: string; issuedOn: string; until: string }) =>
    `Доверенность № ${number} от ${issuedOn}, действует до ${until}`,
  fields: {
    role: "Какой доступ дать",
    number: "Доверенность: номер",
    issuedOn: "Доверенность: дата выдачи",
    until: "Доверенность: действует до",
    reference: "Доверенность: где хранится",
  },
};

/** Documents by which heads and signatories act. */
export const proofs = {
  title: "Документ о полномочиях",
  lead: {
    head: "Решение об избрании или приказ о назначении. Увидят вы, другие руководители и организаторы, которым вы подали заявки.",
    signatory: "Доверенность. Увидят руководитель, тот, кому она выдана, и организаторы, которым вы подали заявки.",
  },
  open: (count: number): string => (count === 0 ? "Приложить документ" : "Документ о полномочиях"),
  openOf: (name: string) => `: ${name}`,
  none: "Файла пока нет.",
  choose: "Файл",
  limits: (size: string) => `PDF, JPG, PNG, DOCX или ODT, не больше ${size}`,
  attach: "Приложить",
  remove: "Убрать",
  removeOf: (name: string) => `Убрать файл ${name}`,
  done: { attached: "Документ приложен.", removed: "Документ убран." },
};
