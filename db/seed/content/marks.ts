import { adaptiveSheets } from "./marks/adaptive";
import { catsSheets } from "./marks/cats";
import { cleanupSheets } from "./marks/cleanup";
import { ethnoSheets } from "./marks/ethno";
import { firewoodSheets } from "./marks/firewood";
import { knittingSheets } from "./marks/knitting";
import { librarySheets } from "./marks/library";
import { roboticsSheets } from "./marks/robotics";
import { trailSheets } from "./marks/trail";
import { veteranSheets } from "./marks/veteran";
import type { DemoSheet } from "./types";

/** Every sealed sheet of the current competition: two for each scored application, a third for the divergence. */
export const sheets: readonly DemoSheet[] = [
  ...catsSheets,
  ...adaptiveSheets,
  ...trailSheets,
  ...veteranSheets,
  ...ethnoSheets,
  ...firewoodSheets,
  ...roboticsSheets,
  ...librarySheets,
  ...cleanupSheets,
  ...knittingSheets,
];
