import type { announcement as ru } from "../ru/announcement";

export const announcement: typeof ru = {};
