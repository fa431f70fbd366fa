/** What is wrong with a number that has a checksum: how it looks, or the checksum itself. */
export const requisiteProblems = ["badFormat", "badChecksum"] as const;
export type RequisiteProblem = (typeof requisiteProblems)[number];

const INN_10 = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN_11 = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN_12 = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const ACCOUNT = [7, 1, 3];

/**
 * What is wrong with an INN, or null: 10 digits of an organisation, 12 of a person (domain.md §3.2).
 * @param inn digits only
 */
export function innProblem(inn: string, of: "organisation" | "person"): RequisiteProblem | null {
  const format = of === "organisation" ? /^(?!00)\d{10}$/ : /^(?!00)\d{12}$/;
  if (!format.test(inn)) return "badFormat";
  const valid =
    of === "organisation"
      ? innDigit(inn, INN_10) === inn[9]
      : innDigit(inn, INN_11) === inn[10] && innDigit(inn, INN_12) === inn[11];
  return valid ? null : "badChecksum";
}

/** What is wrong with a KPP, or null; it has no checksum (domain.md §3.2). */
export function kppProblem(kpp: string): RequisiteProblem | null {
  return /^\d{4}[0-9A-Z]{2}\d{3}$/.test(kpp) ? null : "badFormat";
}

/** What is wrong with an OGRN of a legal entity, or null: 13 digits, the first is 1 or 5 (domain.md §3.2). */
export function ogrnProblem(ogrn: string): RequisiteProblem | null {
  return registerProblem(ogrn, /^[15]\d{12}$/, 11n);
}

/** What is wrong with an OGRNIP, or null: 15 digits, the first is 3 (domain.md §3.2). */
export function ogrnipProblem(ogrnip: string): RequisiteProblem | null {
  return registerProblem(ogrnip, /^3\d{14}$/, 13n);
}

/** What is wrong with a BIK, or null: nine digits; those of the treasury need not begin with 04 (domain.md §3.2). */
export function bikProblem(bik: string): RequisiteProblem | null {
  return /^\d{9}$/.test(bik) ? null : "badFormat";
}

/**
 * What is wrong with a settlement account in the bank with this BIK, or null (domain.md §3.2). Treasury accounts follow another
 * rule: for those ask `isTreasuryAccount`, and only warn.
 */
export function accountProblem(account: string, bik: string): RequisiteProblem | null {
  if (bikProblem(bik)) return "badFormat";
  return accountDigitsProblem(account, bik.slice(6));
}

/** What is wrong with a correspondent account of the bank with this BIK, or null (domain.md §3.2). */
export function correspondentAccountProblem(account: string, bik: string): RequisiteProblem | null {
  if (bikProblem(bik)) return "badFormat";
  return accountDigitsProblem(account, `0${bik.slice(4, 6)}`);
}

/** Accounts of the treasury begin with 0 and are not covered by the checksum of banks (domain.md §3.2). */
export function isTreasuryAccount(account: string): boolean {
  return /^0\d{19}$/.test(account);
}

/** The single treasury account of a region, in the place of a correspondent account: no bank's checksum (domain.md §3.2). */
export function isSingleTreasuryAccount(account: string): boolean {
  return /^40102\d{15}$/.test(account);
}

/** What is wrong with an OKTMO, or null: 8 digits of a municipality or 11 of a settlement (domain.md §3.2). */
export function oktmoProblem(oktmo: string): RequisiteProblem | null {
  return /^\d{8}(\d{3})?$/.test(oktmo) ? null : "badFormat";
}

/** A Russian telephone: E.164 and, apart from it, an extension. */
export type Phone = { number: string; extension: string | null };

/**
 * Reads a Russian telephone as people type it: +7, 8, 7 or nothing before ten digits, spaces, brackets and hyphens, an extension
 * after a comma, `#`, `ext.` or its Russian word.
 * @returns `+7XXXXXXXXXX` and the extension, or null when it is not a telephone (domain.md §3.2)
 */
export function readPhone(typed: string): Phone | null {
  if (typed.length > 60) return null;
  const match =
    /^([+\d\s().\-\u00a0\u2010-\u2015]+?)\s*(?:,?\s*(?:,|#|ext\.?|\u0434\u043e\u0431\.?)\s*(\d{1,6}))?\s*$/iu.exec(
      typed,
    );
  if (!match) return null;
  // Ten digits beginning with 7 or 8 are more likely a full number with a digit forgotten.
  const digits = /^(?:(?:\+?7|8)|(?=[3-69]))(\d{10})$/.exec(match[1]!.replace(/[^\d+]/g, ""));
  return digits ? { number: `+7${digits[1]}`, extension: match[2] ?? null } : null;
}

/**
 * What is wrong with a part of a person's name, or null: Cyrillic letters, Roman numerals, hyphen, space, apostrophe and full stop,
 * at most 100 characters; no rule about capital letters (domain.md §3.2).
 */
export function personNameProblem(name: string): RequisiteProblem | null {
  const format = /^\p{Script=Cyrillic}[\p{Script=Cyrillic}IVXLCDM .'\u2019\u02bc-]{0,99}$/u;
  return format.test(name) && name === name.trim() ? null : "badFormat";
}

function innDigit(inn: string, weights: readonly number[]): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(inn[index]), 0);
  return String((sum % 11) % 10);
}

function registerProblem(number: string, format: RegExp, divisor: bigint): RequisiteProblem | null {
  if (!format.test(number)) return "badFormat";
  const check = (BigInt(number.slice(0, -1)) % divisor) % 10n;
  return String(check) === number.at(-1) ? null : "badChecksum";
}

function accountDigitsProblem(account: string, prefix: string): RequisiteProblem | null {
  if (!/^\d{20}$/.test(account)) return "badFormat";
  const sum = [...(prefix + account)].reduce(
    (total, digit, index) => total + ((Number(digit) * ACCOUNT[index % 3]!) % 10),
    0,
  );
  return sum % 10 === 0 ? null : "badChecksum";
}
