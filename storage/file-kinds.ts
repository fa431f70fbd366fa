/** A kind of file that an applicant may upload: its media type and the extensions that promise it. */
export type FileKind = { mime: string; extensions: readonly string[] };

/** What may be uploaded where nothing else is said. Anything else is refused, whatever it is called. */
const documents = {
  pdf: { mime: "application/pdf", extensions: ["pdf"] },
  jpg: { mime: "image/jpeg", extensions: ["jpg", "jpeg"] },
  png: { mime: "image/png", extensions: ["png"] },
  docx: { mime: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", extensions: ["docx"] },
  xlsx: { mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", extensions: ["xlsx"] },
  odt: { mime: "application/vnd.oasis.opendocument.text", extensions: ["odt"] },
  ods: { mime: "application/vnd.oasis.opendocument.spreadsheet", extensions: ["ods"] },
} as const satisfies Record<string, FileKind>;

/** Everything that some form takes; `p7s` is an electronic signature apart from what it is under (63-ФЗ). */
export const fileKinds = {
  ...documents,
  p7s: { mime: "application/pkcs7-signature", extensions: ["p7s", "sig"] },
} as const satisfies Record<string, FileKind>;

export type FileKindName = keyof typeof fileKinds;
export const fileKindNames = Object.keys(documents) as FileKindName[];

/** Bytes that one file may have when a competition's rules say nothing else. */
export const usualFileSize = 10 * 1024 * 1024;

/** Why a file was refused. The words are in the catalogs. */
export const fileRefusals = [
  "empty",
  "tooLarge",
  "kindNotAllowed",
  "disguised",
  "macros",
  "bomb",
  "damaged",
  "infected",
  "scannerAway",
] as const;
export type FileRefusal = (typeof fileRefusals)[number];

/** What opening a document must never run: extensions that promise macros. */
export const macroExtensions = ["docm", "dotm", "xlsm", "xltm", "xlam", "pptm"];

/** The extension of a file's name in lower case, without the dot; "" when there is none. */
export function extensionOf(name: string): string {
  return /\.([^.\s]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** The kind that an extension promises, among those allowed here. */
export function kindOfName(name: string, allowed: readonly FileKindName[] = fileKindNames): FileKindName | undefined {
  const extension = extensionOf(name);
  return allowed.find((kind) => (fileKinds[kind].extensions as readonly string[]).includes(extension));
}

/** What a file field tells the browser to offer, as in `accept=".pdf,.docx"`. */
export function acceptOf(allowed: readonly FileKindName[] = fileKindNames): string {
  return allowed.flatMap((kind) => fileKinds[kind].extensions.map((extension) => `.${extension}`)).join(",");
}
