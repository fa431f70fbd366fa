import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { invitePerson } from "~/lifecycle/1-registration/invite-person.server";
import { InviteToOrganiserForm } from "~/lifecycle/1-registration/organiser.form";
import { readOrganiser } from "~/lifecycle/1-registration/organiser.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { pageMeta } from "~/ui/page";
import { OrganiserView } from "~/ui/registration/organiser-view";

export const handle = { area: "office", reads: "organiser.read", writes: "organiser.invite" } satisfies RouteHandle;

export const meta = pageMeta<{ contacts: { shortName: string } }>(
  (t, data) => data?.contacts.shortName ?? t.registration.office.organiserTitle,
);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readOrganiser(await requirePerson(args), args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, InviteToOrganiserForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await invitePerson(who, { organiserId: args.params.id! }, form.value);
  return outcome.ok ? redirect(`/office/organisers/${args.params.id}?done=invited`) : refusal(outcome, form.typed);
}

export default function Organiser() {
  return <OrganiserView organiser={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
