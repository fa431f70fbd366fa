import type { ScanVerdict } from "~/lifecycle/scan-verdict";
import { FileNote } from "../file-note";
import { usePage } from "../page";

type CopyFile = { id: string; kind: string; name: string; size: number; scan: ScanVerdict };
type Props = { base: string; files: readonly CopyFile[] };

/** The documents of a review copy under their neutral names. */
export function CopyFiles({ base, files }: Props) {
  const { t } = usePage();
  if (files.length === 0) return null;
  return (
    <section>
      <h2>{t.review.project.files}</h2>
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            {file.kind}: <a href={`${base}/files/${file.id}`}>{file.name}</a>{" "}
            <FileNote size={file.size} scan={file.scan} />
          </li>
        ))}
      </ul>
    </section>
  );
}
