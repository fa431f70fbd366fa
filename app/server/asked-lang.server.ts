import { langOf } from "~/text/text";

/** The language that a public address asks for; Russian when it asks for none. */
export function askedLang(request: Request): "ru" | "en" {
  return langOf(new URL(request.url).searchParams.get("lang")) ?? "ru";
}

/** The next public address in the language of this one. */
export function keepLang(request: Request, path: string): string {
  const lang = langOf(new URL(request.url).searchParams.get("lang"));
  return lang ? `${path}${path.includes("?") ? "&" : "?"}lang=${lang}` : path;
}
