import type { application as ru } from "../ru/application";

export const application: typeof ru = {};
