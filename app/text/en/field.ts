import { dayParam, moneyParam, shareParam } from "../params";
import { plural } from "../plural";
import type { field as ru } from "../ru/field";

export const field: typeof ru = {
  required: "Fill in this field",
  requiredChoice: "Choose one of the options",
  tooLong: ({ max }) =>
    plural("en", Number(max), {
      one: `Shorten the text to ${max} character`,
      other: `Shorten the text to ${max} characters`,
    }),
  tooShort: ({ min }) =>
    plural("en", Number(min), {
      one: `Write more: at least ${min} character`,
      other: `Write more: at least ${min} characters`,
    }),
  tooMany: ({ max }) => `Keep no more than ${max}`,
  tooFew: ({ min }) => (Number(min) === 1 ? "Add at least one" : `Add more: at least ${min} needed`),
  notANumber: "Enter a number, such as 12",
  notWhole: "Enter a whole number",
  notAMoney: "Enter a sum in roubles, such as 12500 or 12500.50",
  notADay: "Enter a date, such as 31.12.2026",
  notATime: "Enter a date and time, such as 31.12.2026 18:00",
  notAnEmail: "Enter the whole e-mail address, such as ivanova@example.ru",
  notAnInn: "Check the INN: 10 digits for an organisation, 12 for a person, with right check digits",
  ownInn: "This is your own INN. Give that of another organisation",
  noVerifiedApplicant:
    "There is no verified organisation with this INN. Give its e-mail below and we will ask it to register. Invite it again once it is verified",
  notAnOgrn: "Check the OGRN: 13 digits with a right check digit",
  notAKpp: "Check the KPP: nine characters",
  notABik: "Check the BIK: nine digits",
  notAnAccount: "Check the account: 20 digits that fit the BIK",
  notAPhone: "Enter a phone number with its code, such as +7 415 332-12-34",
  notAnAddress: "Enter the whole address of the site, such as https://example.ru",
  outOfRange: ({ min, max }) => {
    if (min === undefined) return `Enter a number no more than ${max}`;
    return max === undefined ? `Enter a number of at least ${min}` : `Enter a number from ${min} to ${max}`;
  },
  tooSmall: ({ min }) => `Enter at least ${min}`,
  tooLarge: ({ max }) => `Enter no more than ${max}`,
  dayTooEarly: "The date is too early",
  dayTooLate: "The date is too late",
  closesNotLater:
    "The new deadline has to be later than the present one and still ahead: reception cannot be shortened",
  closesTooLate:
    "The new deadline is later than the next date of the competition: reception has to end before the review",
  dayBefore: ({ day }) => `Too early: not before ${dayParam(day, "en")}`,
  dayAfter: ({ day }) => `Too late: not after ${dayParam(day, "en")}`,
  endBeforeStart: "The end must come after the start",
  unknownTask: "This task is no longer among the tasks of the project: choose another",
  taskWithoutEvent: ({ task }) => `No activity for the task “${task}”`,
  ownOverTotal: "The own contribution is larger than the line",
  requestedTooSmall: ({ sum }) => `The sum requested is too small: at least ${moneyParam(sum, "en")}`,
  requestedTooLarge: ({ sum }) => `The sum requested is too large: at most ${moneyParam(sum, "en")}`,
  ownShareTooSmall: ({ bp }) =>
    `The own contribution is too small: at least ${shareParam(bp, "en")} of the project’s cost`,
  categoryOverCap: ({ title, bp, over }) =>
    `“${title}” takes too large a share: at most ${shareParam(bp, "en")} of the sum requested, now ${moneyParam(over, "en")} more`,
  categoryOverSum: ({ title, sum, over }) =>
    `“${title}” may take at most ${moneyParam(sum, "en")} of the grant, now ${moneyParam(over, "en")} more`,
  oneOfTwo: "Leave one of the two: the value from the list or the number",
  forbiddenCategory: ({ title }) =>
    `The grant does not pay expenses of the category “${title}”: choose another category, or show that others pay the whole line`,
  forbiddenKind: ({ title }) =>
    `This looks like a cost that the grant does not pay (“${title}”). If it is something else, leave it as it is and explain it in the justification`,
  fixedRule:
    "This does not change after the announcement: the reception is extended apart, and the form already offers its directions, categories and documents to applicants",
  notAllowed: "Choose a value from the list",
  mustAgree: "We cannot go on without this consent",
  passwordTooShort: ({ min }) => `Choose a longer password: at least ${min ?? 10} characters`,
  passwordTooCommon: "This password is too well known, choose another",
  passwordsDiffer: "The passwords differ, enter them again",
  wrongPassword: "The address or the password does not fit",
  wrongCode: "The code does not fit: check it or ask for a new one",
  taken: "This is taken, choose another",
  duplicate: "This is in the list already",
  sumDiffers: "The sum does not agree with the other fields",
  fileRequired: "Attach a file",
  fileTooLarge: ({ max }) => (max ? `The file is too large: up to ${max} is allowed` : "The file is too large"),
  fileKind: ({ kinds }) => (kinds ? `We do not take such files. These will do: ${kinds}` : "We do not take such files"),
  fileDisguised: "The contents of the file do not match its name. Save it again in the right format",
  fileMacros: "The file has macros. Save it without macros and attach it again",
  fileEmpty: "The file is empty. Check it and attach it again",
  fileBroken: "The file does not open. Save it again and attach it",
  fileInfected:
    "The antivirus found malware in the file, so it was not kept. Check the computer and attach a clean file",
  fileScannerAway:
    "The antivirus does not answer now, so the file was not taken. Nothing is lost: try again in a few minutes",
  badKey: "Reload the page: the row has no key of its own",
  badInstant: "Enter a date and a time, for example 31.12.2026 18:00",
  badDay: "Enter a date, for example 31.12.2026",
  notAnAmount: "Enter a sum in roubles, for example 12 500 or 12 500.50",
  badTieStep: "Choose a step from the list",
  onlyInSums: "More than two values can only be added or multiplied",
  badShare:
    "Choose a share from the list and leave the fraction empty. If the list has none such, choose “another share” and write it as a fraction, such as 3/5",
  badChoice: "Choose one of the options",
  badZone: "Choose a time zone from the list",
  badUrl: "Enter the whole address, for example https://example.ru",
  badNumberPattern: "The number needs a place for its figure: {number}. Besides it only {year} may stand there",
  badOktmo: "Check the OKTMO code: 8 or 11 digits",
  outsideTerritory: ({ name }) =>
    `This place is not on the territory of the competition: ${name}. Check the OKTMO code`,
  badEmail: "Enter the whole e-mail address, for example ivanova@example.ru",
  badSlug: "Only small Latin letters, digits and hyphens between them, for example dobroe-delo",
  badFormat: "Check that no character is missing",
  badChecksum: "The check digit does not match: look for a typing error",
  changedByOther:
    "This field was also changed in another window or by another member: your text is in the field, the other one is under it",
  unknownPlaceholder: ({ typed, line }) =>
    `Line ${line}: “${typed}” cannot be filled in. Check its name in the list below the text`,
  brokenPlaceholder: ({ typed, line }) =>
    `Line ${line}: braces are not closed: “${typed}”. A name stands between two braces on each side`,
  factsMissing: ({ facts }) =>
    `Put back ${facts} in a line of its own: grounds, sums and dates of the letter stand there`,
  factsTwice: ({ facts }) => `Keep ${facts} once`,
  factsInLine: ({ facts }) => `Put ${facts} in a line of its own`,
  factsInSubject: ({ facts }) => `Take ${facts} out of the subject: it is a whole block of the letter`,
  rule: ({ words }) => String(words),
  unknownApplicant: "No applicant has this INN or link. Check the number or ask the head for the link",
  notWhileReception: "Not before the reception began and not later than now",
  entryTaken: "Another application is registered under this number",
  dayToCome: "This day is still to come. Enter when the consent was signed",
  notAfterArrival: "Not before the application itself and not later than now",
  unknownField: "An unexpected field: reload the page and fill it in again",
  bad: "Check this field",
};
