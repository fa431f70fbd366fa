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

const usualKinds = ["pdf", "jpg", "png", "docx", "xlsx", "odt", "ods"];

/** What a form says of a file that is not taken, with the kinds that it takes. */
export function fileError(
  reason: string,
  kinds: readonly string[] = usualKinds,
): { code: string; params?: Record<string, string> } {
  const code = codes[reason] ?? "fileBroken";
  return code === "fileKind" ? { code, params: { kinds: kinds.join(", ").toUpperCase() } } : { code };
}
