import type { agreement as ru } from "../ru/agreement";

export const agreement: typeof ru = {};
