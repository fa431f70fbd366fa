import { z } from "zod";

/** A button that asks for nothing, or a file that comes without words: a form without a field. */
export const ButtonForm = z.strictObject({});
