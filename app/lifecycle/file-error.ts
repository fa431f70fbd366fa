/** The codes of `field` for why a file was refused (the reasons of `storage/file-kinds`). */
const codes: Record<string, string> = {
  empty: "fileEmpty",
  tooLarge: "fileTooLarge",
  kindNotAllowed: "fileKind",
  disguised: "fileDisguised",
  macros: "fileMacros",
  bomb: "fileBroken",
  damaged: "fileBroken",
  infected: "fileInfected",
  scannerAway: "fileScannerAway",
};

const KINDS = "PDF, JPG, PNG, DOCX, XLSX, ODT, ODS";

/** What a form says of a file that is not taken. */
export function fileError(reason: string): { code: string; params?: Record<string, string> } {
  const code = codes[reason] ?? "fileBroken";
  return code === "fileKind" ? { code, params: { kinds: KINDS } } : { code };
}
