import type { ScanVerdict } from "~/lifecycle/scan-verdict";
import { formatBytes } from "~/text/format";
import { usePage } from "./page";

/** What stands beside the name of a file that can be opened: its size, and whether an antivirus looked at it. */
export function FileNote({ size, scan }: { size?: number; scan: ScanVerdict }) {
  const { t, lang } = usePage();
  const words = t.upload.scan[scan];
  return (
    <span className="muted" lang={lang}>
      {size === undefined ? words : `${formatBytes(size, lang)}, ${words}`}
    </span>
  );
}
