import type { papers as ru } from "../ru/papers";

export const papers: typeof ru = {};
