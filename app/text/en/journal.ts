import type { journal as ru } from "../ru/journal";

export const journal: typeof ru = {};
