import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { checkReceipt } from "~/lifecycle/3-application/receipt.queries.server";
import { refused } from "~/lifecycle/outcome";
import { demand } from "~/server/http.server";
import { contextOf } from "~/server/session.server";
import { withinLimit } from "~/server/throttle.server";
import { formatMoment } from "~/text/format";
import { Alert } from "~/ui/alert";
import "~/ui/application/application.css";
import { ReceiptForm } from "~/ui/application/receipt-form";
import { LinkButton } from "~/ui/button";
import { DataList } from "~/ui/data-list";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "public", reads: "receipt.check" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.application.receipts.title);

const LIMIT = { limit: 30, windowSeconds: 60 };

export async function loader({ params, context }: LoaderFunctionArgs) {
  if (!(await withinLimit(`receipt:${contextOf({ context }).ip}`, LIMIT))) return demand(refused("throttled"));
  const receipt = await checkReceipt(params.code!);
  return data({ receipt }, { status: receipt ? 200 : 404, headers: { "Cache-Control": "no-store" } });
}

export default function CheckedReceipt() {
  const { receipt } = useLoaderData<typeof loader>() as {
    receipt: Awaited<ReturnType<typeof checkReceipt>>;
  };
  const { code } = useParams();
  const { t, lang } = usePage();
  const words = t.application.receipts;
  return (
    <>
      <PageTitle title={words.title} />
      {receipt ? (
        <>
          <Alert tone="good" title={words.valid} />
          <DataList
            items={[
              { label: words.code, value: receipt.code },
              { label: words.arrived, value: formatMoment(receipt.arrivedAt, receipt.zone, lang) },
              { label: words.hash, value: <span className="hash">{receipt.sha256}</span> },
            ]}
          />
          <LinkButton look="plain" to="/receipts">
            {words.again}
          </LinkButton>
        </>
      ) : (
        <>
          <Alert tone="bad" title={words.notFound}>
            {words.notFoundBody}
          </Alert>
          <ReceiptForm code={code} />
        </>
      )}
    </>
  );
}
