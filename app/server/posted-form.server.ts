import { made, type Outcome, refused } from "~/lifecycle/outcome";

/** Fields without files are taken whole into memory: more than anybody types is not read at all. */
const MOST_BYTES = 2 * 1024 * 1024;

/**
 * The fields of a posted form without files. Refuses `badInput` for a body that is none: another type of content, one that
 * is cut, or one that is too large for words.
 */
export async function postedForm(request: Request): Promise<Outcome<FormData>> {
  if (Number(request.headers.get("content-length")) > MOST_BYTES) return refused("badInput");
  return request.formData().then(made, (error: unknown) => {
    // why: this is how the platform says that a body is no form; anything else is a fault of ours.
    if (error instanceof TypeError) return refused("badInput");
    throw error;
  });
}
