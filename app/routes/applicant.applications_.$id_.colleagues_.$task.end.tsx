import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { endSectionTask } from "~/lifecycle/3-application/end-section-task.server";
import { EndTaskForm } from "~/lifecycle/3-application/section-task.form";
import { readForm } from "~/server/form.server";
import { demand, demandForm, notOpened } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { sectionPath } from "~/ui/application/form-frame";

export const handle = {
  area: "applicant",
  reads: "page.read",
  writes: ["sectionTask.finish", "sectionTask.withdraw"],
} satisfies RouteHandle;

export const loader = notOpened;

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { answer, section } = demandForm(await readForm(args.request, EndTaskForm));
  const { id, task } = args.params;
  demand(await endSectionTask(who, id!, task!, answer));
  const back = section ? sectionPath(id!, section) : `/applicant/applications/${id}/colleagues`;
  return redirect(`${back}?done=${answer}`);
}

/** A refusal is the error page of the area; there is nothing else to show here. */
export default function EndSectionTask() {
  return null;
}
