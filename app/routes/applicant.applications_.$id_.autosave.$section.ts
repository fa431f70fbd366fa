import { type ActionFunctionArgs, json } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { autosaveSection } from "~/lifecycle/3-application/save-section.server";
import { readFields } from "~/lifecycle/3-application/section-form.server";
import { type Refusal, refusals } from "~/lifecycle/outcome";
import { whoOf } from "~/server/session.server";

export const handle = { area: "applicant", writes: "application.edit" } satisfies RouteHandle;

/** The form of a section posted by the page's script: a few bytes of an answer instead of a page. */
export async function action(args: ActionFunctionArgs) {
  const who = await whoOf(args);
  const posted = await readFields(args.request);
  const saved = await autosaveSection(who, args.params.id!, args.params.section, posted);
  return saved.ok ? json({ version: saved.value.version }) : answerTo(saved.reason);
}

function answerTo(reason: Refusal) {
  return json({ refused: reason }, { status: refusals[reason] });
}
