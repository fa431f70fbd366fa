const IDLE = 3000;
const AGAIN = 10_000;

type Words = { saving: string; saved: string; notSaved: string; conflict: string; stopped: string };
type Answer = { version?: number; refused?: string };

/**
 * `<pochin-autosave data-to="/…" data-words="{…}">` inside a form: posts the form to `data-to` a few seconds after the
 * last keystroke, tells how it went, and keeps trying while the link is down. The page's own buttons work without it.
 */
class Autosave extends HTMLElement {
  private timer = 0;
  private busy = false;
  private dirty = false;
  private over = false;

  connectedCallback() {
    const form = this.closest("form");
    if (!form) return;
    form.addEventListener("input", () => this.plan(IDLE));
    form.addEventListener("submit", () => {
      this.dirty = false;
      this.over = true;
      clearTimeout(this.timer);
    });
    window.addEventListener("online", () => this.dirty && this.plan(0));
    window.addEventListener("beforeunload", (event) => {
      if (!this.dirty) return;
      event.preventDefault();
      event.returnValue = "";
    });
  }

  private plan(delay: number) {
    this.dirty = true;
    clearTimeout(this.timer);
    if (!this.over) this.timer = window.setTimeout(() => this.save(), delay);
  }

  private async save() {
    const form = this.closest("form");
    if (!form || this.over) return;
    if (this.busy) return this.plan(IDLE);
    this.busy = true;
    this.dirty = false;
    this.say("saving");
    try {
      this.take(form, await this.send(form));
    } catch {
      this.say("notSaved");
      this.plan(AGAIN);
    } finally {
      this.busy = false;
    }
  }

  private async send(form: HTMLFormElement): Promise<Answer> {
    const body = new URLSearchParams();
    new FormData(form).forEach((value, name) => {
      if (typeof value === "string") body.append(name, value);
    });
    const response = await fetch(this.dataset.to ?? "", {
      method: "POST",
      body,
      credentials: "same-origin",
      headers: { "x-autosave": "1" },
    });
    if (response.status >= 500 || response.redirected) throw new Error(`autosave answered ${response.status}`);
    return (await response.json()) as Answer;
  }

  private take(form: HTMLFormElement, { version, refused }: Answer) {
    const lock = form.elements.namedItem("version");
    if (version !== undefined && lock instanceof HTMLInputElement) {
      lock.value = String(version);
      return this.say("saved");
    }
    this.over = true;
    this.dirty = true;
    this.say(refused === "changedMeanwhile" ? "conflict" : "stopped");
  }

  private say(key: keyof Words) {
    const words = JSON.parse(this.dataset.words ?? "{}") as Words;
    const time = key === "saved" ? ` ${new Date().toTimeString().slice(0, 5)}` : "";
    this.textContent = `${words[key]}${time}`;
    this.dataset.state = key;
  }
}

if (!customElements.get("pochin-autosave")) customElements.define("pochin-autosave", Autosave);
