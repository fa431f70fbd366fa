import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { demand } from "~/server/http.server";
import { inboxPage } from "~/server/inbox.queries.server";
import { formatDayTime } from "~/text/format";
import { USUAL_ZONE } from "~/text/zones";
import { Alert } from "~/ui/alert";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { Table } from "~/ui/table";

export const handle: RouteHandle = { area: "public", reads: "inbox.read" };
export const meta = pageMeta((t) => t.letters.inbox.title);

export async function loader(args: LoaderFunctionArgs) {
  const asked = new URL(args.request.url).searchParams;
  const to = asked.get("to")?.trim() ?? "";
  const before = asked.get("before") ?? "";
  return json({ to, isFirst: before === "", ...demand(await inboxPage(args, { to, before })) });
}

const address = (to: string, before = "") => {
  const query = new URLSearchParams({ ...(to && { to }), ...(before && { before }) }).toString();
  return query ? `/inbox?${query}` : "/inbox";
};

export default function Inbox() {
  const { letters, older, to, isFirst, isBeside } = useLoaderData<typeof loader>();
  const { t, lang, href, demo } = usePage();
  const words = t.letters.inbox;
  return (
    <>
      <PageTitle title={words.title} lead={isBeside ? words.leadBeside : words.lead} />
      {demo ? <Alert>{words.tell}</Alert> : null}
      <Form method="get" action="/inbox">
        <input type="hidden" name="lang" value={lang} />
        <Field name="to" label={words.recipient} hint={words.recipientHint} required={false} width="l" value={to} />
        <ButtonRow>
          <Button look="plain">{t.common.actions.filter}</Button>
          {to ? (
            <LinkButton look="link" to="/inbox">
              {t.common.actions.reset}
            </LinkButton>
          ) : null}
        </ButtonRow>
      </Form>
      <Table
        caption={words.title}
        quiet
        rows={letters}
        keyOf={({ id }) => id}
        columns={[
          {
            head: words.columns.subject,
            main: true,
            cell: ({ id, subject }) => <a href={href(`/inbox/${id}`)}>{subject || words.noSubject}</a>,
          },
          { head: words.columns.to, cell: (one) => <a href={href(address(one.to))}>{one.to}</a> },
          { head: words.columns.date, cell: ({ receivedAt }) => formatDayTime(receivedAt, USUAL_ZONE, lang) },
        ]}
        empty={
          <EmptyState title={to ? words.nothingFound : words.empty}>
            {to ? null : isBeside ? words.emptyBeside : words.emptyBody}
          </EmptyState>
        }
      />
      {isFirst && !older ? null : (
        <nav className="pager" aria-label={t.common.pager.label}>
          {isFirst ? null : <a href={href(address(to))}>← {words.newest}</a>}
          {older ? (
            <a rel="next" href={href(address(to, older))}>
              {words.older} →
            </a>
          ) : null}
        </nav>
      )}
    </>
  );
}
