import type { Guarantee } from "./guarantee";

/** Every guarantee proven so far, by its name in guarantees.md. */
export const guarantees: Record<string, () => Promise<Guarantee>> = {};
