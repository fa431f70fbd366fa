import { z } from "zod";
import { parseDay, parseQuantity, quantityText } from "../3-application/typed";
import { parseRoubles } from "../money";

const typed = z.string("required").min(1, "required").max(40);

/** A sum in roubles as it is typed; kopecks come out. */
export const money = typed
  .refine((text) => parseRoubles(text) !== null, "notAMoney")
  .transform((text) => parseRoubles(text) ?? 0n);

/** A day as a date field sends it or as people write it; an ISO day comes out. */
export const day = typed.refine((text) => parseDay(text) !== null, "notADay").transform((text) => parseDay(text) ?? "");

/** A number with up to three places; an exact decimal with a point comes out. */
export const quantity = typed
  .refine((text) => parseQuantity(text) !== null, "notANumber")
  .transform((text) => quantityText(parseQuantity(text) ?? 0n));

/** The same, that may be left empty. */
export const quantityOrNothing = z
  .string()
  .max(40)
  .refine((text) => text === "" || parseQuantity(text) !== null, "notANumber")
  .transform((text) => (text === "" ? "" : quantityText(parseQuantity(text) ?? 0n)));

/** Words that must be there. */
export const words = (max: number) => z.string("required").min(1, "required").max(max);
