/** What one run of a proof came to: how many trials it made and what went wrong, in words, with what repeats it. */
export type Proof = {
  n: number;
  failures: string[];
  /** Whether it ended before it could say anything: then it has shown nothing, least of all a planted bug. */
  hasCrashed?: boolean;
  /** How many there are to try, where the code itself says so instead of the size. */
  of?: number;
  /** The shortest walk that shows every form: of the healthy site, for the runs with planted bugs. */
  itinerary?: Itinerary;
};

/** Pages of the played site, each with who opens it. */
export type Itinerary = { persona: string; path: string }[];

export type ProofOptions = {
  size: number;
  seed: number;
  clusterUrl: string;
  /** A planted bug is caught by its first failure: whatever would only find it again may be left out. */
  untilRed: boolean;
  /** Where the walk of the healthy site found all there is: a planted bug needs no other pages to be opened. */
  itinerary?: Itinerary;
};

/** A planted bug: a find/replace in a file of a scratch copy. One that no longer applies counts as missed. */
export type Bug = {
  name: string;
  file: string;
  find: string;
  replace: string;
  /** The harm is that the whole process ends, which no proof inside it lives to tell. */
  endsProcess?: true;
};

/** A promise of guarantees.md with the run that proves it and the bugs that must turn it red. */
export type Guarantee = {
  id: string;
  promise: string;
  /** The size that the planted bugs are run at: enough to catch them, no more. */
  bugSize: number;
  /** Whether the proof runs against the built site, so that a scratch copy has to be built first. */
  needsBuild: boolean;
  bugs: Bug[];
  prove(options: ProofOptions): Promise<Proof>;
};

/** A generator of numbers in [0, 1) that a seed repeats (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
