import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { config } from "~/server/config.server";
import { backTo, demand } from "~/server/http.server";
import { postedForm } from "~/server/posted-form.server";
import { Button, ButtonRow } from "~/ui/button";
import { displayChoices, displayOf, displaySetCookie } from "~/ui/display";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "public", reads: "page.read", writes: "display.set" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.common.displaySettings.title);

export function loader({ request }: LoaderFunctionArgs) {
  return json({ back: backTo(new URL(request.url).searchParams.get("back"), "/") });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = demand(await postedForm(request));
  const display = displayOf(Object.fromEntries(form));
  return redirect(backTo(String(form.get("back")), "/"), {
    headers: { "Set-Cookie": displaySetCookie(display, config().secure) },
  });
}

export default function DisplaySettings() {
  const { back } = useLoaderData<typeof loader>();
  const { t, display } = usePage();
  const words = t.common.displaySettings;
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      <Form>
        <input type="hidden" name="back" value={back} />
        <Field
          type="radio"
          name="size"
          label={words.size.label}
          value={display.size}
          options={displayChoices.size.map((value) => ({ value, label: words.size[value] }))}
        />
        <Field
          type="radio"
          name="contrast"
          label={words.contrast.label}
          value={display.contrast}
          options={displayChoices.contrast.map((value) => ({ value, label: words.contrast[value] }))}
        />
        <Field
          type="radio"
          name="spacing"
          label={words.spacing.label}
          value={display.spacing}
          options={displayChoices.spacing.map((value) => ({ value, label: words.spacing[value] }))}
        />
        <ButtonRow>
          <Button>{words.save}</Button>
        </ButtonRow>
      </Form>
      <Form id="usual">
        <input type="hidden" name="back" value={back} />
        <Button look="link">{words.reset}</Button>
      </Form>
    </>
  );
}
