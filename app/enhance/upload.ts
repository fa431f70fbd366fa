import { askServer } from "./ask-server";
import { Refused, Sending, SentAgain } from "./sending";
import { UploadView, type UploadWords } from "./upload-view";

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 20_000;

/**
 * `<pochin-upload data-to="/…/uploads" data-done="/…" data-words="{…}" data-max="…" data-accept="…">` inside the form of a
 * file: sends the chosen file in pieces, shows how far it is, pauses, goes on by itself after a lost link, and after a
 * reload when the same file is chosen again. Without it, or where a browser cannot hash, the form posts the file whole.
 */
class Upload extends HTMLElement {
  private view?: UploadView;
  private form?: HTMLFormElement;
  private sending?: Sending;
  private isPaused = false;
  private isBusy = false;
  private wake = () => {};

  connectedCallback() {
    const form = this.closest("form");
    if (!form || !window.crypto?.subtle) return;
    const view = new UploadView(this, JSON.parse(this.dataset.words ?? "{}") as UploadWords, {
      pause: () => this.pause(),
      resume: () => void this.run(),
      cancel: () => void this.cancel(),
    });
    [this.form, this.view] = [form, view];
    const input = form.querySelector<HTMLInputElement>('input[type="file"]');
    input?.addEventListener("change", () => {
      forgetRemark(input);
      view.complain(this.faultOf(input.files?.[0]));
    });
    form.addEventListener("submit", (event) => {
      const file = input?.files?.[0];
      if (!file) return;
      event.preventDefault();
      if (this.isBusy) return;
      const fault = this.faultOf(file);
      view.complain(fault);
      if (!fault) void this.start(file);
    });
    window.addEventListener("online", () => this.wake());
    window.addEventListener("beforeunload", (event) => {
      if (!this.isBusy) return;
      event.preventDefault();
      event.returnValue = view.words.leaving;
    });
  }

  /** What is wrong with a file before a byte of it is sent, in words. */
  private faultOf(file: File | undefined): string {
    const { words, megabytes } = this.view!;
    const max = Number(this.dataset.max);
    const kinds = (this.dataset.accept ?? "").split(",");
    if (!file) return "";
    if (file.size === 0) return words.empty;
    if (file.size > max)
      return words.tooLarge.replace("{size}", megabytes(file.size, Math.ceil)).replace("{max}", megabytes(max));
    if (kinds.some((kind) => file.name.toLowerCase().endsWith(kind))) return "";
    return words.kind.replace("{kinds}", kinds.map((kind) => kind.slice(1).toUpperCase()).join(", "));
  }

  private async start(file: File) {
    const kind = this.form!.querySelector<HTMLSelectElement>('[name="kind"]')?.value ?? "";
    this.sending = new Sending(this.dataset.to ?? "", file, kind, (step, done) =>
      this.view!.show(step, done, file.size),
    );
    await this.run();
  }

  /** Goes on until the file is attached, refused, paused or cancelled; a lost link is waited for. */
  private async run() {
    const { sending, view } = this;
    if (!sending || !view || this.isBusy) return;
    [this.isBusy, this.isPaused] = [true, false];
    this.form!.querySelectorAll<HTMLButtonElement>('button[type="submit"]').forEach((one) => {
      one.disabled = true;
    });
    view.show("preparing");
    const goesOn = () => this.sending === sending && !this.isPaused;
    for (let pause = FIRST_PAUSE; goesOn(); pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      const before = sending.pieces;
      try {
        await sending.go();
        return this.leave();
      } catch (error) {
        if (error instanceof Refused) {
          this.rest();
          return view.complain(error.message);
        }
        if (!goesOn()) break;
        if (sending.pieces > before) pause = FIRST_PAUSE;
        if (!(error instanceof SentAgain)) view.show("waiting");
        await this.sleep(pause);
      }
    }
    this.rest();
  }

  /** To the page that says it is done. After a second file in a row that is this page, which an assignment would not load anew. */
  private leave() {
    this.isBusy = false;
    const done = new URL(this.dataset.done ?? "", location.href);
    if (done.pathname === location.pathname && done.search === location.search) location.reload();
    else location.assign(done.href);
  }

  private pause() {
    this.isPaused = true;
    this.sending?.stop();
    this.wake();
    this.view!.show("paused");
  }

  private async cancel() {
    const { sending } = this;
    this.sending = undefined;
    sending?.stop();
    this.wake();
    this.rest();
    this.view!.hide();
    if (sending?.id) {
      const asked = askServer("POST", `${this.dataset.to}/${sending.id}/cancel`, { body: new URLSearchParams() });
      // why: what the server does not hear now expires there by itself.
      await asked.answered.catch(() => {});
    }
    location.reload();
  }

  /** Nothing goes on: the form can be used again. */
  private rest() {
    this.isBusy = false;
    this.form!.querySelectorAll<HTMLButtonElement>('button[type="submit"]').forEach((one) => {
      one.disabled = false;
    });
    this.view!.rest(this.isPaused);
  }

  private sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** What the server had said of the choice before this one. */
function forgetRemark(input: HTMLInputElement): void {
  input.removeAttribute("aria-invalid");
  document.getElementById(`${input.id}-error`)?.remove();
}

if (!customElements.get("pochin-upload")) customElements.define("pochin-upload", Upload);
