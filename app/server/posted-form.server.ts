import { made, type Outcome, refused } from "~/lifecycle/outcome";

/** The fields of a posted form. Refuses `badInput` for a body that is none: another type of content, or one that is cut. */
export async function postedForm(request: Request): Promise<Outcome<FormData>> {
  return request.formData().then(made, (error: unknown) => {
    // why: this is how the platform says that a body is no form; anything else is a fault of ours.
    if (error instanceof TypeError) return refused("badInput");
    throw error;
  });
}
