/** The content of an element: text, or its children in order (a name may repeat). */
export type XmlContent = string | number | Array<[name: string, content: XmlContent]>;

/** A whole XML document in the S3 namespace (errors carry none), root element given. */
export function xmlDocument(root: string, content: XmlContent): string {
  const namespace = root === "Error" ? "" : ' xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${namespace}>${inside(content)}</${root}>`;
}

function inside(content: XmlContent): string {
  if (!Array.isArray(content)) return escaped(String(content));
  return content.map(([name, child]) => `<${name}>${inside(child)}</${name}>`).join("");
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" };

function escaped(text: string): string {
  return text.replace(/[&<>"\r]/g, (sign) => entities[sign] ?? sign);
}

/** The inner XML of every element of this name, in order. Enough for the two flat documents that clients send. */
export function elements(document: string, name: string): string[] {
  const found = document.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, "g"));
  return [...found].map((match) => match[1] ?? "");
}

/** The text of the first element of this name, entities decoded; undefined when there is none. */
export function textOf(document: string, name: string): string | undefined {
  const [inner] = elements(document, name);
  return inner === undefined ? undefined : unescaped(inner);
}

const signs: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    if (name) return signs[name] ?? whole;
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
