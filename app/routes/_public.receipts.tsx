import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { langOf } from "~/text/text";
import { ReceiptForm } from "~/ui/application/receipt-form";
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
  const { t } = usePage();
  const words = t.application.receipts;
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      <ReceiptForm />
    </>
  );
}
