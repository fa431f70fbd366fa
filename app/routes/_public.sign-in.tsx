import { type ActionFunctionArgs, data } from "@remix-run/node";
import { useActionData, useLocation } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import forget from "~/enhance/signed-out.ts?worker&url";
import { SignInForm } from "~/lifecycle/1-registration/account.form";
import { homeOf } from "~/lifecycle/1-registration/account.queries.server";
import { checkPassword } from "~/lifecycle/1-registration/check-password.server";
import { keptFields } from "~/server/expired.server";
import { readForm } from "~/server/form.server";
import { backTo, refusal, wrongFields } from "~/server/http.server";
import { letIn, openDoor } from "~/server/let-in.server";
import { contextOf } from "~/server/session.server";
import { Button, ButtonRow } from "~/ui/button";
import { Field } from "~/ui/field";
import { asFormAnswer, Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { DoneAlert } from "~/ui/registration/done-alert";
import { asCarried, type Carried, KeptForm } from "~/ui/registration/sign-in-again";

export const handle = { area: "public", writes: "account.signIn" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.account.signIn.title);

export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request, SignInForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await checkPassword(form.value, args.request, contextOf(args).ip);
  if (!outcome.ok) return refusal(outcome, form.typed);
  if (!outcome.value) return wrongFields({ typed: form.typed, errors: { password: { code: "wrongPassword" } } });
  const back = new URL(args.request.url).searchParams.get("back");
  const fields = keptFields(form.value.kept ?? "");
  if (fields.length > 0 && back?.startsWith("/applicant/applications/"))
    return data<Carried>({ fields, to: back }, { headers: await openDoor(args, outcome.value) });
  return letIn(args, outcome.value, backTo(back, await homeOf(outcome.value.personId)));
}

export default function SignIn() {
  const { t, href } = usePage();
  const answer = useActionData<typeof action>();
  const words = t.registration.account;
  const isSignedOut = new URLSearchParams(useLocation().search).get("done") === "signedOut";
  const carried = asCarried(answer);
  if (carried) return <KeptForm {...carried} />;
  const kept = asFormAnswer(answer)?.typed.kept?.[0];
  return (
    <>
      <PageTitle title={words.signIn.title} lead={words.signIn.lead} />
      <DoneAlert words={t.registration.account.done} />
      <Form answer={answer}>
        {kept ? <input type="hidden" name="kept" value={kept} /> : null}
        <Field name="email" type="email" label={words.email} autoComplete="username" />
        <Field name="password" type="password" label={words.password} autoComplete="current-password" />
        <ButtonRow>
          <Button>{words.signIn.button}</Button>
        </ButtonRow>
      </Form>
      {asFormAnswer(answer)?.refused?.reason === "throttled" ? <p>{words.signIn.throttledHelp}</p> : null}
      <p>
        <a href={href("/reset")}>{words.signIn.forgot}</a>
      </p>
      <p>
        <a href={href("/register")}>{words.signIn.noAccount}</a>
      </p>
      {isSignedOut ? <script type="module" src={forget} /> : null}
    </>
  );
}
