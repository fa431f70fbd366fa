import type { registration as ru } from "../ru/registration";

export const registration: typeof ru = {};
