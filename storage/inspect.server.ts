import { Readable } from "node:stream";
import { fileTypeFromStream } from "file-type";
import {
  extensionOf,
  type FileKindName,
  type FileRefusal,
  fileKindNames,
  fileKinds,
  kindOfName,
  macroExtensions,
} from "./file-kinds";
import { isPixelFlood } from "./picture-size.server";
import { readsAs } from "./plain-content.server";
import { isSignature } from "./signature-content.server";
import type { TemporaryFile } from "./temporary-file.server";
import { refuseContent } from "./zip-content.server";
import { endsAsZip, readZipDirectory, type ZipEntry } from "./zip-directory.server";

export type Inspection = { ok: true; kind: FileKindName } | { ok: false; reason: FileRefusal };

const mostUnpacked = 200 * 1024 * 1024;
const mostRatio = 200;
const macros =
  /(^|\/)(vbaProject\.bin|vbaData\.xml)$|^xl\/macrosheets\/|^(Basic|Scripts)\/|\.(docm|dotm|xlsm|xltm|pptm|exe|dll|js|vbs|bat|cmd|scr)$/i;

/**
 * Says what a file is, by its content and by its name together, or why it is not taken.
 * Refuses: a kind that is not allowed, content that differs from the extension, macros, archives that would unpack
 * to too much or out of their folder, pictures of more points than anything can open, and files that are cut or broken.
 */
export async function inspectFile(
  file: TemporaryFile,
  name: string,
  allowed: readonly FileKindName[] = fileKindNames,
): Promise<Inspection> {
  if (macroExtensions.includes(extensionOf(name))) return { ok: false, reason: "macros" };
  const promised = kindOfName(name, allowed);
  if (!promised) return { ok: false, reason: "kindNotAllowed" };
  if (file.size === 0) return { ok: false, reason: "empty" };

  const isZip = (await file.piece(0, 4)).equals(Buffer.from("PK\x03\x04"));
  const reason = isZip ? await refuseDocument(file, promised) : await refusePlain(file, promised);
  return reason ? { ok: false, reason } : { ok: true, kind: promised };
}

async function refusePlain(file: TemporaryFile, promised: FileKindName): Promise<FileRefusal | undefined> {
  if (promised === "p7s") return (await isSignature(file)) ? undefined : "disguised";
  if ((await contentMime(file)) !== fileKinds[promised].mime || (await endsAsZip(file))) return "disguised";
  if (await isPixelFlood(file.piece)) return "bomb";
  return (await readsAs(file, promised)) ? undefined : "damaged";
}

async function refuseDocument(file: TemporaryFile, promised: FileKindName): Promise<FileRefusal | undefined> {
  const entries = await readZipDirectory(file);
  if (!entries) return "damaged";
  if (isBomb(entries, file.size)) return "bomb";
  if (entries.some(({ name }) => macros.test(name.replaceAll("\\", "/")))) return "macros";
  if (entries.some((entry) => entry.locked || ![0, 8].includes(entry.method))) return "damaged";
  const content = await refuseContent(file, entries);
  if (content) return content;

  const mime = await contentMime(file);
  if (mime?.includes("macroenabled")) return "macros";
  const known = mime === "application/zip" ? officeMime(entries) : mime;
  return known === fileKinds[promised].mime ? undefined : "disguised";
}

function isBomb(entries: ZipEntry[], size: number): boolean {
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const escapes = entries.some(({ name }) => /^([/\\]|[a-z]:)|(^|[/\\])\.\.([/\\]|$)|\0/i.test(name));
  return escapes || entries.some(({ isLink }) => isLink) || unpacked > mostUnpacked || unpacked > size * mostRatio;
}

async function contentMime(file: TemporaryFile): Promise<string | undefined> {
  // why: read a bit ahead only; most types show in the first bytes, and the rest would wait in memory for nothing.
  const bytes = Readable.from(file.read(), { highWaterMark: 1 });
  return (await fileTypeFromStream(Readable.toWeb(bytes) as ReadableStream<Uint8Array>))?.mime.toLowerCase();
}

// why: file-type answers "zip" when the content types are not where it looks for them.
function officeMime(entries: ZipEntry[]): string | undefined {
  const names = new Set(entries.map((entry) => entry.name));
  if (!names.has("[Content_Types].xml")) return undefined;
  if (names.has("word/document.xml")) return fileKinds.docx.mime;
  return names.has("xl/workbook.xml") ? fileKinds.xlsx.mime : undefined;
}
