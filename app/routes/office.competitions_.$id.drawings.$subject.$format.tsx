import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { askForDrawing } from "~/lifecycle/4-admission/ask-for-drawing.server";
import { cancelDrawing } from "~/lifecycle/4-admission/cancel-drawing.server";
import { DrawingForm } from "~/lifecycle/4-admission/drawing.form";
import { readDrawing } from "~/lifecycle/4-admission/drawing.queries.server";
import { readForm } from "~/server/form.server";
import { demand, demandForm } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { DrawingView } from "~/ui/admission/drawing-view";
import { officeTrail } from "~/ui/admission/office-trail";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "office", reads: "paper.draw", writes: "paper.draw" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.papers.drawing.title);

const drawingOf = ({ id = "", subject = "", format = "" }: LoaderFunctionArgs["params"]) => ({
  competitionId: id,
  subject,
  format,
});

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readDrawing(await requirePerson(args), drawingOf(args.params)));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { act } = demandForm(await readForm(args.request, DrawingForm));
  const verb = act === "ask" ? askForDrawing : cancelDrawing;
  demand(await verb(who, drawingOf(args.params)));
  return redirect(new URL(args.request.url).pathname);
}

export default function Drawing() {
  const { competition, paper, format, rows, drawn, size, asOf, state, isLarge } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const { drawing: words, office } = t.papers;
  const back = `/office/competitions/${competition.id}/papers`;
  const name = paper ? office.numbered(office.kinds[paper.kind], paper.number) : office.journal;
  const here = `/office/competitions/${competition.id}`;
  return (
    <>
      <PageTitle
        title={words.title}
        kicker={paper && paper.version > 1 ? `${name}, ${office.version(paper.version)}` : name}
        trail={officeTrail(t, competition, { to: back, label: office.title })}
      />
      <DrawingView
        answer={useActionData<typeof action>()}
        state={state}
        format={format}
        rows={rows}
        drawn={drawn}
        file={paper ? `${here}/papers/${paper.id}/paper.${format}` : `${here}/registration-journal/journal.${format}`}
        size={size}
        asOf={isLarge && !paper ? asOf : null}
        zone={competition.zone}
        back={back}
      />
    </>
  );
}
