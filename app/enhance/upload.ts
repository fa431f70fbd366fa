import { PIECE_BYTES, pieceLength, piecesOf, restLength } from "~/lifecycle/3-application/upload";
import { type Asked, askServer } from "./ask-server";
import { bytesOf, sha256Of } from "./sha256";
import { UploadView, type UploadWords } from "./upload-view";

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 20_000;
/** What a broken link may cost: a rest that takes no longer is sent in one go. */
const RUSH_MS = 4_000;

type Begun = { file: File; kind: string; id: string; have: Set<number>; sha256?: string };

/**
 * `<pochin-upload data-to="/…/uploads" data-done="/…" data-words="{…}" data-max="…" data-accept="…">` inside the form of a
 * file: sends the chosen file in pieces, shows how far it is, pauses, goes on by itself after a lost link, and after a
 * reload when the same file is chosen again. Without it, or where a browser cannot hash, the form posts the file whole.
 */
class Upload extends HTMLElement {
  private view?: UploadView;
  private form?: HTMLFormElement;
  private begun?: Begun;
  private isPaused = false;
  private isBusy = false;
  private asked?: Asked;
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
    this.begun = { file, kind, id: "", have: new Set() };
    await this.run();
  }

  /** Goes on until the file is attached, refused, paused or cancelled; a lost link is waited for. */
  private async run() {
    const begun = this.begun;
    if (!begun || this.isBusy) return;
    [this.isBusy, this.isPaused] = [true, false];
    this.form!.querySelectorAll<HTMLButtonElement>('button[type="submit"]').forEach((one) => {
      one.disabled = true;
    });
    this.view!.show("preparing");
    for (let pause = FIRST_PAUSE; this.begun === begun && !this.isPaused; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      const before = begun.have.size;
      try {
        if (await this.attempt(begun)) return;
      } catch {
        if (this.isPaused || this.begun !== begun) break;
        if (begun.have.size > before) pause = FIRST_PAUSE;
        this.view!.show("waiting");
        await this.sleep(pause);
      }
    }
    this.rest();
  }

  /** One go at everything that is left. True when it has come to an end; throws when the link is lost. */
  private async attempt(begun: Begun): Promise<boolean> {
    if (begun.sha256 && (await this.hasEnded(begun, begun.sha256))) return this.leave();
    if (!(await this.begin(begun))) return true;
    const from = await this.sendMissing(begun);
    if (from === undefined) return true;
    begun.sha256 = await sha256Of(await bytesOf(begun.file));
    const ended = await this.end(begun, begun.sha256, from);
    if (!ended) return true;
    if (ended.again) {
      this.view!.show("again");
      begun.have.clear();
      throw new Error("sent again");
    }
    return this.leave();
  }

  /**
   * Sends what is missing piece by piece, until the rest is the last piece or the link is quick enough for it to go with the
   * end. Returns the piece that this rest begins with, undefined when the server refused; throws when the link is lost.
   */
  private async sendMissing(begun: Begun): Promise<number | undefined> {
    const { file, have } = begun;
    const pieces = piecesOf(file.size);
    const tail = Math.max(-1, ...Array.from(have)) + 1;
    let msOfByte = Number.POSITIVE_INFINITY;
    for (let number = 0; number < pieces; number += 1) {
      if (have.has(number)) continue;
      const isShort = number === pieces - 1 || restLength(file.size, number) * msOfByte < RUSH_MS;
      if (number >= tail && isShort) return number;
      const began = performance.now();
      if (!(await this.sendPiece(begun, number))) return undefined;
      msOfByte = (performance.now() - began) / PIECE_BYTES;
      have.add(number);
      this.progress(begun, 0);
    }
    return pieces;
  }

  /** Whether an end that was asked for had come through and only its answer was lost: then nothing is sent again. */
  private async hasEnded({ id }: Begun, sha256: string): Promise<boolean> {
    this.asked = askServer("POST", `${this.dataset.to}/${id}`, { body: new URLSearchParams({ sha256 }) });
    const { status, answer } = await this.asked.answered;
    if (status >= 500 || status === 429) throw new Error(`answered ${status}`);
    return status === 200 && typeof answer.id === "string";
  }

  /** One piece as the body of a request. */
  private async sendPiece(begun: Begun, number: number) {
    const bytes = await bytesOf(begun.file.slice(number * PIECE_BYTES, (number + 1) * PIECE_BYTES));
    return this.send(begun, `/pieces/${number}`, bytes, { "x-sha256": await sha256Of(bytes) }, (done) =>
      this.progress(begun, done),
    );
  }

  /** The end of the file with its bytes from a piece on, which saves requests and places in the store; alone, where all are there. */
  private end(begun: Begun, sha256: string, from: number) {
    const { file } = begun;
    if (from < piecesOf(file.size)) {
      const rest = file.slice(from * PIECE_BYTES);
      const headers = { "x-from-piece": String(from), "x-sha256-of-all": sha256 };
      return this.send(begun, "", rest, headers, (done) =>
        done < rest.size ? this.progress(begun, done) : this.view!.show("checking", file.size, file.size),
      );
    }
    this.view!.show("checking", file.size, file.size);
    return this.ask("POST", `/${begun.id}`, new URLSearchParams({ sha256 }));
  }

  /** Bytes of the file as the body of a request. */
  private send(
    begun: Begun,
    path: string,
    body: XMLHttpRequestBodyInit,
    headers: Record<string, string>,
    onProgress: (done: number) => void,
  ) {
    if (this.isPaused || this.begun !== begun) throw new Error("stopped");
    const own = { "content-type": "application/octet-stream", ...headers };
    return this.ask("POST", `/${begun.id}${path}`, body, own, onProgress);
  }

  /** Announces the file, or asks what is there of it; the server knows it again by name, size and first piece. */
  private async begin(begun: Begun): Promise<boolean> {
    const { file, kind } = begun;
    const first = await sha256Of(await bytesOf(file.slice(0, PIECE_BYTES)));
    const fields = new URLSearchParams({ kind, name: file.name, size: String(file.size), first });
    const status = await this.ask("POST", "", fields);
    if (!status) return false;
    begun.id = status.id as string;
    begun.have = new Set(status.have as number[]);
    this.progress(begun, 0, begun.have.size > 0 ? "continuing" : "sending");
    return true;
  }

  /** The server's answer; undefined when it refused, which is then said. Throws when another try may help. */
  private async ask(
    method: string,
    path: string,
    body: XMLHttpRequestBodyInit | null,
    headers: Record<string, string> = {},
    onProgress?: (done: number) => void,
  ): Promise<Record<string, unknown> | undefined> {
    this.asked = askServer(method, `${this.dataset.to}${path}`, { body, headers, onProgress });
    const { status, answer } = await this.asked.answered;
    if (status < 400) return answer;
    if (status >= 500 || status === 429 || answer.refused === "incomplete") throw new Error(`answered ${status}`);
    this.rest();
    this.view!.complain(String(answer.said));
    return undefined;
  }

  /** To the page that says it is done. After a second file in a row that is this page, which an assignment would not load anew. */
  private leave(): true {
    this.isBusy = false;
    const done = new URL(this.dataset.done ?? "", location.href);
    if (done.pathname === location.pathname && done.search === location.search) location.reload();
    else location.assign(done.href);
    return true;
  }

  private progress({ file, have }: Begun, done: number, key: "sending" | "continuing" = "sending") {
    let bytes = done;
    have.forEach((number) => {
      bytes += pieceLength(file.size, number);
    });
    this.view!.show(key, Math.min(bytes, file.size), file.size);
  }

  private pause() {
    this.isPaused = true;
    this.asked?.abort();
    this.wake();
    this.view!.show("paused");
  }

  private async cancel() {
    const id = this.begun?.id;
    this.begun = undefined;
    this.asked?.abort();
    this.wake();
    this.rest();
    this.view!.hide();
    if (id)
      await askServer("POST", `${this.dataset.to}/${id}/cancel`, { body: new URLSearchParams() }).answered.catch(
        () => {},
      );
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
