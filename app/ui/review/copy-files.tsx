import { formatBytes } from "~/text/format";
import { usePage } from "../page";

type Props = { base: string; files: readonly { id: string; kind: string; name: string; size: number }[] };

/** The documents of a review copy under their neutral names. */
export function CopyFiles({ base, files }: Props) {
  const { t, lang } = usePage();
  if (files.length === 0) return null;
  return (
    <section>
      <h2>{t.review.project.files}</h2>
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            {file.kind}: <a href={`${base}/files/${file.id}`}>{file.name}</a> ({formatBytes(file.size, lang)})
          </li>
        ))}
      </ul>
    </section>
  );
}
