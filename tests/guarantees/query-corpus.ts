/** A word that stands in every attack: found in the text of a statement, it got there as code and not as a value. */
export const MARK = "zqmark";
/** How long an attack lets the database sleep when it gets through. */
export const SLEEP_SECONDS = 4;

/** Something sent as a query; with a twin whose answer would differ if either were read as SQL. */
export type Payload = { text: string; twin?: string };

const sleep = `pg_sleep(${SLEEP_SECONDS})`;

/** Conditions that are true, each with one that is false. */
const twins: Payload[] = [
  ["'", " or '1'='1", " and '1'='2"],
  ['"', ' or "1"="1', ' and "1"="2'],
  ["')", " or ('1'='1", " and ('1'='2"],
  ["'))", " or (('1'='1", " and (('1'='2"],
  ["%'", " or 'a'='a", " and 'a'='b"],
  ["'", " or 1=1 --", " and 1=2 --"],
  ["'", " or 1=1 /*", " and 1=2 /*"],
  ["", " or 1=1", " and 1=2"],
  [")", " or (1=1", " and (1=2"],
  ["'||'", "' or true --", "' and false --"],
  ["\\'", " or 1=1 --", " and 1=2 --"],
].map(([end, yes, no]) => ({ text: `${MARK}${end}${yes}`, twin: `${MARK}${end}${no}` }));

/** Ends of texts, errors and types that the database would stumble over. */
const stumbles = [
  `${MARK}'`,
  `${MARK}"`,
  `${MARK}')`,
  `${MARK}\\`,
  `${MARK};--`,
  `${MARK}%_%`,
  `${MARK}\0`,
  `'${MARK}'::int`,
  `$$${MARK}$$`,
  `U&'\\0027${MARK}`,
  `${MARK}\u02bc or 1=1`,
  `${MARK}\ufffd\ud800`,
  `${MARK}${"'".repeat(3000)}`,
  `${MARK}[]`,
  `{"${MARK}":1}`,
  `{${MARK},"}`,
  `__proto__ ${MARK}`,
  `{{7*7}} ${MARK}`,
  `1 ${MARK}`,
  "-1",
  "0",
  "1e309",
  "NaN",
  "2147483648",
  "99999",
  "9223372036854775808",
  "99999999999999999999999999",
  "00000000-0000-0000-0000-000000000000",
  "00000000-0000-0000-0000-00000000000g",
];

/** What would take time, write, or read a secret. */
const orders = [
  `${MARK}' || (select ${sleep}) || '`,
  `(select 1 from ${sleep} /*${MARK}*/)`,
  `1; select ${sleep} --${MARK}`,
  `${MARK}'; select ${sleep} --`,
  `number, (select ${sleep} /*${MARK}*/)`,
  `id and 1=(select count(*) from ${sleep}) --${MARK}`,
  `case when (select ${sleep}) is null then number end --${MARK}`,
  `${MARK}'; update person set name = 'pwned' --`,
  `1; delete from application --${MARK}`,
  `${MARK}'; copy (select 1) to program 'id' --`,
  `${MARK}' union select password_hash from person --`,
  `-1 union all select null, password_hash, null from person --${MARK}`,
];

/** What would be read as the name of a column or of an order. */
const identifiers = [
  `id /*${MARK}*/`,
  `password_hash --${MARK}`,
  `number desc, ${MARK}`,
  `"${MARK}"`,
  `number" desc --${MARK}`,
  `applicant.search, ${MARK}`,
  `${MARK} nulls first`,
  `(select password_hash from person limit 1) --${MARK}`,
  `constructor`,
  `toString`,
];

/** After the ways of sqlmap: boolean, error, time, stacked and union attacks, and names for columns. */
export const payloads: readonly Payload[] = [
  ...twins,
  ...[...stumbles, ...orders, ...identifiers].map((text) => ({ text })),
];
