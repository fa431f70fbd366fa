import type { publication as ru } from "../ru/publication";

export const publication: typeof ru = {};
