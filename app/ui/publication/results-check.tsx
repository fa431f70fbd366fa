import type { PublishedResults } from "~/lifecycle/7-publication/results";
import { formatInstant } from "~/text/format";
import { ButtonRow, LinkButton } from "../button";
import { DataList } from "../data-list";
import { usePage } from "../page";

type Props = {
  /** The address of the results: the files lie under it. */
  base: string;
  results: PublishedResults;
  digest: string;
  publishedAt: string;
  zone: string;
  journal: { size: number; root: string };
};

/** What anybody can check the results by: the protocol, the data, their digests and the root of the journal. */
export function ResultsCheck({ base, results, digest, publishedAt, zone, journal }: Props) {
  const { t, lang } = usePage();
  const words = t.publication.results;
  return (
    <>
      <h2>{words.check}</h2>
      <p>{words.checkLead}</p>
      <h3>
        {words.copy}. {words.protocol(results.protocolNumber)}
      </h3>
      <p>{words.copyLead}</p>
      <ButtonRow>
        <LinkButton look="plain" download to={`${base}/protocol.pdf`}>
          {words.pdf}
        </LinkButton>
        <LinkButton look="plain" download to={`${base}/protocol.docx`}>
          {words.docx}
        </LinkButton>
        <LinkButton look="plain" download to={`${base}/winners.csv`}>
          {words.csv}
        </LinkButton>
        <LinkButton look="plain" download to={`${base}/results.json`}>
          {words.json}
        </LinkButton>
      </ButtonRow>
      <DataList
        items={[
          { label: words.publishedAt, value: formatInstant(publishedAt, zone, lang) },
          { label: words.protocolDigest, value: <code>{results.protocolDigest}</code> },
          { label: words.resultsDigest, value: <code>{digest}</code> },
          { label: words.journal, value: <code>{journal.root}</code>, action: words.journalOf(journal.size) },
        ]}
      />
    </>
  );
}
