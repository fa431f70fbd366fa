/** What a text could name an applicant by. Empty strings are ignored. */
export type Identity = {
  organisations: readonly string[];
  people: readonly string[];
  /** ИНН, ОГРН, КПП, accounts: digits. */
  numbers: readonly string[];
  phones: readonly string[];
  sites: readonly string[];
  /** Addresses of pages in social networks: what stands last in them. */
  handles: readonly string[];
  addresses: readonly string[];
};

/** `hidden` stands where something was; `legalForms` are words of a name that do not tell organisations apart. */
export type MaskWords = { hidden: string; legalForms: ReadonlySet<string> };

const LETTER = "\\p{L}\\p{M}\\d";
const BEFORE = `(?<![${LETTER}])`;
const AFTER = `(?![${LETTER}])`;
const BETWEEN = "[^\\p{L}\\d\\n]{1,4}";
/** Endings of Russian cases are at most this long. */
const ENDING = "\\p{L}{0,3}";
const MARK = "\u0000";

const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/giu;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s,;)]+/giu;
// The last two zones are Cyrillic: .рф and .дети are written by code, as every Cyrillic letter outside the catalogs.
const DOMAIN =
  /(?<![\p{L}\d@-])[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.(?:ru|su|com|org|net|info|me|\u0440\u0444|\u0434\u0435\u0442\u0438)(?:\/[^\s,;)]*)?(?![\p{L}\d])/giu;
const HANDLE = /(?<![\p{L}\d])@[\w.]{3,}/gu;
const PHONE = /(?<!\d)(?:\+7|8)[\s\u00a0(.-]*(?:\d[\s\u00a0().-]*){9}\d(?!\d)/gu;
const contacts = [EMAIL, ADDRESS, DOMAIN, HANDLE, PHONE];

/**
 * Builds what hides an applicant in free text of a double-blind copy: names of the organisation and of its people in every
 * case of Russian (by stems), numbers, telephones, mail and web addresses. It hides rather too much than too little; style,
 * geography and pictures stay (guarantees.md §4.8, item 6).
 */
export function identityMask(identity: Identity, words: MaskWords): (text: string) => string {
  const patterns = [
    ...contacts,
    ...identity.addresses.flatMap(wholeText),
    ...identity.organisations.flatMap((name) => organisationPatterns(name, words.legalForms)),
    ...identity.people.flatMap(personPatterns),
    ...identity.numbers.flatMap((digits) => digitPattern(digits, "[\\s\\u00a0-]?")),
    ...identity.phones.flatMap((phone) => digitPattern(lastTen(phone), "[\\s\\u00a0().-]*")),
    ...identity.sites.flatMap(sitePattern),
    ...identity.handles.flatMap(handlePattern),
  ];
  return (text) => {
    const marked = patterns.reduce((rest, pattern) => rest.replace(pattern, MARK), text);
    if (!marked.includes(MARK)) return text;
    return joinMarks(marked).replaceAll(MARK, words.hidden);
  };
}

/** What several sources know of one applicant, together. */
export function togetherAs(parts: readonly Identity[]): Identity {
  const all = (key: keyof Identity) => [...new Set(parts.flatMap((part) => part[key]))];
  return {
    organisations: all("organisations"),
    people: all("people"),
    numbers: all("numbers"),
    phones: all("phones"),
    sites: all("sites"),
    handles: all("handles"),
    addresses: all("addresses"),
  };
}

/** The words by which organisations differ: what stands in quotation marks, otherwise everything but the legal form. */
export function ownWords(name: string, legalForms: ReadonlySet<string>): string[][] {
  const quoted = [
    ...name.matchAll(/[\u00ab"\u201c\u201e]([^\u00ab\u00bb"\u201c\u201d\u201e]+)[\u00bb"\u201d\u201c]/gu),
  ];
  const parts = quoted.length > 0 ? quoted.map((match) => match[1]!) : [name];
  return parts
    .map((part) => wordsOf(part).filter((word) => quoted.length > 0 || !legalForms.has(plainWord(word))))
    .filter((part) => part.join("").length >= 3);
}

/** A word for comparing: small letters, ё as е. */
export function plainWord(word: string): string {
  return word.toLowerCase().replaceAll("\u0451", "\u0435");
}

function organisationPatterns(name: string, legalForms: ReadonlySet<string>): RegExp[] {
  return ownWords(name, legalForms).map((words) => {
    // why: a name of one word is often an ordinary word too; with a small letter it is taken as such.
    const one = words.length === 1;
    return new RegExp(`${BEFORE}${words.map((word) => inAnyCase(word, one)).join(BETWEEN)}${AFTER}`, "gu");
  });
}

function personPatterns(name: string): RegExp[] {
  return wordsOf(name)
    .filter((word) => word.length > 1)
    .map((word) => new RegExp(`${BEFORE}${inAnyCase(word, true)}${AFTER}`, "gu"));
}

/** The stem of a word with any ending; `capital` asks for a capital first letter. */
function inAnyCase(word: string, capital: boolean): string {
  const letters = [...stemOf(plainWord(word))];
  // why: a vowel before the last consonant can fall out: Павел, Павла.
  const fleeting =
    letters.length > 3 &&
    /[\u0435\u043e]/.test(letters.at(-2)!) &&
    !/[\u0430\u0435\u0438\u043e\u0443\u044b\u044d\u044e\u044f]/.test(letters.at(-1)!);
  const parts = letters.map((letter, index) => {
    if (index === 0 && capital) return letterPattern(letter.toUpperCase(), false);
    const optional = fleeting && index === letters.length - 2 ? "?" : "";
    return `${letterPattern(letter, true)}${optional}`;
  });
  return `${parts.join("")}${ENDING}`;
}

function letterPattern(letter: string, bothCases: boolean): string {
  const same = letter.toLowerCase() === "\u0435" ? ["\u0435", "\u0451"] : [letter.toLowerCase()];
  const shown = same.flatMap((one) => (bothCases ? [one, one.toUpperCase()] : [one.toUpperCase()]));
  const set = [...new Set(shown)];
  return set.length === 1 ? escaped(set[0]!) : `[${set.map(escaped).join("")}]`;
}

function stemOf(word: string): string {
  if (word.length <= 3) return word;
  const stem = word.replace(/[\u0430\u0435\u0438\u043e\u0443\u044b\u044d\u044e\u044f\u0439\u044c]{1,3}$/u, "");
  return stem.length >= 3 ? stem : word.slice(0, 3);
}

function wholeText(text: string): RegExp[] {
  const words = wordsOf(text);
  return words.join("").length < 6 ? [] : [new RegExp(words.map(escaped).join("[^\\p{L}\\d\\n]{1,5}"), "giu")];
}

function digitPattern(digits: string, between: string): RegExp[] {
  const bare = digits.replace(/\D/g, "");
  return bare.length < 6 ? [] : [new RegExp(`(?<!\\d)${[...bare].join(between)}(?!\\d)`, "gu")];
}

function lastTen(phone: string): string {
  return phone.replace(/\D/g, "").slice(-10);
}

function sitePattern(site: string): RegExp[] {
  const host =
    site
      .replace(/^\w+:\/\//, "")
      .replace(/^www\./i, "")
      .split(/[/?#]/)[0] ?? "";
  return labelPattern(host.split(".").at(-2) ?? "");
}

function handlePattern(address: string): RegExp[] {
  return labelPattern(
    address
      .replace(/[/?#]+$/, "")
      .split(/[/@]/)
      .at(-1) ?? "",
  );
}

function labelPattern(label: string): RegExp[] {
  return label.length < 5 ? [] : [new RegExp(`${BEFORE}${escaped(label)}${AFTER}`, "giu")];
}

/** Initials beside a hidden surname go with it; several hidden words in a row become one. */
function joinMarks(text: string): string {
  return text
    .replace(/(?:\p{Lu}\.[ \u00a0]?){1,2}\0/gu, MARK)
    .replace(/\0(?:[ \u00a0]?\p{Lu}\.){1,2}/gu, MARK)
    .replace(/\0(?:[ \u00a0]*\0)+/g, MARK);
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\d]+/gu) ?? [];
}

/** A hyphen stays: escaped, it is an error in a Unicode pattern. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
