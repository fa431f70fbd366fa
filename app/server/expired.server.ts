import { data } from "@remix-run/node";
import type { ExpiredForm } from "~/ui/registration/sign-in-again";
import { demand } from "./http.server";
import { postedForm } from "./posted-form.server";

const COMMANDS = new Set(["row", "next"]);

/**
 * Refuses a form that came after its session had ended, with everything typed in it: the error page asks to sign in and
 * carries the text through (`SignInAgain`). Nothing is kept on the server, and what comes back is judged as any other post.
 */
export async function refuseExpired(request: Request): Promise<never> {
  const typed = [...demand(await postedForm(request))].filter(
    ([name, value]) => typeof value === "string" && !COMMANDS.has(name),
  );
  const refusal: ExpiredForm = { reason: "notSignedIn", details: {}, kept: JSON.stringify(typed) };
  throw data(refusal, { status: 401 });
}

/** Fields that were carried through signing in; none when they are not what `refuseExpired` made. */
export function keptFields(kept: string): [string, string][] {
  try {
    const fields: unknown = JSON.parse(kept);
    const isField = (one: unknown) =>
      Array.isArray(one) && one.length === 2 && one.every((part) => typeof part === "string");
    return Array.isArray(fields) && fields.every(isField) ? fields : [];
  } catch {
    // why: what somebody else wrote in the place of a kept form holds no fields.
    return [];
  }
}
