import { parseQuantity } from "../3-application/typed";

/** How much of a plan is done in per cent, whole, rounded down; 0 while there is no fact, 100 for a plan of nothing. */
export function fulfilment(fact: string, planned: string): number {
  const [done, plan] = [parseQuantity(fact), parseQuantity(planned)];
  if (done === null || plan === null) return 0;
  return plan === 0n ? 100 : Number((done * 100n) / plan);
}
