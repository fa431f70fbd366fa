/**
 * `<pochin-own-time data-at="2026-04-03T06:00:12.000Z" data-zone="Asia/Kamchatka" data-words="…">`: says the instant in the
 * zone of the device where its clock shows another time than the zone of the competition.
 */
class OwnTime extends HTMLElement {
  connectedCallback() {
    const { at, zone, words } = this.dataset;
    if (!at || !zone || this.textContent) return;
    const own = wallTime(at);
    if (own !== wallTime(at, zone)) this.textContent = `(${own} ${words})`;
  }
}

function wallTime(at: string, timeZone?: string): string {
  const lang = document.documentElement.lang === "en" ? "en-GB" : "ru-RU";
  const options = { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZone } as const;
  return new Intl.DateTimeFormat(lang, options).format(new Date(at));
}

if (!customElements.get("pochin-own-time")) customElements.define("pochin-own-time", OwnTime);
