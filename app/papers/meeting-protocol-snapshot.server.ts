import type { protocolWords } from "~/text/ru/papers";

/** Kopecks as a string of digits, as JSON carries them. */
type Kopecks = string;

export type ProtocolMember = {
  name: string;
  /** Post and place of work, when the roster gives them. */
  position: string | null;
  role: "chair" | "deputy" | "secretary" | "member";
  presence: "present" | "remote" | "absent";
};

export type ProtocolVotes = {
  for: number;
  against: number;
  abstained: number;
  notVoting: number;
  /** Who voted how; null when the rules do not publish names. */
  names: { for: string[]; against: string[]; abstained: string[]; notVoting: string[] } | null;
  /** Cast by the members themselves, or entered by the secretary from raised hands or paper sheets. */
  entry: "own" | "hands" | "sheets";
  /** Whose vote decided when votes were equal. */
  castingVote: string | null;
};

export type ProtocolItem = {
  title: string;
  heard: { speaker: string; text: string };
  spoke: { speaker: string; text: string }[];
  decisions: string[];
  votes: ProtocolVotes | null;
};

export type TieRule = keyof typeof protocolWords.ties;

export type ProtocolApplication = {
  /** Place in the ranking; null when the application was not ranked. */
  place: number | null;
  number: string;
  applicant: string;
  project: string;
  /** Final score, `71.00`; null when there is none. */
  score: string | null;
  /** The rule that decided the place among equal scores; `criterion` is the title of the one compared. */
  tie: { rule: TieRule; criterion: string | null } | null;
  requested: Kopecks;
  outcome: "supported" | "reserve" | "declined";
  /** The sum awarded and its parts in the order of `sources`; null unless supported. */
  award: { sum: Kopecks; bySource: Kopecks[] } | null;
  /** Why it was not supported or went to reserve. */
  reason: string | null;
};

/** Everything that the protocol says, in the order of the ranking. Instants are ISO strings; nothing is recounted. */
export type MeetingProtocolSnapshot = {
  kind: "meetingProtocol";
  version: 1;
  organiser: string;
  competition: { title: string; legalAct: string };
  /** Name of the commission in full. */
  commission: string;
  meeting: {
    number: string;
    startedAt: string;
    endedAt: string | null;
    zone: string;
    place: string;
    form: "inPerson" | "remote" | "mixed";
  };
  presiding: string;
  secretary: string;
  members: ProtocolMember[];
  invited: { name: string; position: string }[];
  /** What scores were held against: by the sum that was asked for, `upTo` null for all; absent in protocols that do not say it. */
  passMarks?: { upTo: Kopecks | null; mark: string }[];
  quorum: { entitled: number; present: number; needed: number; met: boolean };
  recusals: { member: string; application: string; project: string; ground: string }[];
  /** What was decided before the applications, such as the pass marks; absent where there was nothing. */
  preliminary?: ProtocolItem[];
  agenda: ProtocolItem[];
  /** Empty when the meeting did not decide on awards: then there are no results and no annex. */
  applications: ProtocolApplication[];
  sources: { title: string; limit: Kopecks; awarded: Kopecks; left: Kopecks }[];
  totals: { requested: Kopecks; awarded: Kopecks; limit: Kopecks; left: Kopecks };
  dissents: { member: string; text: string }[];
};
