import { setTimeout as sleep } from "node:timers/promises";

const EVEN_MS = 350;

/** Answers after an even time, so that how long it took does not tell whether an account exists (G3). */
export async function evenly<T>(work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.all([work(), sleep(EVEN_MS)]);
  return result;
}
