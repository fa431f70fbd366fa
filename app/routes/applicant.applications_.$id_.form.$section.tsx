import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import type { Who } from "~/access/who";
import { withoutBlankRows, withRow } from "~/lifecycle/3-application/draft";
import type { SectionPage } from "~/lifecycle/3-application/form-page";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { readSectionPage, sectionToSave } from "~/lifecycle/3-application/section.queries.server";
import { readSectionForm } from "~/lifecycle/3-application/section-form.server";
import { refusals } from "~/lifecycle/outcome";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { sectionPath } from "~/ui/application/form-frame";
import { type SectionAnswer, SectionForm } from "~/ui/application/section-page";
import { pageMeta } from "~/ui/page";

export const handle = {
  area: "applicant",
  reads: "application.read",
  writes: "application.edit",
} satisfies RouteHandle;

export const meta = pageMeta<typeof loader>(
  (t, page) => (page as { page?: SectionPage } | undefined)?.page?.section.title ?? t.application.form.title,
);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  if (args.params.section === "documents") throw redirect(sectionPath(args.params.id!, "documents"));
  const query = new URL(args.request.url).searchParams;
  const page = demand(await readSectionPage(who, args.params.id!, args.params.section, { all: query.has("all") }));
  return { page, done: query.get("done") };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id, section: name } = args.params;
  const { section, next, hasMistakes } = demand(await sectionToSave(who, id!, name));
  const posted = demand(await readSectionForm(args.request, section));
  const { version, row } = posted;
  if (row !== null) return data<SectionAnswer>({ values: withRow(posted.data, row), version });

  const typed = withoutBlankRows(posted.data);
  const saved = await saveSection(who, id!, { section: section.key, version, data: typed });
  if (!saved.ok) {
    const answer: SectionAnswer = {
      values: posted.data,
      version,
      refused: { reason: saved.reason, details: saved.details },
    };
    const isRace = saved.reason === "changedMeanwhile";
    return data(isRace ? await besideOther(who, id!, name, answer) : answer, { status: refusals[saved.reason] });
  }
  if (!posted.next || hasMistakes(typed)) return redirect(`${sectionPath(id!, section.key)}?done=saved`);
  return redirect(next ? sectionPath(id!, next) : `/applicant/applications/${id}/check`);
}

/** Somebody else was first: their text beside the typed one, which the next press of "save" puts in its place. */
async function besideOther(
  who: Who,
  id: string,
  name: string | undefined,
  answer: SectionAnswer,
): Promise<SectionAnswer> {
  const page = demand(await readSectionPage(who, id, name, { all: false }));
  return { ...answer, version: page.version, other: page.values };
}

export default function ApplicationSection() {
  const { page, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <SectionForm page={page as SectionPage} answer={answer as SectionAnswer | undefined} done={done} />;
}
