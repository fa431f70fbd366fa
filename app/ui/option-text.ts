import { html, type Markup } from "./markup";

/** One answer to choose: what is sent, and what people read. */
export type Option = { key: string; title: string };

/**
 * The `<option>`s of a list, the chosen one marked; an answer that is no longer on the list stays, as it was sent.
 * @param blank what stands for "nothing chosen"
 */
export function optionText(options: readonly Option[], chosen: string, blank: string): Markup[] {
  const isKnown = chosen === "" || options.some(({ key }) => key === chosen);
  const all = [{ key: "", title: blank }, ...(isKnown ? [] : [{ key: chosen, title: chosen }]), ...options];
  return all.map(
    ({ key, title }) => html`<option value="${key}"${key === chosen && html` selected=""`}>${title}</option>`,
  );
}
