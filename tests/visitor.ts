import { type HTMLElement, parse } from "node-html-parser";

/** A file as somebody picks it in a form. */
export type PickedFile = { name: string; type: string; bytes: Uint8Array };
type Values = Record<string, string | string[] | PickedFile>;

export type Page = { status: number; url: string; html: string; root: HTMLElement; headers: Headers };

/**
 * A person with a browser without scripts: keeps cookies, follows redirects, fills forms by the names of their fields and
 * presses buttons by their words, or by the fuller ones that a screen reader says.
 */
export function visitor(baseUrl: string) {
  const cookies = new Map<string, string>();
  let page: Page = { status: 0, url: baseUrl, html: "", root: parse(""), headers: new Headers() };

  async function send(url: string, init: RequestInit = {}): Promise<Page> {
    let at = new URL(url, page.url || baseUrl);
    let request = init;
    for (let hops = 0; hops < 10; hops += 1) {
      const response = await fetch(at, {
        ...request,
        redirect: "manual",
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "), ...request.headers },
      });
      for (const line of response.headers.getSetCookie()) keep(line);
      const next = response.headers.get("location");
      if (next && response.status >= 300 && response.status < 400) {
        await response.arrayBuffer();
        at = new URL(next, at);
        request = {};
        continue;
      }
      const html = await response.text();
      page = { status: response.status, url: at.href, html, root: parse(html), headers: response.headers };
      if (response.status >= 500)
        throw new Error(`${request.method ?? "GET"} ${at.pathname} answered ${response.status}\n${text()}`);
      return page;
    }
    throw new Error(`too many redirects at ${at.href}`);
  }

  function keep(line: string): void {
    const [pair = "", ...attributes] = line.split("; ");
    const [name = "", value = ""] = pair.split("=");
    const gone = value === "" || attributes.some((attribute) => /^max-age=0$/i.test(attribute));
    if (gone) cookies.delete(name);
    else cookies.set(name, value);
  }

  /** The page's words, spaces folded: what somebody reads, without what is hidden. */
  function text(): string {
    const root = page.html.includes(" hidden=") ? parse(page.html) : page.root;
    for (const one of root === page.root ? [] : root.querySelectorAll("[hidden]")) one.remove();
    return (root.querySelector("body") ?? root).structuredText.replace(/\s+/g, " ").trim();
  }

  function buttonBy(words: string): { button: HTMLElement; form: HTMLElement } {
    const buttons = page.root
      .querySelectorAll("button")
      .filter((one) => one.getAttribute("aria-label") === words || folded(one).startsWith(words));
    const button = buttons[0];
    const form =
      button &&
      (button.getAttribute("form") ? page.root.getElementById(button.getAttribute("form")!) : button.closest("form"));
    if (!button || !form) {
      const seen = page.root.querySelectorAll("main button").map((one) => one.text.trim());
      throw new Error(
        `no button “${words}” on ${page.url} (${page.status}); there are: ${seen.join(" | ")}\n${text().slice(0, 600)}`,
      );
    }
    return { button, form };
  }

  /** Fills the form of a button and presses it; fields that are not named keep what the page put into them. */
  async function press(words: string, values: Values = {}): Promise<Page> {
    const { button, form } = buttonBy(words);
    const fields = valuesOf(form);
    for (const [name, value] of Object.entries(values)) {
      if (!form.querySelector(`[name="${name}"]`))
        throw new Error(`no field “${name}” beside “${words}” on ${page.url}`);
      fields.set(name, Array.isArray(value) ? value : [value]);
    }
    const buttonName = button.getAttribute("name");
    if (buttonName) fields.set(buttonName, [...(fields.get(buttonName) ?? []), button.getAttribute("value") ?? ""]);
    const action = new URL(button.getAttribute("formaction") ?? form.getAttribute("action") ?? page.url, page.url);
    if ((form.getAttribute("method") ?? "get").toLowerCase() === "get") {
      for (const [name, list] of fields) for (const value of list) action.searchParams.append(name, String(value));
      return send(action.href);
    }
    return send(action.href, {
      method: "POST",
      body: bodyOf(form, fields),
      headers: { origin: new URL(baseUrl).origin },
    });
  }

  /** Follows the first link with these words. */
  async function follow(words: string): Promise<Page> {
    const link = page.root.querySelectorAll("a").find((one) => one.text.trim().replace(/\s+/g, " ").startsWith(words));
    if (!link) throw new Error(`no link “${words}” on ${page.url} (${page.status})\n${text().slice(0, 800)}`);
    return send(link.getAttribute("href") ?? "");
  }

  return {
    get: (path: string) => send(path),
    /** Posts as a page of ours would, past any form. */
    post: (path: string, fields: Record<string, string>) =>
      send(path, { method: "POST", body: new URLSearchParams(fields), headers: { origin: new URL(baseUrl).origin } }),
    press,
    follow,
    text,
    page: () => page,
    cookies,
  };
}
export type Visitor = ReturnType<typeof visitor>;

const folded = (element: HTMLElement) => element.text.trim().replace(/\s+/g, " ");

type FieldValue = string | PickedFile;

function valuesOf(form: HTMLElement): Map<string, FieldValue[]> {
  const values = new Map<string, FieldValue[]>();
  const add = (name: string, value: string) => values.set(name, [...(values.get(name) ?? []), value]);
  for (const field of form.querySelectorAll("input, textarea, select")) {
    const name = field.getAttribute("name");
    if (!name || field.hasAttribute("disabled")) continue;
    const type = field.getAttribute("type") ?? "text";
    if (field.tagName === "SELECT") {
      const options = field.querySelectorAll("option");
      const chosen = options.find((option) => option.hasAttribute("selected")) ?? options[0];
      if (chosen) add(name, chosen.getAttribute("value") ?? chosen.text);
    } else if (field.tagName === "TEXTAREA") add(name, field.text.replace(/^\n/, ""));
    else if (type === "checkbox" || type === "radio") {
      if (field.hasAttribute("checked")) add(name, field.getAttribute("value") ?? "on");
    } else if (!["file", "submit", "button"].includes(type)) add(name, field.getAttribute("value") ?? "");
  }
  return values;
}

function bodyOf(form: HTMLElement, fields: Map<string, FieldValue[]>): FormData | URLSearchParams {
  const isMultipart = form.getAttribute("enctype") === "multipart/form-data";
  const body = isMultipart ? new FormData() : new URLSearchParams();
  for (const [name, list] of fields)
    for (const value of list) {
      if (typeof value === "string") body.append(name, value);
      else if (body instanceof FormData)
        body.append(name, new Blob([new Uint8Array(value.bytes)], { type: value.type }), value.name);
    }
  return body;
}
