import { applicantLists } from "./applicant";
import { officeLists } from "./office";
import { installationLists, publicLists } from "./public";
import { reviewLists } from "./review";
import type { Lists } from "./worlds";

/** Every page with rows that grow with what people do, by the file of its route, each with a world of so many rows. */
export const lists: Lists = { ...installationLists, ...publicLists, ...applicantLists, ...reviewLists, ...officeLists };
