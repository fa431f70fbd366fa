import { renderPdf } from "~/papers/pdf.server";
import { receive, type TemporaryFile } from "~storage/temporary-file.server";

const TEN_MEGABYTES = 10 * 1024 * 1024;

const drawn = new Map<string, Promise<Uint8Array>>();

/** A short PDF with these lines, as somebody would scan or export it; the same lines are drawn once. */
export function pdfOf(title: string, lines: readonly string[]): Promise<Uint8Array> {
  const key = JSON.stringify([title, lines]);
  const pdf = drawn.get(key) ?? draw(title, lines);
  drawn.set(key, pdf);
  return pdf;
}

function draw(title: string, [heading = title, ...rest]: readonly string[]): Promise<Uint8Array> {
  return renderPdf(
    {
      title,
      fileName: title,
      blocks: [{ kind: "title", text: heading }, ...rest.map((text) => ({ kind: "paragraph" as const, runs: text }))],
    },
    { digest: "", competitionTitle: title, date: "2026-01-01" },
  );
}

/** Bytes as an upload leaves them: a nameless file that whoever asked for it closes. */
export async function uploaded(bytes: Uint8Array): Promise<TemporaryFile> {
  const received = await receive(
    (async function* () {
      yield bytes;
    })(),
    TEN_MEGABYTES,
  );
  if (!received.ok) throw new Error(`a file of the story is refused: ${received.reason}`);
  return received.file;
}
