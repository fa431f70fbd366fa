import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { langOf } from "~/text/text";
import { Button, ButtonRow } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "public", reads: "receipt.check" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.application.receipts.title);

export function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const code = query.get("code")?.trim();
  if (!code) return null;
  const lang = langOf(query.get("lang"));
  return redirect(`/receipts/${encodeURIComponent(code.slice(0, 40))}${lang ? `?lang=${lang}` : ""}`);
}

export default function CheckReceipt() {
  const { t, lang } = usePage();
  const words = t.application.receipts;
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      <Form method="get" action="/receipts">
        {lang === "en" ? <input type="hidden" name="lang" value="en" /> : null}
        <Field name="code" label={words.code} hint={words.codeHint} autoComplete="off" width="m" />
        <ButtonRow>
          <Button>{words.button}</Button>
        </ButtonRow>
      </Form>
    </>
  );
}
