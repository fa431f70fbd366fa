/** One answer to choose: what is sent, and what people read. */
export type Option = { key: string; title: string };

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (one) => ENTITIES[one]!);

/**
 * The `<option>`s of a list as HTML, the chosen one marked; an answer that is no longer on the list stays, as it was sent.
 * Text, not elements: a budget of twenty lines repeats its categories twenty times, a third of what React has to draw.
 * @param blank what stands for "nothing chosen"
 */
export function optionText(options: readonly Option[], chosen: string, blank: string): string {
  const isKnown = chosen === "" || options.some(({ key }) => key === chosen);
  const all = [{ key: "", title: blank }, ...(isKnown ? [] : [{ key: chosen, title: chosen }]), ...options];
  return all
    .map(
      ({ key, title }) =>
        `<option value="${escaped(key)}"${key === chosen ? ' selected=""' : ""}>${escaped(title)}</option>`,
    )
    .join("");
}
