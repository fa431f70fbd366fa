import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { editOrganiser } from "~/lifecycle/1-registration/edit-organiser.server";
import { OrganiserForm } from "~/lifecycle/1-registration/organiser.form";
import { readOrganiser } from "~/lifecycle/1-registration/organiser.queries.server";
import { made, refused } from "~/lifecycle/outcome";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "office", reads: "organiser.edit", writes: "organiser.edit" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.office.contacts);

export async function loader(args: LoaderFunctionArgs) {
  const { id, contacts, mayEdit } = demand(await readOrganiser(await requirePerson(args), args.params.id!));
  return demand(mayEdit ? made({ id, contacts }) : refused("notFound"));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, OrganiserForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await editOrganiser(who, args.params.id!, form.value);
  return outcome.ok ? redirect(`/office/organisers/${args.params.id}?done=saved`) : refusal(outcome, form.typed);
}

export default function EditOrganiser() {
  const { id, contacts } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.registration.office;
  const home = `/office/organisers/${id}`;
  return (
    <>
      <PageTitle title={words.contacts} trail={[{ to: home, label: contacts.shortName }]} />
      <Form answer={useActionData<typeof action>()}>
        <Field name="name" label={words.organiserName} width="full" value={contacts.name} />
        <Field name="shortName" label={words.organiserShortName} value={contacts.shortName} />
        <Field name="locality" label={words.locality} value={contacts.locality} />
        <Field name="address" label={words.address} required={false} value={contacts.address} />
        <Field name="phone" type="tel" label={words.phone} required={false} value={contacts.phone} />
        <Field name="email" type="email" label={words.email} required={false} value={contacts.email} />
        <ButtonRow>
          <Button>{t.common.actions.save}</Button>
          <LinkButton look="link" to={home}>
            {t.common.actions.cancel}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}
