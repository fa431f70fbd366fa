import { parse } from "node-html-parser";
import { bodyOf, type Entry } from "../guarantees/page-forms";

/** What a page's form sends when somebody fills in nothing. */
export type EmptyForm = { path: string; body: string; contentType: string };

/**
 * The forms in the main part of a page as sent with nothing filled in; those that ask for nothing, a button each, are left
 * out. A field that no page has goes along, so that a form that may be sent empty is refused too and changes nothing.
 */
export function emptyFormsOf(html: string, pageUrl: string): EmptyForm[] {
  const forms = parse(html).querySelectorAll("main form");
  return forms
    .filter((form) => (form.getAttribute("method") ?? "get").toLowerCase() === "post")
    .filter((form) => form.querySelector("textarea, select, input:not([type=hidden])"))
    .map((form) => {
      const entries: Entry[] = [["no-page-has-this", "1"]];
      for (const field of form.querySelectorAll("input, textarea, select")) {
        const name = field.getAttribute("name");
        const type = field.tagName === "INPUT" ? (field.getAttribute("type") ?? "text") : field.tagName.toLowerCase();
        if (!name || ["file", "submit", "checkbox", "radio"].includes(type)) continue;
        entries.push([name, type === "hidden" ? (field.getAttribute("value") ?? "") : ""]);
      }
      const button = form.querySelector("button");
      const url = new URL(button?.getAttribute("formaction") ?? form.getAttribute("action") ?? pageUrl, pageUrl);
      const isMultipart = form.getAttribute("enctype") === "multipart/form-data";
      return { path: url.pathname + url.search, ...bodyOf(entries, { isMultipart, files: [] }) };
    });
}
