import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { ProfileForm } from "~/lifecycle/1-registration/account.form";
import { readAccount } from "~/lifecycle/1-registration/account.queries.server";
import { changeProfile } from "~/lifecycle/1-registration/change-profile.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { USUAL_ZONE } from "~/text/zones";
import { Alert } from "~/ui/alert";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { History } from "~/ui/history";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { ConsentList } from "~/ui/registration/consent-list";
import { DoneAlert } from "~/ui/registration/done-alert";
import { MailChoiceCard } from "~/ui/registration/mail-choice";

export const handle = { area: "public", reads: "account.read", writes: "account.changeName" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.account.page.title);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readAccount(await requirePerson(args)));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, ProfileForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await changeProfile(who, form.value);
  return outcome.ok ? redirect("/account?done=saved") : refusal(outcome, form.typed);
}

export default function Account() {
  const account = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.registration.account;
  return (
    <>
      <PageTitle title={words.page.title} kicker={account.email} lead={words.page.lead} />
      <DoneAlert words={words.done} />
      {account.confirmed ? null : (
        <Alert tone="warn">
          <p>{words.page.unconfirmed}</p>
          <Form action="/account/confirm" inline>
            <Button look="plain">{words.confirm.again}</Button>
          </Form>
        </Alert>
      )}
      <Card title={words.page.profile}>
        <Form answer={useActionData<typeof action>()}>
          <Field name="name" label={words.name} value={account.name} autoComplete="name" />
          <Field
            name="lang"
            type="radio"
            row
            label={words.language}
            value={account.lang}
            options={(["ru", "en"] as const).map((value) => ({ value, label: t.common.languages[value] }))}
          />
          <ButtonRow>
            <Button>{t.common.actions.save}</Button>
          </ButtonRow>
        </Form>
      </Card>
      <Card title={t.registration.applicant.email}>
        <p>{account.email}</p>
        <LinkButton look="plain" to="/account/email">
          {words.changeEmail.title}
        </LinkButton>
      </Card>
      <Card title={words.page.passwordTitle}>
        <p>{words.page.passwordLead}</p>
        <LinkButton look="plain" to="/account/password">
          {words.page.changePassword}
        </LinkButton>
      </Card>
      <MailChoiceCard mail={account.mail} />
      <Card title={t.shield.reminders.title}>
        <p>{account.wantsReminders ? t.shield.reminders.on : t.shield.reminders.off}</p>
        <Form action="/account/reminders" id="reminders" inline>
          <input type="hidden" name="wanted" value={account.wantsReminders ? "no" : "yes"} />
          <Button look="plain">
            {account.wantsReminders ? t.shield.reminders.turnOff : t.shield.reminders.turnOn}
          </Button>
        </Form>
      </Card>
      <Card title={words.page.consents}>
        <ConsentList consents={account.consents} />
      </Card>
      <Card title={t.common.history.label}>
        <History entries={account.history} zone={USUAL_ZONE} />
      </Card>
      <Form action="/sign-out" inline>
        <Button look="plain">{words.page.signOut}</Button>
      </Form>
    </>
  );
}
