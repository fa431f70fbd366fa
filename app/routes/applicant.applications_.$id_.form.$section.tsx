import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { isRouteErrorResponse, useActionData, useLoaderData, useRouteError } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { DOCUMENTS } from "~/lifecycle/2-announcement/form-template";
import { withoutBlankRows, withRow } from "~/lifecycle/3-application/draft";
import { endSectionTask } from "~/lifecycle/3-application/end-section-task.server";
import type { SectionPage } from "~/lifecycle/3-application/form-page";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { readSectionPage, sectionToSave } from "~/lifecycle/3-application/section.queries.server";
import { readSectionForm } from "~/lifecycle/3-application/section-form.server";
import { refusals } from "~/lifecycle/outcome";
import { draftHeaders, draftOf } from "~/server/draft-of.server";
import { refuseExpired } from "~/server/expired.server";
import { demand } from "~/server/http.server";
import { requirePerson, whoOf } from "~/server/session.server";
import { sectionPath } from "~/ui/application/form-frame";
import { type SectionAnswer, SectionForm } from "~/ui/application/section-page";
import { ErrorPage } from "~/ui/error-page";
import { pageMeta } from "~/ui/page";
import { isExpiredForm, SignInAgain } from "~/ui/registration/sign-in-again";

export const handle = {
  area: "applicant",
  reads: "application.read",
  writes: ["application.edit", "sectionTask.finish"],
} satisfies RouteHandle;

export const meta = pageMeta<typeof loader>(
  (t, page) => (page as { page?: SectionPage } | undefined)?.page?.section.title ?? t.application.form.title,
);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  if (args.params.section === DOCUMENTS) throw redirect(sectionPath(args.params.id!, DOCUMENTS));
  const query = new URL(args.request.url).searchParams;
  const page = demand(await readSectionPage(who, args.params.id!, args.params.section, { all: query.has("all") }));
  const appeared = query.get("new")?.split(",") ?? [];
  return data({ page, done: query.get("done"), appeared }, draftOf(who));
}

export const headers = draftHeaders;

export async function action(args: ActionFunctionArgs) {
  const who = await whoOf(args);
  if (who.kind !== "person") return refuseExpired(args.request);
  const { id, section: name } = args.params;
  const { section, next, hasMistakes, appeared } = demand(await sectionToSave(who, id!, name));
  const posted = demand(await readSectionForm(args.request, section));
  const { version, row, finish } = posted;
  if (row !== null) return data<SectionAnswer>({ values: withRow(posted.data, row), version });

  const typed = withoutBlankRows(posted.data);
  const saved = await saveSection(who, id!, { section: section.key, version, data: typed });
  if (!saved.ok) {
    const { reason, details, clash } = saved;
    const answer: SectionAnswer = clash
      ? { values: clash.data, version: clash.version, clash }
      : { values: posted.data, version, refused: { reason, details } };
    return data(answer, { status: refusals[reason] });
  }
  const { data: merged = typed } = saved.value;
  if (finish !== null) {
    const finished = await endSectionTask(who, id!, finish, "finish");
    if (finished.ok) return redirect(`${sectionPath(id!, section.key)}?done=finish`);
    const answer: SectionAnswer = { values: merged, version: saved.value.version, refused: finished };
    return data(answer, { status: refusals[finished.reason] });
  }
  const asked = appeared(merged);
  if (!posted.next || hasMistakes(merged) || asked.length > 0) {
    const done = saved.value.data ? "merged" : "saved";
    return redirect(`${sectionPath(id!, section.key)}?done=${done}${asked.length > 0 ? `&new=${asked.join()}` : ""}`);
  }
  const after = next(merged);
  return redirect(after ? sectionPath(id!, after) : `/applicant/applications/${id}/check`);
}

export default function ApplicationSection() {
  const { page, done, appeared } = useLoaderData() as { page: SectionPage; done: string | null; appeared: string[] };
  const answer = useActionData() as SectionAnswer | undefined;
  return <SectionForm page={page} answer={answer} done={done} appeared={appeared} />;
}

/** A form that came after its session had ended is not an error to the person who wrote it. */
export function ErrorBoundary() {
  const error = useRouteError();
  return isRouteErrorResponse(error) && isExpiredForm(error.data) ? (
    <SignInAgain kept={error.data.kept} />
  ) : (
    <ErrorPage />
  );
}
