import { timeLeft } from "~/text/left";
import type { Lang } from "~/text/plural";

/** How far the clock that renders may run before the words on the page change. */
const TICK = 1000;

/**
 * `<pochin-countdown data-left="90061000" data-lang="ru">`: keeps the server's words about time left up to date.
 * Counts from the server's clock by the monotonic clock, so a wrong clock on the device does not matter.
 */
class Countdown extends HTMLElement {
  private timer = 0;

  connectedCallback() {
    const left = Number(this.dataset.left);
    const lang: Lang = this.dataset.lang === "en" ? "en" : "ru";
    if (Number.isNaN(left)) return;
    const show = () => {
      const rest = left - performance.now();
      const words = timeLeft(rest, lang);
      if (words !== this.textContent) this.textContent = words;
      this.classList.toggle("soon", rest > 0 && rest < 24 * 3600 * TICK);
      if (rest <= 0) clearInterval(this.timer);
    };
    this.timer = window.setInterval(show, TICK);
    show();
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }
}

if (!customElements.get("pochin-countdown")) customElements.define("pochin-countdown", Countdown);
