import type { ProofRow } from "~/lifecycle/1-registration/proof";
import { FileNote } from "../file-note";

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
  return (
    <ul>
      {proofs.map((row) => (
        <li key={row.id}>
          <a href={to(row.fileId)}>{row.name}</a> <FileNote size={row.size} scan={row.scan} /> {after?.(row)}
        </li>
      ))}
    </ul>
  );
}
