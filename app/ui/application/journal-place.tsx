import { formatNumber } from "~/text/format";
import { DataList } from "../data-list";
import { Fold } from "../fold";
import { usePage } from "../page";
import "./application.css";

type Props = {
  /** Hashes are hexadecimal; `seq` counts from zero. */
  proof: { seq: number; leaf: string; size: number; root: string; path: readonly string[] };
};

/** Where a fact stands in the journal, and how anybody can check it. */
export function JournalPlace({ proof }: Props) {
  const { t, lang } = usePage();
  const words = t.deadline.proof;
  const hash = (value: string) => <span className="hash">{value}</span>;
  return (
    <section aria-labelledby="journal-place">
      <h2 id="journal-place">{words.title}</h2>
      <p>{words.lead}</p>
      <DataList
        items={[
          {
            label: words.position,
            value: words.positionOf(formatNumber(proof.seq + 1, lang), formatNumber(proof.size, lang)),
          },
          { label: words.leaf, value: hash(proof.leaf) },
          { label: words.root, value: hash(proof.root) },
        ]}
      />
      <Fold title={words.path}>
        <ol>
          {proof.path.map((one) => (
            <li key={one}>{hash(one)}</li>
          ))}
        </ol>
      </Fold>
      <Fold title={words.how}>
        <ol>
          {[words.get, ...words.steps].map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Fold>
    </section>
  );
}
