import { type ActionFunctionArgs, json } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { withoutBlankRows } from "~/lifecycle/3-application/draft";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { sectionToSave } from "~/lifecycle/3-application/section.queries.server";
import { readSectionForm } from "~/lifecycle/3-application/section-form.server";
import { type Refusal, refusals } from "~/lifecycle/outcome";
import { whoOf } from "~/server/session.server";

export const handle = { area: "applicant", writes: "application.edit" } satisfies RouteHandle;

/** The form of a section posted by the page's script: a few bytes of an answer instead of a page. */
export async function action(args: ActionFunctionArgs) {
  const who = await whoOf(args);
  const { id, section } = args.params;
  const page = await sectionToSave(who, id!, section);
  if (!page.ok) return answerTo(page.reason);
  const posted = await readSectionForm(args.request, page.value.section);
  if (!posted.ok) return answerTo(posted.reason);
  const { version, data } = posted.value;
  const saved = await saveSection(who, id!, {
    section: page.value.section.key,
    version,
    data: withoutBlankRows(data),
  });
  return saved.ok ? json({ version: saved.value.version }) : answerTo(saved.reason);
}

function answerTo(reason: Refusal) {
  return json({ refused: reason }, { status: refusals[reason] });
}
