import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { markWorkDay } from "~/lifecycle/1-registration/mark-work-day.server";
import { yearAsked } from "~/lifecycle/1-registration/work-calendar";
import { WorkDayForm } from "~/lifecycle/1-registration/work-calendar.form";
import { readWorkCalendar } from "~/lifecycle/1-registration/work-calendar.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { WorkCalendarView } from "~/ui/registration/work-calendar";

export const handle = {
  area: "office",
  reads: ["workCalendar.read", "workCalendar.mark"],
  writes: "workCalendar.mark",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.calendar.title);

export async function loader(args: LoaderFunctionArgs) {
  const year = yearAsked(new URL(args.request.url).searchParams.get("year"));
  return demand(await readWorkCalendar(await requirePerson(args), args.params.id!, year));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, WorkDayForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await markWorkDay(who, args.params.id!, form.value);
  const year = form.value.day.slice(0, 4);
  return outcome.ok
    ? redirect(`/office/organisers/${args.params.id}/calendar?year=${year}&done=saved`)
    : refusal(outcome, form.typed);
}

export default function OrganiserCalendar() {
  const calendar = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [query] = useSearchParams();
  const words = usePage().t.registration.calendar;
  return (
    <>
      <PageTitle
        title={words.title}
        lead={words.lead}
        trail={[{ to: `/office/organisers/${calendar.id}`, label: calendar.name }]}
      />
      <WorkCalendarView
        calendar={calendar}
        picked={query.get("day")}
        isSaved={query.get("done") === "saved" && !answer}
        answer={answer}
      />
    </>
  );
}
