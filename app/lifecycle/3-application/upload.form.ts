import { z } from "zod";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "badFormat");

/** What a browser says of a file before its first piece; `first` is the SHA-256 of that piece. */
export const BeginUploadForm = z.strictObject({
  kind: z.string().min(1).max(64),
  name: z.string().min(1, "required").max(1_000),
  size: z
    .string()
    .regex(/^\d{1,12}$/, "notWhole")
    .transform(Number),
  first: sha256,
});

/** The end of an upload: SHA-256 of the whole file as the browser has it. */
export const FinishUploadForm = z.strictObject({ sha256 });
