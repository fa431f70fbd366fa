import type { help as ru } from "../ru/help";

export const help: typeof ru = {};
