import type { letters as ru } from "../ru/letters";

export const letters: typeof ru = {};
