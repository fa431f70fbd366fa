import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readResults } from "~/lifecycle/7-publication/results.queries.server";
import { demand } from "~/server/http.server";
import { formatDay, formatMoney } from "~/text/format";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { ResultsCheck } from "~/ui/publication/results-check";
import { ResultsText } from "~/ui/publication/results-text";
import { TestBanner } from "~/ui/test-banner";

export const handle = { area: "public", reads: "publication.read" } satisfies RouteHandle;
export const meta = pageMeta<Awaited<ReturnType<typeof loader>>>(
  (t, data) => (data ? `${t.publication.results.title}: ${data.competition.title}` : t.publication.results.title),
  (data) => data?.competition.mode === "test",
  (t, { competition, results }, lang) => ({
    description: t.announcement.site.preview.ofResults({
      winners: results.winners.length,
      sum: formatMoney(
        results.totals.reduce((sum, { awarded }) => sum + BigInt(awarded), 0n),
        lang,
      ),
      organiser: competition.organiser,
    }),
    path: `/${competition.organiserSlug}/${competition.slug}/results`,
  }),
);

export async function loader(args: LoaderFunctionArgs) {
  const { organiser = "", competition = "" } = args.params;
  return demand(await readResults({ organiser, competition }));
}

export default function Results() {
  const { competition, results, digest, publishedAt, journal } = useLoaderData<typeof loader>();
  const { t, lang } = usePage();
  const words = t.publication.results;
  const home = `/${competition.organiserSlug}/${competition.slug}`;
  return (
    <>
      {competition.mode === "test" ? <TestBanner now={competition.now} zone={competition.zone} /> : null}
      <PageTitle
        title={words.title}
        lead={words.lead(formatDay(results.decidedOn, lang))}
        trail={[
          { to: `/${competition.organiserSlug}`, label: competition.organiser },
          { to: home, label: competition.title },
        ]}
      />
      <ResultsText results={results} />
      <ResultsCheck
        base={`${home}/results`}
        results={results}
        digest={digest}
        publishedAt={publishedAt}
        zone={competition.zone}
        journal={journal}
      />
    </>
  );
}
