import {
  braced,
  FACTS,
  type Fill,
  type Placeholder,
  piecesOf,
  type WordedKind,
  type Wording,
} from "~/lifecycle/2-announcement/wording";
import { formatDay, formatInstant, formatMoney, formatScore } from "~/text/format";
import { catalog, type Text } from "~/text/text";
import type { OwnWords } from "./_kit/said";
import type { Letters } from "./letters";

type Fills<K extends WordedKind> = Partial<Record<Placeholder, (props: Letters[K]) => string>>;

// Words of an organiser are Russian, whoever reads them: what is filled in is written the Russian way.
const LANG = "ru";

const person = (props: { name: string }) => props.name;
const competition = (props: { competition: string }) => props.competition;
const project = (props: { title: string }) => props.title;
const number = (props: { number: number }) => String(props.number);
const dueAt = (props: { dueAt: string; zone: string }) => formatInstant(props.dueAt, props.zone, LANG);
const score = (props: { score: string | null }) => (props.score === null ? "" : formatScore(props.score, LANG));
const report = (props: { report: string }) => props.report;
const general = { person, competition };
const ofApplication = { person, competition, project, number };

/** What the words of each kind may fill in, and how it is written. */
const fillsOf: { [K in WordedKind]: Fills<K> } = {
  "rules-changed": general,
  "deadline-extended": {
    ...general,
    from: (props) => formatInstant(props.from, props.zone, LANG),
    to: (props) => formatInstant(props.to, props.zone, LANG),
  },
  "competition-cancelled": general,
  "application-opened": ofApplication,
  "application-admitted": ofApplication,
  "application-returned": { ...ofApplication, dueAt },
  "application-rejected": {
    ...ofApplication,
    ground: (props) => props.ground,
    clause: (props) => props.clause,
  },
  "application-awarded": {
    ...ofApplication,
    score,
    requested: (props) => formatMoney(props.requested, LANG),
    awarded: (props) => formatMoney(props.awarded, LANG),
    agreementsBy: (props) => formatInstant(props.agreementsBy, props.zone, LANG),
  },
  "application-reserved": { ...ofApplication, score, place: (props) => String(props.place) },
  "application-declined": { ...ofApplication, score },
  "agreement-recorded": {
    person,
    competition,
    project,
    agreement: (props) => props.number,
    sum: (props) => formatMoney(props.sum, LANG),
  },
  "correction-due": { ...ofApplication, dueAt },
  "agreement-due": {
    ...ofApplication,
    agreementsBy: (props) => formatInstant(props.agreementsBy, props.zone, LANG),
  },
  "report-due": { person, competition, project, report, dueOn: (props) => formatDay(props.dueOn, LANG) },
  "report-returned": { person, competition, project, report, fixBy: (props) => formatDay(props.fixBy, LANG) },
  "report-accepted": { person, competition, project, report },
};

type Standard = { subject: (at: Record<Placeholder, string>) => string; lead: string; more?: string };

/** What each letter says when nobody has changed its words: the catalog's own sentences. */
function standardOf(kind: WordedKind, letters: Text["letters"]): Standard {
  const { lead } = letters[kind];
  switch (kind) {
    case "rules-changed":
      return { subject: (at) => letters[kind].subject(at.competition), lead, more: letters[kind].next };
    case "deadline-extended":
    case "competition-cancelled":
      return { subject: (at) => letters[kind].subject(at.competition), lead };
    case "application-opened":
    case "application-admitted":
    case "application-returned":
    case "application-rejected":
    case "correction-due": {
      const more = "more" in letters[kind] ? String(letters[kind].more) : undefined;
      // why: the sentence takes a number, and here its name stands in the number's place.
      return { subject: (at) => letters[kind].subject(at.number as unknown as number), lead, more };
    }
    case "application-awarded":
    case "application-declined":
    case "agreement-due":
      return { subject: (at) => letters[kind].subject(at.project), lead, more: letters[kind].more };
    case "application-reserved":
      return { subject: (at) => letters[kind].subject(at.project), lead };
    case "agreement-recorded":
      return { subject: (at) => letters[kind].subject(at.agreement), lead };
    case "report-due":
    case "report-returned":
    case "report-accepted":
      return { subject: (at) => letters[kind].subject(at.report), lead };
  }
}

/** Names of placeholders as they are typed; one language for all, so that saved words stay readable. */
export function placeholderNames(): Record<Fill, string> {
  return catalog(LANG).wording.fills;
}

/** What the words of a kind may fill in, in the order of the catalog. */
export function placeholdersOf(kind: WordedKind): Placeholder[] {
  return Object.keys(fillsOf[kind]) as Placeholder[];
}

/** The standard words of a letter the way somebody would have typed them. */
export function standardWording(kind: WordedKind): Wording {
  const names = placeholderNames();
  const at = Object.fromEntries(Object.entries(names).map(([fill, name]) => [fill, braced(name)]));
  const { subject, lead, more } = standardOf(kind, catalog(LANG).letters);
  const facts = braced(names[FACTS]);
  return {
    subject: subject(at as Record<Placeholder, string>),
    text: [lead, facts, ...(more ? [more] : [])].join("\n\n"),
  };
}

/** The words of an organiser with everything filled in: plain text, looked at for placeholders once. */
export function filledWords<K extends WordedKind>(kind: K, props: Letters[K], { subject, text }: Wording): OwnWords {
  const fills: Fills<K> = fillsOf[kind];
  const names = placeholderNames();
  const around = (words: string) => {
    const halves = ["", ""];
    let half = 0;
    for (const piece of piecesOf(words, names)) {
      if ("typed" in piece) halves[half] += piece.typed;
      else if (piece.fill === FACTS) half = 1;
      else halves[half] += fills[piece.fill]?.(props) ?? "";
    }
    return halves.map((one) => one.split(/\n{2,}/).flatMap((paragraph) => paragraph.trim() || []));
  };
  const [before = [], after = []] = around(text);
  return { subject: around(subject).flat().join(" "), before, after };
}
