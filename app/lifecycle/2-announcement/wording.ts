/** When a letter goes out: as soon as its fact is written, or once a person has released it. */
export const releases = ["atOnce", "byPerson"] as const;
export type Release = (typeof releases)[number];

/**
 * Letters to applicants whose words the secretary may change, in the order of the competition, with when each goes out.
 * `open` leaves that to the secretary. What has a term that runs from its date never waits for a person, a decision of the
 * commission always does (domain.md §6, 16).
 */
export const wordedLetters = {
  "rules-changed": { release: "atOnce", open: false },
  "deadline-extended": { release: "atOnce", open: false },
  "competition-cancelled": { release: "atOnce", open: false },
  "application-opened": { release: "atOnce", open: true },
  "application-admitted": { release: "byPerson", open: true },
  "application-returned": { release: "atOnce", open: false },
  "application-rejected": { release: "byPerson", open: true },
  "application-awarded": { release: "byPerson", open: false },
  "application-reserved": { release: "byPerson", open: false },
  "application-declined": { release: "byPerson", open: false },
  "agreement-recorded": { release: "atOnce", open: true },
  "correction-due": { release: "atOnce", open: false },
  "agreement-due": { release: "atOnce", open: false },
  "report-due": { release: "atOnce", open: false },
  "report-returned": { release: "atOnce", open: false },
  "report-accepted": { release: "atOnce", open: true },
} as const satisfies Record<string, { release: Release; open: boolean }>;
export type WordedKind = keyof typeof wordedLetters;
export const wordedKinds = Object.keys(wordedLetters) as [WordedKind, ...WordedKind[]];

export function isWorded(kind: string): kind is WordedKind {
  return Object.hasOwn(wordedLetters, kind);
}

/** What can be filled into the words of a letter; each kind knows some of them. */
export const placeholders = [
  "person",
  "competition",
  "project",
  "number",
  "ground",
  "clause",
  "dueAt",
  "score",
  "requested",
  "awarded",
  "agreementsBy",
  "place",
  "agreement",
  "sum",
  "report",
  "fixBy",
  "dueOn",
  "from",
  "to",
] as const;
export type Placeholder = (typeof placeholders)[number];

/** The place of the block that nobody edits: sums, grounds, dates, reasons. Every text keeps it once, in a line of its own. */
export const FACTS = "facts";
export type Fill = Placeholder | typeof FACTS;

/** The words of a letter as somebody typed them: plain text with names of placeholders in double braces. */
export type Wording = { subject: string; text: string };

export type WordingFault =
  | { code: "unknownPlaceholder" | "brokenPlaceholder"; params: { typed: string; line: number } }
  | { code: "factsMissing" | "factsTwice" | "factsInLine" | "factsInSubject"; params: { facts: string } };

export type Piece = { typed: string } | { fill: Fill };

const BRACES = /\{\{([^{}\n]*)\}\}/g;
const SAME = /\s+/g;
const folded = (name: string) => name.trim().replace(SAME, " ").toLowerCase();

/** Reads words once, from left to right: what is filled in later is never looked at for placeholders. */
export function piecesOf(text: string, names: Record<Fill, string>): Piece[] {
  const fills = new Map(Object.entries(names).map(([fill, name]) => [folded(name), fill as Fill]));
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of text.matchAll(BRACES)) {
    const fill = fills.get(folded(found[1]!));
    if (found.index > at) pieces.push({ typed: text.slice(at, found.index) });
    pieces.push(fill ? { fill } : { typed: found[0] });
    at = found.index + found[0].length;
  }
  if (at < text.length) pieces.push({ typed: text.slice(at) });
  return pieces;
}

/** A placeholder as it is typed. */
export function braced(name: string): string {
  return `{{${name}}}`;
}

/**
 * What is wrong with the words of a letter, each fault with its field: an unknown placeholder and braces left open are named
 * with their line; the block of facts has to stand once, in a line of its own. `known` is what this kind may fill in.
 */
export function wordingFaults(
  { subject, text }: Wording,
  known: readonly Placeholder[],
  names: Record<Fill, string>,
): Partial<Record<keyof Wording, WordingFault>> {
  const ofSubject = strangerIn(subject, known, names) ?? factsInSubject(subject, names);
  const ofText = strangerIn(text, known, names) ?? factsFault(text, names);
  return { ...(ofSubject ? { subject: ofSubject } : {}), ...(ofText ? { text: ofText } : {}) };
}

function strangerIn(
  text: string,
  known: readonly Placeholder[],
  names: Record<Fill, string>,
): WordingFault | undefined {
  const allowed = new Set([...known, FACTS].map((fill) => folded(names[fill as Fill])));
  for (const [index, line] of text.split("\n").entries()) {
    const params = (typed: string) => ({ typed, line: index + 1 });
    for (const found of line.matchAll(BRACES))
      if (!allowed.has(folded(found[1]!))) return { code: "unknownPlaceholder", params: params(found[0]) };
    const rest = line.replace(BRACES, "");
    const broken = /\{\{|\}\}/.exec(rest);
    if (broken) return { code: "brokenPlaceholder", params: params(rest.slice(broken.index).slice(0, 40)) };
  }
  return undefined;
}

const isFacts = (piece: Piece | undefined) => piece !== undefined && "fill" in piece && piece.fill === FACTS;

function factsInSubject(subject: string, names: Record<Fill, string>): WordingFault | undefined {
  const params = { facts: braced(names[FACTS]) };
  return piecesOf(subject, names).some(isFacts) ? { code: "factsInSubject", params } : undefined;
}

function factsFault(text: string, names: Record<Fill, string>): WordingFault | undefined {
  const places = piecesOf(text, names).filter(isFacts).length;
  const params = { facts: braced(names[FACTS]) };
  if (places !== 1) return { code: places === 0 ? "factsMissing" : "factsTwice", params };
  const isAlone = text.split("\n").some((line) => {
    const [first, ...more] = piecesOf(line.trim(), names);
    return isFacts(first) && more.length === 0;
  });
  return isAlone ? undefined : { code: "factsInLine", params };
}
