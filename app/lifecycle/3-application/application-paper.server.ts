import type { Who } from "~/access/who";
import { made, type Outcome } from "~/lifecycle/outcome";
import type { ApplicationSnapshot } from "~/papers/application.server";
import { drawPaper } from "~/papers/draw-paper.server";
import type { RenderedPaper } from "~/papers/render.server";
import { readOwnText } from "./own-application.queries.server";

/**
 * The printable form of an application, or its card, as a PDF for those who act for the applicant: of the edition that
 * counts, the one asked for, or the draft when nothing was submitted. Refuses `notFound`.
 */
export async function applicationPdf(
  who: Who,
  applicationId: string,
  { kind, edition }: { kind: ApplicationSnapshot["kind"]; edition?: number },
): Promise<Outcome<RenderedPaper>> {
  const read = await readOwnText(who, applicationId, edition);
  if (!read.ok) return read;
  const { title, reading, files, documents, competition, zone, arrivedAt, code, now } = read.value;
  const titles = new Map(documents.map(({ key, title: name }) => [key, name]));
  const snapshot: ApplicationSnapshot = {
    kind,
    version: 1,
    ...{ title, competition, zone, reading, arrivedAt, code, edition: read.value.edition },
    files: files.map(({ kind: of, name, size, sha256 }) => ({ title: titles.get(of) ?? of, name, size, sha256 })),
  };
  return made(await drawPaper({ snapshot, format: "pdf", date: arrivedAt ?? now }));
}
