import type { review as ru } from "../ru/review";

export const review: typeof ru = {};
