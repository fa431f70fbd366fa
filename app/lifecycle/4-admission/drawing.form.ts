import { z } from "zod";

/** The buttons of the page that waits for a large paper. */
export const DrawingForm = z.strictObject({ act: z.enum(["ask", "cancel"]) });
