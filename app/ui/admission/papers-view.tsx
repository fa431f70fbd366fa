import type { PaperKind, SignedCopyKind } from "~/lifecycle/papers";
import type { ScanVerdict } from "~/lifecycle/scan-verdict";
import { formatInstant } from "~/text/format";
import { ButtonRow, LinkButton } from "../button";
import { Card } from "../card";
import { DataList } from "../data-list";
import { FileNote } from "../file-note";
import { Fold } from "../fold";
import { usePage } from "../page";

type Copy = {
  id: string;
  kind: SignedCopyKind;
  name: string;
  size: number;
  scan: ScanVerdict;
  addedBy: string;
  addedAt: string;
};
/** A version of a paper as its office reads it; instants are ISO strings. */
export type PaperView = {
  id: string;
  kind: PaperKind;
  number: string;
  version: number;
  /** Its files are made apart, while somebody does something else. */
  isLarge: boolean;
  digest: string;
  reason: string;
  madeBy: string;
  madeAt: string;
  copies: Copy[];
};

type Props = { base: string; zone: string; newest: PaperView; earlier: readonly PaperView[]; mayChange: boolean };

/** One paper: its newest version with files, what came back signed, and the versions before. */
export function PaperCard({ base, zone, newest, earlier, mayChange }: Props) {
  const { t } = usePage();
  const words = t.papers.office;
  const title = words.numbered(words.kinds[newest.kind], newest.number);
  const here = `${base}/papers/${newest.id}`;
  return (
    <Card title={title}>
      <PaperFacts zone={zone} paper={newest} />
      <PaperFiles base={base} paper={newest} title={title} />
      <SignedCopies base={base} zone={zone} paper={newest} />
      {mayChange ? (
        <ButtonRow>
          <LinkButton look="plain" to={`${here}/signed`}>
            {words.attach}
          </LinkButton>
          <LinkButton
            look="link"
            to={newest.kind === "admissionProtocol" ? `${base}/admission-protocol` : `${here}/correct`}
          >
            {words.correct}
          </LinkButton>
        </ButtonRow>
      ) : null}
      {earlier.length > 0 ? (
        <Fold title={words.earlier}>
          {earlier.map((one) => (
            <section key={one.id}>
              <h3>{words.version(one.version)}</h3>
              <PaperFacts zone={zone} paper={one} />
              <PaperFiles base={base} paper={one} title={title} />
              <SignedCopies base={base} zone={zone} paper={one} />
            </section>
          ))}
        </Fold>
      ) : null}
    </Card>
  );
}

function PaperFacts({ zone, paper }: { zone: string; paper: PaperView }) {
  const { t, lang } = usePage();
  const words = t.papers.office;
  return (
    <DataList
      items={[
        paper.version > 1
          ? { label: words.version(paper.version), value: <span lang="ru">{paper.reason}</span> }
          : false,
        { label: words.madeAt, value: formatInstant(paper.madeAt, zone, lang) },
        { label: words.madeBy, value: <span lang="ru">{paper.madeBy}</span> },
        { label: t.papers.digest, value: <code>{paper.digest}</code> },
      ]}
    />
  );
}

function PaperFiles({ base, paper, title }: { base: string; paper: PaperView; title: string }) {
  const { t } = usePage();
  const { formats, download, office } = t.papers;
  const name = `${title}, ${office.version(paper.version)}`;
  return (
    <ButtonRow>
      {(["pdf", "docx"] as const).map((format) => (
        <LinkButton
          key={format}
          look="plain"
          download={!paper.isLarge}
          to={paper.isLarge ? `${base}/drawings/${paper.id}/${format}` : `${base}/papers/${paper.id}/paper.${format}`}
          label={download(name, formats[format])}
        >
          {formats[format]}
        </LinkButton>
      ))}
    </ButtonRow>
  );
}

function SignedCopies({ base, zone, paper }: { base: string; zone: string; paper: PaperView }) {
  const { t, lang } = usePage();
  const words = t.papers.office;
  if (paper.copies.length === 0) return <p className="muted">{words.noCopies}</p>;
  return (
    <>
      <h3>{words.copies}</h3>
      <ul>
        {paper.copies.map((copy) => (
          <li key={copy.id}>
            <a href={`${base}/papers/${paper.id}/copies/${copy.id}`} lang="ru">
              {copy.name}
            </a>{" "}
            <FileNote size={copy.size} scan={copy.scan} />
            <br />
            <span className="small muted">
              {words.copyKinds[copy.kind]}, {formatInstant(copy.addedAt, zone, lang)},{" "}
              <span lang="ru">{copy.addedBy}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
