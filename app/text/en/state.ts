import type { state as ru } from "../ru/state";

export const state: typeof ru = {};
