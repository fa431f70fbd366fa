import type { Guarantee } from "./guarantee";

/** Every guarantee proven so far, by its name in guarantees.md. */
export const guarantees: Record<string, () => Promise<Guarantee>> = {
  I1: async () => (await import("./I1-mail")).guarantee,
  C5: async () => (await import("./C5-other-sites")).guarantee,
  A4: async () => (await import("./A4-one-intent")).guarantee,
  B1: async () => (await import("./B1-deadline")).guarantee,
  B3: async () => (await import("./B3-closed-set")).guarantee,
};
