import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { StartForm } from "~/lifecycle/3-application/application.form";
import { declarationsOf, unanswered } from "~/lifecycle/3-application/declared";
import { readStart } from "~/lifecycle/3-application/start.queries.server";
import { startApplication } from "~/lifecycle/3-application/start-application.server";
import type { StartPage } from "~/lifecycle/3-application/start-page";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { StartPageView } from "~/ui/application/start-page";
import { pageMeta } from "~/ui/page";

export const handle = {
  area: "applicant",
  reads: "competition.readPublic",
  writes: "application.start",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.application.start.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const query = new URL(args.request.url).searchParams;
  const competition = query.get("competition");
  if (competition === null) throw redirect("/applicant#open");
  const page = demand(await readStart(who, competition));
  const requirements = page.requirements.map(({ mend: _, ...one }) => one);
  return { page: { ...page, requirements }, from: query.get("from") };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, StartForm);
  if (!form.ok) return wrongFields(form.answer);
  const { competition, applicant, from, declared, anyway } = form.value;
  const { requirements } = demand(await readStart(who, competition));
  const open = unanswered(requirements, declared);
  if (open.length > 0)
    return wrongFields({
      typed: form.typed,
      errors: Object.fromEntries(open.map((name) => [name, { code: "requiredChoice" }])),
    });
  const wrong = requirements.filter(({ key }) => declared[key] === "no");
  if (wrong.length > 0 && !anyway) return data({ typed: form.typed, errors: {}, wrong }, { status: 400 });
  const started = await startApplication(who, competition, applicant, {
    declarations: declarationsOf(declared),
    fromId: from || undefined,
  });
  if (started.ok) {
    const { id, section } = started.value;
    return redirect(`/applicant/applications/${id}/${from ? "check" : `form/${section}`}`);
  }
  return started.reason === "notFound" && from
    ? wrongFields({ typed: form.typed, errors: { from: { code: "notAllowed" } } })
    : refusal(started, form.typed);
}

export default function NewApplication() {
  const { page, from } = useLoaderData<typeof loader>();
  return <StartPageView page={page as StartPage} from={from} answer={useActionData<typeof action>()} />;
}
