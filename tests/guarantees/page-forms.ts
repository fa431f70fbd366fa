import { type HTMLElement, parse } from "node-html-parser";
import { demoPassword } from "~db/seed/accounts";

export type Entry = [name: string, value: string];
/** A form that a page shows, with what is typed in it already and what somebody would type in the rest. */
export type PageForm = { path: string; query: string; isMultipart: boolean; files: string[]; entries: Entry[] };

/** The forms of a page that post, filled the way its reader would fill them. */
export function formsOf(html: string, pageUrl: string): PageForm[] {
  return parse(html)
    .querySelectorAll("form")
    .filter((form) => (form.getAttribute("method") ?? "get").toLowerCase() === "post")
    .flatMap((form) => {
      const buttons = form.querySelectorAll("button").filter((one) => !one.hasAttribute("formaction"));
      const others = form.querySelectorAll("button[formaction]");
      const own = buttons.length > 0 || others.length === 0 ? [formAt(form, form.getAttribute("action"), pageUrl)] : [];
      return [...own, ...others.map((button) => formAt(form, button.getAttribute("formaction"), pageUrl))];
    });
}

function formAt(form: HTMLElement, action: string | undefined, pageUrl: string): PageForm {
  const url = new URL(action ?? pageUrl, pageUrl);
  return {
    path: url.pathname,
    query: url.search,
    isMultipart: form.getAttribute("enctype") === "multipart/form-data",
    files: form.querySelectorAll('input[type="file"]').map((one) => one.getAttribute("name") ?? ""),
    entries: entriesOf(form),
  };
}

function entriesOf(form: HTMLElement): Entry[] {
  const entries: Entry[] = [];
  const chosen = new Set<string>();
  for (const field of form.querySelectorAll("input, textarea, select")) {
    const name = field.getAttribute("name");
    if (!name || field.hasAttribute("disabled")) continue;
    const type = field.tagName === "INPUT" ? (field.getAttribute("type") ?? "text") : field.tagName.toLowerCase();
    if (type === "radio") {
      const group = form.querySelectorAll(`input[name="${name}"]`).filter((one) => !one.hasAttribute("disabled"));
      const picked = group.find((one) => one.hasAttribute("checked")) ?? group[0];
      if (picked === field && !chosen.has(name)) entries.push([name, field.getAttribute("value") ?? "on"]);
      if (picked === field) chosen.add(name);
    } else if (type === "checkbox") entries.push([name, field.getAttribute("value") ?? "on"]);
    else if (type === "select") {
      const options = field.querySelectorAll("option");
      const option =
        options.find((one) => one.hasAttribute("selected")) ?? options.find((one) => one.getAttribute("value"));
      if (option) entries.push([name, option.getAttribute("value") ?? option.text]);
    } else if (!["file", "submit", "button"].includes(type)) entries.push([name, typedInto(field, type)]);
  }
  return entries;
}

function typedInto(field: HTMLElement, type: string): string {
  const there = type === "textarea" ? field.text.replace(/^\n/, "") : (field.getAttribute("value") ?? "");
  if (there !== "" || type === "hidden") return there;
  if (type === "password") return demoPassword;
  if (type === "date") return "2026-12-01";
  if (type === "datetime-local") return "2026-12-01T10:00";
  if (type === "email") return "somebody@typed.example";
  if (type === "number" || field.getAttribute("inputmode") === "numeric") return "1";
  if (field.getAttribute("inputmode") === "decimal") return "1";
  return field.hasAttribute("required") || type === "textarea" ? "Проверено, всё верно" : "";
}

const scan = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

/** The body of a form with these fields, and a small scan in each place for a file. */
export function bodyOf(
  entries: readonly Entry[],
  form: Pick<PageForm, "isMultipart" | "files"> = { isMultipart: false, files: [] },
): { body: string; contentType: string } {
  if (!form.isMultipart)
    return {
      body: `${new URLSearchParams(entries as [string, string][])}`,
      contentType: "application/x-www-form-urlencoded",
    };
  const boundary = "----of-the-proof";
  const disposition = (name: string) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`;
  const typed = entries.map(([name, value]) => `${disposition(name)}\r\n\r\n${value}\r\n`);
  const scans = form.files.map(
    (name) => `${disposition(name)}; filename="scan.pdf"\r\nContent-Type: application/pdf\r\n\r\n${scan}\r\n`,
  );
  return {
    body: `${[...typed, ...scans].join("")}--${boundary}--\r\n`,
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}
