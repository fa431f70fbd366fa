import type { PaperScan, PaperState } from "~/lifecycle/3-application/paper-application";
import { FileNote } from "../file-note";
import { usePage } from "../page";
import { Status } from "../status";

const tones = {
  registered: "warn",
  typed: "warn",
  counted: "good",
  withdrawn: "neutral",
  setAside: "neutral",
  late: "bad",
} as const satisfies Record<PaperState, string>;

/** How far a paper application is. */
export function PaperStatus({ state }: { state: PaperState }) {
  return <Status tone={tones[state]}>{usePage().t.paperApplication.states[state]}</Status>;
}

/** The scans of a paper, each to be downloaded. */
export function PaperScans({ base, scans }: { base: string; scans: readonly PaperScan[] }) {
  const words = usePage().t.paperApplication;
  if (scans.length === 0) return <p className="muted">{words.noScans}</p>;
  return (
    <ul>
      {scans.map(({ id, kind, name, size, scan }) => (
        <li key={id}>
          <a href={`${base}/scans/${id}`} lang="ru">
            {name}
          </a>{" "}
          <FileNote size={size} scan={scan} />
          <br />
          <span className="small muted">{words.scanKinds[kind]}</span>
        </li>
      ))}
    </ul>
  );
}

/** The way back from a page of one paper application. */
export function paperTrail(t: ReturnType<typeof usePage>["t"], base: string, entry?: { id: string; entry: string }) {
  const words = t.paperApplication;
  return [
    { to: `${base}/paper-applications`, label: words.title },
    ...(entry ? [{ to: `${base}/paper-applications/${entry.id}`, label: words.entryOf(entry.entry) }] : []),
  ];
}
