const RULE = "-".repeat(40);
const escaped: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };

/**
 * The words of a letter without its markup, for programs that show none. It knows what our own letters are made of and
 * how React writes them, nothing else. The button becomes its label and address, so the spelled-out address is left out.
 */
export function plainText(html: string): string {
  return html
    .slice(html.indexOf("<body"))
    .replace(/<!--.*?-->/gs, "")
    .replace(/<p data-skip-in-text.*?<\/p>/gs, "")
    .replace(/\s*\n\s*/g, (breaks) => (breaks.split("\n").length > 2 ? "\n\n" : "\n"))
    .replace(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/gs, (_, url: string, label: string) => `${label} ${url}`)
    .replace(/<br\/?>/g, "\n")
    .replace(/<hr[^>]*>/g, `\n\n${RULE}\n\n`)
    .replace(/<\/(?:p|h1)>/g, "\n\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => escaped[name]!)
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
