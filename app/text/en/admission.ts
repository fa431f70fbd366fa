import type { admission as ru } from "../ru/admission";

export const admission: typeof ru = {};
