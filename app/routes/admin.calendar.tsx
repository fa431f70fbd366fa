import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { markWorkDayForAll } from "~/lifecycle/1-registration/mark-work-day.server";
import { yearAsked } from "~/lifecycle/1-registration/work-calendar";
import { WorkDayForm } from "~/lifecycle/1-registration/work-calendar.form";
import { readWorkCalendarForAll } from "~/lifecycle/1-registration/work-calendar.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { WorkCalendarView } from "~/ui/registration/work-calendar";

export const handle = {
  area: "admin",
  reads: "workCalendar.markForAll",
  writes: "workCalendar.markForAll",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.calendar.title);

export async function loader(args: LoaderFunctionArgs) {
  const year = yearAsked(new URL(args.request.url).searchParams.get("year"));
  return demand(await readWorkCalendarForAll(await requirePerson(args), year));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, WorkDayForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await markWorkDayForAll(who, form.value);
  return outcome.ok
    ? redirect(`/admin/calendar?year=${form.value.day.slice(0, 4)}&done=saved`)
    : refusal(outcome, form.typed);
}

export default function CalendarForAll() {
  const answer = useActionData<typeof action>();
  const [query] = useSearchParams();
  const { t } = usePage();
  const words = t.registration.calendar;
  return (
    <>
      <PageTitle
        title={words.title}
        lead={words.leadForAll}
        trail={[{ to: "/admin", label: t.registration.office.organisersTitle }]}
      />
      <WorkCalendarView
        calendar={useLoaderData<typeof loader>()}
        picked={query.get("day")}
        isSaved={query.get("done") === "saved" && !answer}
        answer={answer}
      />
    </>
  );
}
