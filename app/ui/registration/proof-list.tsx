import type { ProofRow } from "~/lifecycle/1-registration/proof";
import { formatBytes } from "~/text/format";
import { usePage } from "../page";

/** Documents with links to download them; `to` gives the address of each, `after` what stands behind it. */
export function ProofList({
  proofs,
  to,
  after,
}: {
  proofs: readonly ProofRow[];
  to: (fileId: string) => string;
  after?: (row: ProofRow) => React.ReactNode;
}) {
  const { t, lang } = usePage();
  return (
    <ul>
      {proofs.map((row) => (
        <li key={row.id}>
          <a href={to(row.fileId)}>{row.name}</a>{" "}
          <span className="muted">
            {formatBytes(row.size, lang)}, {t.upload.scan[row.scan]}
          </span>{" "}
          {after?.(row)}
        </li>
      ))}
    </ul>
  );
}
