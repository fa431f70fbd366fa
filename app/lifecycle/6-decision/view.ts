import type { Tally, VoteChoice, VoteResult } from "../2-announcement/quorum";
import type { Decimal, TieStep } from "../2-announcement/rules";
import type { PassMarkOf } from "../2-announcement/tiers";
import type { Conclusion } from "../5-review/sheet";
import type { AwardOutcome } from "./award";
import type { ItemReason, ItemState, MeetingForm, MeetingState } from "./meeting";
import type { Unranked } from "./ranking";

/** What decided a place, for words: the step, and the title of the criterion when it was one. */
export type DecidedBy = {
  step: "score" | "criterion" | "unresolved" | Exclude<TieStep, `criterion:${string}`>;
  criterion: string | null;
};

/** One line of the ranking as pages show it; sums are kopecks as digits. */
export type RankingLine = {
  applicationId: string;
  place: number | null;
  number: number | null;
  applicant: string;
  title: string;
  totals: { total: string; used: boolean }[];
  divergence: string | null;
  score: string | null;
  /** What its score has to reach; null while the commission has still to say. */
  passMark: Decimal | null;
  passed: boolean;
  decidedBy: DecidedBy | null;
  outReason: Unranked["reason"] | null;
  divergenceAccepted: boolean;
  requested: string;
  outcome: AwardOutcome;
  proposed: string;
  runningTotal: string;
  reason: ItemReason | null;
};

/** One expert's sheet without the expert: marks and comments in the order of the criteria. */
export type AnonymousSheet = {
  total: string;
  conclusion: Conclusion;
  remarks: string;
  marks: { criterion: string; mark: string; max: string; comment: string }[];
};

/** What a source of money has, and what of it is proposed or decided; kopecks as digits. */
export type SourceUse = { title: string; limit: string; used: string };

export type MemberView = { id: string; name: string; present: boolean; isChair: boolean };

export type ItemVotes = {
  tally: Tally;
  decidedBy: VoteResult["decidedBy"];
  /** Who voted how; recused and silent members have no choice. */
  members: { name: string; choice: VoteChoice | "silent" | "recused"; byShowOfHands: boolean }[];
};

/** An item of the agenda as pages show it: `votes` are there once it is closed. Sums are kopecks as digits. */
export type ItemView = {
  id: string;
  position: number;
  number: number;
  title: string;
  applicant: string;
  place: number | null;
  score: string | null;
  requested: string;
  state: ItemState;
  proposedOutcome: AwardOutcome;
  proposed: string;
  reason: ItemReason | null;
  cutReason: string;
  carried: boolean | null;
  /** What was decided; null until the item is closed. */
  outcome: AwardOutcome | null;
  votes: ItemVotes | null;
};

/** A vote on the pass marks as pages show it. */
export type PassMarkVoteView = { marks: PassMarkOf[]; carried: boolean; at: string; votes: ItemVotes };

/** A meeting as pages show it. Instants are ISO strings. */
export type MeetingView = {
  id: string;
  number: number;
  state: MeetingState;
  at: string;
  place: string;
  form: MeetingForm;
  secretary: string;
  members: MemberView[];
  quorum: { present: number; roster: number; needed: number; reached: boolean };
  items: ItemView[];
  sources: SourceUse[];
  passMarks: PassMarkOf[];
  /** Votes on the pass marks, where the rules leave them to the commission. */
  passMarkVotes: PassMarkVoteView[];
  /** No item is heard before the commission has set the pass marks. */
  isPassMarkOpen: boolean;
};

/** What a member has done on an item. */
export type OwnPart = { choice: VoteChoice | null; byShowOfHands: boolean; recused: boolean };
