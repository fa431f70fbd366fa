import { type ActionFunctionArgs, json } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import type { Who } from "~/access/who";
import { draftOwner } from "~/lifecycle/3-application/draft-owner.server";
import type { Clash } from "~/lifecycle/3-application/keep-section.server";
import { autosaveSection } from "~/lifecycle/3-application/save-section.server";
import { readFields } from "~/lifecycle/3-application/section-form.server";
import { type Refusal, refusals } from "~/lifecycle/outcome";
import { whoOf } from "~/server/session.server";

export const handle = { area: "applicant", writes: "application.edit" } satisfies RouteHandle;

/** The form of a section posted by the page's script: a few bytes of an answer instead of a page. */
export async function action(args: ActionFunctionArgs) {
  const who = await whoOf(args);
  const posted = await readFields(args.request);
  if (!isAuthor(who, args.request)) return answerTo({ reason: "notSignedIn" });
  const saved = await autosaveSection(who, args.params.id!, args.params.section, posted);
  return saved.ok ? json(saved.value) : answerTo(saved);
}

/** Whoever opened the page is still signed in: on a shared computer nothing is saved in another's name. */
function isAuthor(who: Who, request: Request): boolean {
  const meant = request.headers.get("x-draft-of");
  return who.kind === "person" && (meant === null || meant === draftOwner(who));
}

function answerTo({ reason, clash }: { reason: Refusal; clash?: Clash }) {
  return json({ refused: reason, clash }, { status: refusals[reason] });
}
