import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { rulesHistory } from "~/lifecycle/2-announcement/rules-change.queries.server";
import { demand } from "~/server/http.server";
import { whoOf } from "~/server/session.server";
import { formatInstant } from "~/text/format";
import { RulesDifferences } from "~/ui/announcement/rules-differences";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { TestBanner } from "~/ui/test-banner";

export const handle = { area: "public", reads: "competition.readPublic" } satisfies RouteHandle;
export const meta = pageMeta<{ mode: string }>(
  (t) => t.announcement.change.history,
  (data) => data?.mode === "test",
);

/** Every announced version of the rules: what was changed, when and why. */
export async function loader(args: LoaderFunctionArgs) {
  const { organiser = "", competition = "" } = args.params;
  return demand(await rulesHistory(await whoOf(args), organiser, competition));
}

export default function Changes() {
  const { title, zone, mode, address, versions } = useLoaderData<typeof loader>();
  const { t, lang } = usePage();
  const words = t.announcement.change;
  return (
    <>
      <PageTitle title={words.history} lead={words.historyLead} trail={[{ to: address, label: title }]} />
      {mode === "test" ? <TestBanner /> : null}
      {versions.map(({ version, rules, hash, reason, announcedAt, differences }, index) => (
        <section key={version} aria-labelledby={`version-${version}`}>
          <h2 id={`version-${version}`}>
            {index === versions.length - 1 ? words.first : words.changedAt(formatInstant(announcedAt, zone, lang))}
          </h2>
          {index === versions.length - 1 ? <p>{formatInstant(announcedAt, zone, lang)}</p> : null}
          {reason ? (
            <p>
              {words.reasonWas} <span lang="ru">{reason}</span>
            </p>
          ) : null}
          {differences.length > 0 ? (
            <RulesDifferences differences={differences} rules={rules} caption={words.changed} />
          ) : null}
          <p className="small muted">
            {t.announcement.rules.version(version)}. SHA-256: <code>{hash}</code>
          </p>
        </section>
      ))}
    </>
  );
}
