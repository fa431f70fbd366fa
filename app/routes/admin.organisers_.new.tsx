import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { createOrganiser } from "~/lifecycle/1-registration/create-organiser.server";
import { NewOrganiserForm } from "~/lifecycle/1-registration/organiser.form";
import { mayCreateOrganiser } from "~/lifecycle/1-registration/organiser.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { NewOrganiserFields } from "~/ui/registration/new-organiser";

export const handle = { area: "admin", reads: "organiser.create", writes: "organiser.create" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.office.newOrganiserTitle);

export async function loader(args: LoaderFunctionArgs) {
  demand(await mayCreateOrganiser(await requirePerson(args)));
  return null;
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, NewOrganiserForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await createOrganiser(who, form.value);
  if (outcome.ok) return redirect("/admin?done=created");
  if (outcome.reason === "alreadyExists")
    return wrongFields({ typed: form.typed, errors: { slug: { code: "taken" } } });
  return refusal(outcome, form.typed);
}

export default function NewOrganiser() {
  const { t } = usePage();
  const words = t.registration.office;
  return (
    <>
      <PageTitle
        title={words.newOrganiserTitle}
        lead={words.newOrganiserLead}
        trail={[{ to: "/admin", label: words.organisersTitle }]}
      />
      <NewOrganiserFields answer={useActionData<typeof action>()} />
    </>
  );
}
