import { timeLeft, timeOver } from "~/text/left";
import type { Lang } from "~/text/plural";

/** How far the clock that renders may run before the words on the page change. */
const TICK = 1000;

/**
 * `<pochin-countdown data-left="90061000" data-lang="ru">`: keeps the server's words about time left up to date.
 * Counts from the server's clock by the monotonic clock, so a wrong clock on the device does not matter. When nothing is
 * left it says so, and leads to the page as it is from then on.
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
      if (rest <= 0) this.end(lang);
    };
    this.timer = window.setInterval(show, TICK);
    show();
  }

  private end(lang: Lang) {
    clearInterval(this.timer);
    const { passed, next } = timeOver(lang);
    const link = document.createElement("a");
    link.href = location.pathname + location.search;
    link.textContent = next;
    const place = this.closest(".deadline");
    if (place) place.className = "deadline deadline-past";
    this.closest(".left")?.replaceChildren(`${passed}, `, link);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }
}

if (!customElements.get("pochin-countdown")) customElements.define("pochin-countdown", Countdown);
