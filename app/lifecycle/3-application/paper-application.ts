import { statesOf } from "../moves";
import type { ScanVerdict } from "../scan-verdict";
import type { IsoDay } from "../time";

/**
 * An application that came on paper: registered when it came, typed into the form, compared with the paper where the rules ask
 * for a second person, and counted like the others. What came late stays as evidence.
 */
export const paperMoves = {
  registered: { finish: "typed", setAside: "setAside" },
  typed: { count: "counted", sendBack: "registered", setAside: "setAside" },
  counted: { withdraw: "withdrawn" },
  withdrawn: {},
  setAside: {},
  late: {},
} as const;
export type PaperState = keyof typeof paperMoves;
export const paperStates = statesOf(paperMoves);

/** While one of these waits, the reception is not closed by machine: what came in time is still being typed in. */
export const waitingPaperStates = ["registered", "typed"] as const satisfies readonly PaperState[];

/** How a paper reached the organiser (domain.md §6, 3). */
export const paperWays = ["inPerson", "post"] as const;
export type PaperWay = (typeof paperWays)[number];

/** What is scanned of a paper application; the first two are needed before it counts. */
export const scanKinds = ["application", "consent", "envelope", "withdrawal"] as const;
export type ScanKind = (typeof scanKinds)[number];
export const neededScans = ["application", "consent"] as const satisfies readonly ScanKind[];
/** The scan of a withdrawal comes with the withdrawal itself. */
export const attachedScans = ["application", "consent", "envelope"] as const satisfies readonly ScanKind[];

export const MAX_SCANS = 30;

/** A scan as people of the office see it. */
export type PaperScan = { id: string; kind: ScanKind; name: string; size: number; scan: ScanVerdict };

/** A row of the list: numbers and times only, since before the opening nobody but its typist knows whose it is. */
export type PaperRow = {
  id: string;
  entry: string;
  arrivedAt: string;
  way: PaperWay;
  state: PaperState;
  typist: string;
};

/** What only those who type or compare it see before the opening. */
export type PaperContents = {
  name: string;
  bearer: string;
  applicant: string | null;
  consent: { by: string; on: IsoDay } | null;
  remark: string;
  scans: PaperScan[];
};
