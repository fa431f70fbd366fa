import type { FinishedWinner } from "./finished";
import type { Offset } from "./types";

/** An agreement of the finished competition; its sums and days of the project are those of the award and the application. */
export type DemoAgreement = { application: FinishedWinner; number: string; signedOn: Offset };

export const agreements: readonly DemoAgreement[] = [
  { application: "boccia", number: "1-СОНКО", signedOn: 6 },
  { application: "choir", number: "2-СОНКО", signedOn: 8 },
];
