import { createHash } from "node:crypto";
import { readDocx, readPdf, unzip } from "../unit/papers-reading";

/** One answer as somebody got it, ready to be compared: what is random or tells the time of asking is replaced. */
export type Line = { asked: string; got: string };

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const PSEUDONYM = /(?<![\p{L}\d])\d\p{Lu}\p{Lu}-\d(?![\p{L}\d])/gu;
const RECEIPT = /(?<![0-9A-Z])[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}(?![0-9A-Z])/g;
const DIGEST = /(?<![0-9a-f])[0-9a-f]{40,64}(?![0-9a-f])/g;
/** Whose words a device keeps: a name made of the person's id. */
const OWNER = /(?<=(?:data-owner=\\?"|\\?"owner\\?":\\?"))[\w-]{22}(?=\\?")/g;
const MAIL = /[0-9a-f]{8}@example\.org/g;
const SLUG = /(?<=\/|%2F|")[oc]-[0-9a-f]{8}/g;
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
const HTTP_DATE = /[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/g;
const LEFT = /(data-left=\\?")(\d+)(\\?"[^>]*>)[^<]*/g;
const CLOCK = /(?<![\d:])(\d{1,2}:\d{2})(?::\d\d)?(?![\d:])/g;
/** The competition's clock, and the one of what belongs to no competition. */
const CLOCKS = ["Asia/Kamchatka", "Europe/Moscow"].map(
  (timeZone) => new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }),
);
/** Where today stands on a line of dates: the moment of asking, drawn. */
const TODAY = /(?<=class=\\?"date-line-(?:past\\?" x1=\\?"20\\?" x2=\\?"|today\\?" d=\\?"M))\d+/g;
/** A place in the journal, which goes on from world to world: its part of a page, of a page's data, and of a file. */
const JOURNAL = [
  /(?<=<section aria-labelledby="journal-place">)[\s\S]*?(?=<\/section>)/g,
  /(?<="proof\\?":\{)[^{}]*(?=\})/g,
  /(?<="journal": \{)[\s\S]*$/g,
];
/** The name of a blank row, drawn anew whenever it is shown. */
const ROW = /(?<=\.id\\?" value=\\?")[a-z0-9]{10}(?=\\?")/g;
/** A drawing of a code: what it says stands beside it. */
const DRAWING = /data:image\/svg\+xml[^"\\]*/g;
const NOW_MS = 20_000;

/** Headers that answer every request alike, but for the moment it came at and its own number. */
const OWN_HEADERS = new Set(["x-request-id", "keep-alive", "connection"]);

/**
 * Replaces what is drawn anew in every world by its place in the order of appearance, so that two worlds are equal when
 * only the draw differs. An instant is taken out when it is the moment of asking, or lies between `since` and that moment,
 * also as minutes by the competition's clock: any other one has to be equal.
 */
export function normalised(text: string, baseUrl: string, since?: number): string {
  const now = Date.now();
  let told = text.replaceAll(baseUrl, "BASE").replaceAll(new URL(baseUrl).host, "HOST");
  told = told.replace(DRAWING, "<drawing>").replace(TODAY, "<today>").replace(ROW, "<row>");
  for (const place of JOURNAL) told = told.replace(place, "<place in the journal>");
  for (const [name, pattern] of Object.entries({
    id: UUID,
    owner: OWNER,
    mail: MAIL,
    slug: SLUG,
    pseudonym: PSEUDONYM,
    receipt: RECEIPT,
    digest: DIGEST,
  })) {
    const seen = new Map<string, string>();
    told = told.replace(pattern, (one) => {
      if (!seen.has(one)) seen.set(one, `<${name} ${seen.size + 1}>`);
      return seen.get(one)!;
    });
  }
  const from = since ?? now - NOW_MS;
  const unlessNow = (one: string) => (from <= Date.parse(one) && Date.parse(one) < now + NOW_MS ? "<now>" : one);
  if (since !== undefined) {
    const minutes = new Set<string>();
    for (let at = since; at < now + 60_000; at += 60_000) for (const clock of CLOCKS) minutes.add(clock.format(at));
    told = told.replace(CLOCK, (one, minute) => (minutes.has(minute.padStart(5, "0")) ? "<minutes>" : one));
  }
  // why: what is left of a deadline is told to the millisecond; the deadline itself has to be the same.
  told = told.replace(
    LEFT,
    (_, before, left, after) => `${before}<until minute ${Math.round((now + Number(left)) / 60_000)}>${after}`,
  );
  return told.replace(INSTANT, unlessNow).replace(HTTP_DATE, unlessNow);
}

const OFFICE = "application/vnd.openxmlformats-officedocument";
/** Papers are packed: what they say is compared, as their readers read it. */
const readers: Record<string, (bytes: Buffer) => Promise<string>> = {
  "application/pdf": async (bytes) => {
    const pages = await readPdf(new Uint8Array(bytes));
    return wholeDigests(pages.map(({ text }) => text).join("\n"));
  },
  [`${OFFICE}.wordprocessingml.document`]: async (bytes) => readDocx(bytes),
  [`${OFFICE}.spreadsheetml.sheet`]: async (bytes) =>
    [...unzip(bytes)].map(([name, part]) => `${name} ${clocksOf(part.toString("utf8"))}`).join("\n"),
};

/** A digest that goes over the end of a line is one digest. */
function wholeDigests(text: string): string {
  return text.replace(
    /(?<![0-9a-f])([0-9a-f]{2,63}) ([0-9a-f]{1,62})(?![0-9a-f])/g,
    (both, head: string, tail: string) => (head.length + tail.length === 64 ? head + tail : both),
  );
}

/** Spreadsheets count days from the end of 1899: their moments as people read them. */
function clocksOf(xml: string): string {
  const moment = (days: string) => new Date(Math.round((Number(days) - 25_569) * 86_400) * 1000).toISOString();
  return xml.replace(/(?<=<v>)\d{5}\.\d+(?=<\/v>)/g, (days) => moment(days).slice(0, 19).replace("T", " "));
}
const isText = (type: string) => /text|json|script|turbo|xml/.test(type) || type === "";

/** Status, headers and body of a response in one text. */
export async function told(response: Response, baseUrl: string, since?: number): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const type = response.headers.get("content-type") ?? "";
  const isPaper = type in readers;
  const body = isPaper ? await readers[type]!(bytes) : isText(type) ? bytes.toString("utf8") : bytes.toString("latin1");
  const shown = type.startsWith("text/x-script") && body.startsWith("[") ? unfolded(body) : body;
  const digest = createHash("sha256").update(bytes).digest("base64url").slice(0, 22);
  // why: a drawing of a random code is as long as it happens to be, and so are the number of milliseconds that are left, the
  // way from a place in the journal to its root, and a packed paper that tells the moment it was made at.
  const isDrawn = isPaper || [DRAWING, LEFT, ...JOURNAL].some(({ source }) => new RegExp(source).test(body));
  const headers = [...response.headers]
    .filter(([name]) => !OWN_HEADERS.has(name) && !(isDrawn && name === "content-length"))
    // why: a tag that is the digest of the body says no more than the body, whose ids are drawn.
    .map(([name, value]) => `${name}: ${value === `W/"${digest}"` ? "<digest of the body>" : value}`)
    .sort();
  return normalised([String(response.status), ...headers, "", shown].join("\n"), baseUrl, since);
}

/**
 * Loader data written out: they are sent as a list where equal values are named once, so their numbering tells which values
 * happen to be equal, such as the milliseconds of two readings of a clock.
 */
function unfolded(data: string): string {
  const [head = "", ...rest] = data.split("\n");
  const list = JSON.parse(head) as unknown[];
  const at = (index: unknown): unknown => {
    if (typeof index !== "number" || index < 0) return index;
    const value = list[index];
    if (Array.isArray(value))
      return typeof value[0] === "string" ? [value[0], ...value.slice(1).map(at)] : value.map(at);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [String(list[Number(key.slice(1))]), at(one)]));
  };
  return [JSON.stringify(at(0)), ...rest].join("\n");
}

/** Where two transcripts differ, in words; at most a few lines. */
export function differences(one: readonly Line[], other: readonly Line[]): string[] {
  const found: string[] = [];
  for (let index = 0; index < Math.max(one.length, other.length) && found.length < 5; index += 1) {
    const [a, b] = [one[index], other[index]];
    if (a?.asked !== b?.asked) return [...found, `asked ${a?.asked} here and ${b?.asked} there`];
    if (a?.got !== b?.got) found.push(`${a?.asked}: ${firstDifference(a!.got, b!.got)}`);
  }
  return found;
}

function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));
  return `${around(a)} here, ${around(b)} there`;
}
