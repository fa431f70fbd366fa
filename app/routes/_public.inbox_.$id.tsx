import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { demand } from "~/server/http.server";
import { inboxLetter } from "~/server/inbox.queries.server";
import { formatBytes, formatInstant } from "~/text/format";
import { USUAL_ZONE } from "~/text/zones";
import { Alert } from "~/ui/alert";
import { Card } from "~/ui/card";
import { DataList } from "~/ui/data-list";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle: RouteHandle = { area: "public", reads: "inbox.read" };
export const meta = pageMeta<typeof loader>((t) => t.letters.inbox.letter);

export async function loader(args: LoaderFunctionArgs) {
  return json(demand(await inboxLetter(args, args.params.id!)));
}

export default function InboxLetterPage() {
  const letter = useLoaderData<typeof loader>();
  const { t, lang, href } = usePage();
  const words = t.letters.inbox;
  // why same-origin: the letter's style sheet is served to our own origin only; scripts and forms stay forbidden
  const sandbox = "allow-same-origin allow-popups allow-popups-to-escape-sandbox";
  return (
    <>
      <PageTitle
        title={letter.subject || words.noSubject}
        kicker={words.letter}
        trail={[{ to: "/inbox", label: words.title }]}
      />
      <Alert>{words.notSent}</Alert>
      <DataList
        items={[
          { label: words.from, value: letter.from },
          { label: words.recipient, value: letter.to },
          { label: words.columns.date, value: formatInstant(letter.receivedAt, USUAL_ZONE, lang) },
        ]}
      />
      {letter.links.length > 0 ? (
        <Card title={words.links}>
          <ul>
            {letter.links.map((link) => (
              <li key={link}>
                <a href={href(link)}>{link}</a>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {letter.files.length > 0 ? (
        <Card title={words.files}>
          <ul>
            {letter.files.map(({ name, size, address }) => (
              <li key={name}>
                <a href={address} download={name}>
                  {name}
                </a>
                , {formatBytes(size, lang)}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {letter.html ? (
        <iframe
          className="letter"
          title={words.body}
          sandbox={sandbox}
          srcDoc={letter.html}
          width="100%"
          height="640"
        />
      ) : null}
      <details open={!letter.html}>
        <summary>{words.plain}</summary>
        <pre className="letter-text">{letter.text}</pre>
      </details>
    </>
  );
}
