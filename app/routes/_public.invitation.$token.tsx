import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { acceptInvitation } from "~/lifecycle/1-registration/accept-invitation.server";
import { acceptForm, type Newcomer, newcomerForm } from "~/lifecycle/1-registration/account.form";
import { homeOf } from "~/lifecycle/1-registration/account.queries.server";
import { readInvitation } from "~/lifecycle/1-registration/invitation.queries.server";
import { joinByInvitation } from "~/lifecycle/1-registration/join-by-invitation.server";
import { askedLang } from "~/server/asked-lang.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { letIn } from "~/server/let-in.server";
import { senderOf } from "~/server/sender.server";
import { requirePerson, whoOf } from "~/server/session.server";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { InvitationFacts, InvitationWayOn } from "~/ui/registration/invitation-view";

export const handle = {
  area: "public",
  reads: "account.useInvitation",
  writes: "account.useInvitation",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.account.invitation.title);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readInvitation(await whoOf(args), args.params.token!));
}

export async function action(args: ActionFunctionArgs) {
  const token = args.params.token!;
  const { way, needs } = demand(await readInvitation(await whoOf(args), token));
  if (way === "newcomer") {
    const form = await readForm(args.request, newcomerForm(needs));
    if (!form.ok) return wrongFields(form.answer);
    const outcome = await joinByInvitation(token, form.value as Newcomer, senderOf(args), askedLang(args.request));
    if (!outcome.ok) return refusal(outcome, form.typed);
    return letIn(args, outcome.value, await homeOf(outcome.value.personId));
  }
  const who = await requirePerson(args);
  const form = await readForm(args.request, acceptForm(needs));
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await acceptInvitation(who, token, senderOf(args));
  if (!outcome.ok) return refusal(outcome, form.typed);
  // A new role means a new session (G1).
  return letIn(args, { personId: who.id, passwordHash: null }, await homeOf(who.id));
}

export default function Invitation() {
  const invitation = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const words = t.registration.account.invitation;
  const { invitedTo } = invitation;
  const lead =
    invitedTo.to === "applicant"
      ? words.applicantLead(invitedTo.applicant)
      : words.lead(t.registration.roles[invitedTo.role]);
  return (
    <>
      <PageTitle title={words.title} lead={lead} />
      <InvitationFacts invitation={invitation} />
      <InvitationWayOn invitation={invitation} answer={answer} />
    </>
  );
}
