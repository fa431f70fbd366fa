import type { Markup } from "./markup";

/** Puts markup into a page. */
export function Written({ as }: { as: Markup }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: markup is only made by `html`, which escapes what is filled in.
  return <div dangerouslySetInnerHTML={as} />;
}
