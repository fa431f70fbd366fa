import type { decision as ru } from "../ru/decision";

export const decision: typeof ru = {};
