/** HTML that is ready to stand in a page; in the shape in which an element takes it as its content. */
export type Markup = { readonly __html: string };

type Part = string | number | false | null | undefined | Markup | readonly Markup[];

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const SPECIAL = /[&<>"]/;

/**
 * Writes HTML as text: html`<b title="${words}">${inner}</b>`. Whatever is filled in is escaped unless it is markup itself;
 * an attribute stands in double quotes. For what repeats hundreds of times on a page, where elements would be most of its
 * price; everything else is a component.
 */
export function html(texts: TemplateStringsArray, ...parts: Part[]): Markup {
  let all = texts[0]!;
  for (let at = 0; at < parts.length; at += 1) all += written(parts[at]) + texts[at + 1]!;
  return { __html: all };
}

function written(part: Part): string {
  if (typeof part === "string") return SPECIAL.test(part) ? part.replace(/[&<>"]/g, (one) => ENTITIES[one]!) : part;
  if (part === null || part === undefined || part === false) return "";
  if (typeof part === "number") return `${part}`;
  return "__html" in part ? part.__html : part.map(({ __html }) => __html).join("");
}
