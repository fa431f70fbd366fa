import type { reporting as ru } from "../ru/reporting";

export const reporting: typeof ru = {};
