import { dayParam, moneyParam, shareParam } from "../params";
import { plural } from "../plural";
import type { Words } from "./refusal";

/** What is wrong with a field, by the code its schema gives. */
export const field = {
  required: "Заполните это поле",
  requiredChoice: "Выберите один из вариантов",
  tooLong: ({ max }) =>
    plural("ru", Number(max), {
      one: `Сократите текст: не больше ${max} знака`,
      other: `Сократите текст: не больше ${max} знаков`,
    }),
  tooShort: ({ min }) =>
    plural("ru", Number(min), {
      one: `Напишите подробнее: не меньше ${min} знака`,
      other: `Напишите подробнее: не меньше ${min} знаков`,
    }),
  tooMany: ({ max }) => `Оставьте не больше ${max}`,
  tooFew: ({ min }) => (Number(min) === 1 ? "Нужен хотя бы один пункт" : `Добавьте ещё: нужно не меньше ${min}`),
  notANumber: "Введите число, например 12",
  notWhole: "Введите целое число, без дробной части",
  notAMoney: "Введите сумму в рублях, например 12 500 или 12 500,50",
  notADay: "Введите дату, например 31.12.2026",
  notATime: "Введите дату и время, например 31.12.2026 18:00",
  notAnEmail: "Введите адрес почты целиком, например ivanova@example.ru",
  notAnInn: "Проверьте ИНН: у организации 10 цифр, у человека 12, и контрольные цифры должны сойтись",
  ownInn: "Это ваш собственный ИНН. Укажите ИНН другой организации",
  noVerifiedApplicant:
    "Проверенной организации с таким ИНН в «Почине» нет. Укажите ниже её почту, и мы попросим её зарегистрироваться. Когда её проверят, пригласите снова",
  notAnOgrn: "Проверьте ОГРН: 13 цифр, и контрольная цифра должна сойтись",
  notAKpp: "Проверьте КПП: девять знаков",
  notABik: "Проверьте БИК: девять цифр",
  notAnAccount: "Проверьте номер счёта: 20 цифр, и он должен подходить к БИК",
  notAPhone: "Введите телефон с кодом, например +7 415 332-12-34",
  notAnAddress: "Введите адрес сайта целиком, например https://example.ru",
  outOfRange: ({ min, max }) => {
    if (min === undefined) return `Введите число не больше ${max}`;
    return max === undefined ? `Введите число не меньше ${min}` : `Введите число от ${min} до ${max}`;
  },
  tooSmall: ({ min }) => `Введите значение не меньше ${min}`,
  tooLarge: ({ max }) => `Введите значение не больше ${max}`,
  dayTooEarly: "Дата слишком ранняя",
  dayTooLate: "Дата слишком поздняя",
  closesNotLater: "Новый срок должен быть позже нынешнего и ещё не пройти: сокращать приём нельзя",
  closesTooLate: "Новый срок позже, чем следующая дата конкурса: приём должен закончиться до экспертизы",
  dayBefore: ({ day }) => `Дата раньше, чем можно: не раньше ${dayParam(day, "ru")}`,
  dayAfter: ({ day }) => `Дата позже, чем можно: не позже ${dayParam(day, "ru")}`,
  endBeforeStart: "Окончание должно быть позже начала",
  unknownTask: "Такой задачи больше нет в разделе с целью и задачами: выберите другую",
  taskWithoutEvent: ({ task }) => `Нет мероприятия для задачи «${task}»`,
  ownOverTotal: "Собственный вклад больше стоимости строки",
  requestedTooSmall: ({ sum }) => `Запрашиваемая сумма меньше допустимой: нужно не меньше ${moneyParam(sum, "ru")}`,
  requestedTooLarge: ({ sum }) => `Запрашиваемая сумма больше допустимой: можно не больше ${moneyParam(sum, "ru")}`,
  ownShareTooSmall: ({ bp }) => `Собственный вклад мал: нужно не меньше ${shareParam(bp, "ru")} от стоимости проекта`,
  categoryOverCap: ({ title, bp, over }) =>
    `Статья «${title}» занимает слишком большую долю: можно не больше ${shareParam(bp, "ru")} от запрашиваемой суммы, сейчас на ${moneyParam(over, "ru")} больше`,
  categoryOverSum: ({ title, sum, over }) =>
    `По статье «${title}» из гранта можно взять не больше ${moneyParam(sum, "ru")}, сейчас на ${moneyParam(over, "ru")} больше`,
  oneOfTwo: "Оставьте что-то одно: значение из списка или число",
  forbiddenCategory: ({ title }) =>
    `Из гранта не оплачиваются расходы по статье «${title}»: выберите другую статью или покажите, что строку целиком оплачивает кто-то другой`,
  forbiddenKind: ({ title }) =>
    `Похоже на расходы, которые из гранта не оплачиваются («${title}»). Если это другое, оставьте как есть и поясните в обосновании`,
  fixedRule:
    "После объявления это не меняется: срок приёма продлевают отдельно, а направления, статьи и документы форма заявки уже предлагает заявителям",
  notAllowed: "Выберите значение из списка",
  mustAgree: "Без этого согласия продолжить нельзя",
  passwordTooShort: ({ min }) => `Придумайте пароль длиннее: не меньше ${min ?? 10} знаков`,
  passwordTooCommon: "Этот пароль слишком известен, придумайте другой",
  passwordsDiffer: "Пароли не совпадают, введите их ещё раз",
  wrongPassword: "Адрес или пароль не подходят",
  wrongCode: "Код не подходит: проверьте его или запросите новый",
  taken: "Это уже занято, выберите другое",
  duplicate: "Это уже есть в списке",
  sumDiffers: "Сумма не сходится с остальными полями",
  fileRequired: "Приложите файл",
  fileTooLarge: ({ max }) => (max ? `Файл слишком большой: можно до ${max}` : "Файл слишком большой"),
  fileKind: ({ kinds }) => (kinds ? `Такие файлы не принимаем. Подойдут: ${kinds}` : "Файлы такого вида не принимаем"),
  fileDisguised: "Содержание файла не соответствует его названию. Сохраните файл заново в нужном формате",
  fileMacros: "В файле есть макросы. Сохраните его без макросов и приложите снова",
  fileEmpty: "Файл пустой. Проверьте его и приложите снова",
  fileBroken: "Файл не открывается. Сохраните его заново и приложите снова",
  fileInfected:
    "Антивирус нашёл в файле вредоносную программу, файл не сохранён. Проверьте компьютер и приложите чистый файл",
  fileScannerAway:
    "Антивирус сейчас не отвечает, поэтому файл не принят. Файл у вас цел: попробуйте ещё раз через несколько минут",
  badKey: "Обновите страницу: у строки нет своего ключа",
  badInstant: "Введите дату и время, например 31.12.2026 18:00",
  badDay: "Введите дату, например 31.12.2026",
  notAnAmount: "Введите сумму в рублях, например 12 500 или 12 500,50",
  badTieStep: "Выберите шаг из списка",
  onlyInSums: "Больше двух значений можно только складывать или умножать",
  badShare:
    "Выберите долю из списка, а дробь оставьте пустой. Если нужной доли в списке нет, выберите «другая доля» и напишите её дробью, например 3/5",
  badChoice: "Выберите один из вариантов",
  badZone: "Выберите часовой пояс из списка",
  badUrl: "Введите адрес целиком, например https://example.ru",
  badNumberPattern: "В номере должно быть место для числа: {номер}. Кроме него можно указать только {год}",
  badOktmo: "Проверьте код ОКТМО: 8 или 11 цифр",
  outsideTerritory: ({ name }) => `Это место не на территории конкурса: ${name}. Проверьте код ОКТМО`,
  badEmail: "Введите адрес почты целиком, например ivanova@example.ru",
  badSlug: "Только латинские строчные буквы, цифры и дефис между ними, например dobroe-delo",
  badFormat: "Проверьте, все ли знаки на месте",
  badChecksum: "Контрольная цифра не сходится: проверьте, нет ли опечатки",
  changedByOther: "Это поле изменили и в другом окне или другой участник: в поле — ваш текст, под полем — другой",
  unknownPlaceholder: ({ typed, line }) =>
    `Строка ${line}: «${typed}» подставить нельзя. Проверьте название по списку под текстом`,
  brokenPlaceholder: ({ typed, line }) =>
    `Строка ${line}: скобки не закрыты: «${typed}». Название пишут между двумя скобками с каждой стороны`,
  factsMissing: ({ facts }) =>
    `Верните отдельной строкой ${facts}: на этом месте в письме стоят основания, суммы и сроки`,
  factsTwice: ({ facts }) => `Оставьте ${facts} один раз`,
  factsInLine: ({ facts }) => `Поставьте ${facts} отдельной строкой`,
  factsInSubject: ({ facts }) => `Уберите из темы ${facts}: это целый блок письма`,
  rule: ({ words }) => String(words),
  unknownApplicant: "Заявителя с таким ИНН или ссылкой не нашлось. Проверьте номер или попросите ссылку у руководителя",
  notWhileReception: "Время поступления не раньше начала приёма и не позже этой минуты",
  entryTaken: "Под этим номером уже записана другая заявка",
  dayToCome: "Этот день ещё не наступил. Укажите, когда согласие подписано",
  notAfterArrival: "Отзыв не раньше самой заявки и не позже этой минуты",
  unknownField: "Лишнее поле: обновите страницу и заполните её снова",
  bad: "Проверьте это поле",
} satisfies Record<string, Words> as Record<FieldCode, Words>;

/** The codes that a form may answer for a field. */
export type FieldCode =
  | "required"
  | "requiredChoice"
  | "tooLong"
  | "tooShort"
  | "tooMany"
  | "tooFew"
  | "notANumber"
  | "notWhole"
  | "notAMoney"
  | "notADay"
  | "notATime"
  | "notAnEmail"
  | "notAnInn"
  | "notAnOgrn"
  | "notAKpp"
  | "notABik"
  | "notAnAccount"
  | "notAPhone"
  | "notAnAddress"
  | "outOfRange"
  | "tooSmall"
  | "tooLarge"
  | "dayTooEarly"
  | "dayTooLate"
  | "closesNotLater"
  | "closesTooLate"
  | "dayBefore"
  | "dayAfter"
  | "endBeforeStart"
  | "unknownTask"
  | "taskWithoutEvent"
  | "ownOverTotal"
  | "requestedTooSmall"
  | "requestedTooLarge"
  | "ownShareTooSmall"
  | "categoryOverCap"
  | "categoryOverSum"
  | "oneOfTwo"
  | "forbiddenCategory"
  | "forbiddenKind"
  | "fixedRule"
  | "notAllowed"
  | "mustAgree"
  | "passwordTooShort"
  | "passwordTooCommon"
  | "passwordsDiffer"
  | "wrongPassword"
  | "wrongCode"
  | "taken"
  | "duplicate"
  | "sumDiffers"
  | "fileRequired"
  | "fileTooLarge"
  | "ownInn"
  | "noVerifiedApplicant"
  | "fileKind"
  | "fileDisguised"
  | "fileMacros"
  | "fileEmpty"
  | "fileBroken"
  | "fileInfected"
  | "fileScannerAway"
  | "badKey"
  | "badInstant"
  | "badDay"
  | "notAnAmount"
  | "badTieStep"
  | "badShare"
  | "onlyInSums"
  | "badChoice"
  | "badZone"
  | "badUrl"
  | "badNumberPattern"
  | "badOktmo"
  | "outsideTerritory"
  | "badEmail"
  | "badSlug"
  | "badFormat"
  | "badChecksum"
  | "changedByOther"
  | "unknownPlaceholder"
  | "brokenPlaceholder"
  | "factsMissing"
  | "factsTwice"
  | "factsInLine"
  | "factsInSubject"
  | "rule"
  | "unknownApplicant"
  | "notWhileReception"
  | "entryTaken"
  | "dayToCome"
  | "notAfterArrival"
  | "unknownField"
  | "bad";
