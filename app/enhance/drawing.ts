/** How often the page asks, and how long it waits at most after answers that did not come. */
const EVERY_MS = 2_000;
const MOST_MS = 30_000;

/**
 * `<pochin-drawing data-state="drawing">`: keeps the words about a long drawing up to date. It asks for the page it stands
 * on, only while somebody looks at it, and more seldom while the link is down. While the drawing goes on, only the words and
 * the bar move, so that nobody loses the button under their finger; its end comes with everything it has.
 */
class Drawing extends HTMLElement {
  private timer = 0;
  private pause = EVERY_MS;

  connectedCallback() {
    if (this.isUnderWay()) this.later();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  private isUnderWay(): boolean {
    return this.dataset.state === "waiting" || this.dataset.state === "drawing";
  }

  private later() {
    this.timer = window.setTimeout(() => this.ask(), this.pause);
  }

  private async ask() {
    if (!document.hidden) {
      try {
        const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
        if (!answer.ok) throw new Error(`answered ${answer.status}`);
        this.show(new DOMParser().parseFromString(await answer.text(), "text/html"));
        this.pause = EVERY_MS;
      } catch {
        // The link is down or the session is over: the words of before stay, and the page is asked for more seldom.
        this.pause = Math.min(this.pause * 2, MOST_MS);
      }
    }
    if (this.isUnderWay()) this.later();
  }

  private show(page: Document) {
    const fresh = page.querySelector<HTMLElement>("pochin-drawing");
    if (!fresh) throw new Error("another page answered");
    this.dataset.state = fresh.dataset.state ?? "";
    if (!this.isUnderWay()) {
      this.innerHTML = fresh.innerHTML;
      return;
    }
    const [words, said] = [this, fresh].map((one) => one.querySelector("[data-words]"));
    if (words && said && words.textContent !== said.textContent) words.textContent = said.textContent;
    const [bar, drawn] = [this, fresh].map((one) => one.querySelector("progress"));
    if (bar && drawn) bar.value = drawn.value;
  }
}

if (!customElements.get("pochin-drawing")) customElements.define("pochin-drawing", Drawing);
