import { newRowId, withoutBlankRows } from "~/lifecycle/3-application/draft";
import { mergeSections } from "~/lifecycle/3-application/merge";
import { hasClash, offerChoice, showClash } from "./clash-box";
import type { DraftWords } from "./draft-words";
import { earlierVisits, sendOthers, tabId, versionOf } from "./earlier-visits";
import { bodyOf, changeRows, draftIn, draftOf, isSame, showDraft } from "./form-fields";
import { type Kept, keep } from "./journal";
import { LEAVING, type Leaving } from "./left-device";
import { type Answer, post } from "./post-draft";
import { keepPages } from "./register-worker";

const WRITE_DOWN = 300;
const IDLE = 3000;
const AGAIN = 10_000;
/** How long the form's own button waits for a saving under way, which would else stand against it. */
const PATIENCE = 3000;

/**
 * `<pochin-autosave data-to="/…" data-owner="…" data-worker="/…" data-words="{…}">` inside a form: writes every change down
 * on the device at once and posts the form to `data-to` a few seconds after the last keystroke, tells how it went, and
 * keeps trying while the link is down. What an earlier visit left unsent is put back and sent. Other people's changes come
 * into the form by themselves; where two texts contradict each other, the person chooses. The page's buttons work without it.
 */
class Autosave extends HTMLElement {
  private form!: HTMLFormElement;
  private words!: DraftWords;
  private key = "";
  private timer = 0;
  private writing = 0;
  private busy = false;
  private over = false;
  private dirty = false;
  /** What is typed is also on the device; false where a browser keeps nothing. */
  private isKept = true;
  /** The version that a choice between two texts is made on. */
  private clashed = "";
  /** What earlier visits left was read: before that nothing may be written in its place. */
  private ready: Promise<unknown> = Promise.resolve();
  private saying: keyof DraftWords = "saved";
  /** What an earlier visit left unsent is on its way. */
  private isCatchingUp = false;
  private pressed: HTMLButtonElement | null = null;
  private saved: Promise<unknown> = Promise.resolve();

  connectedCallback() {
    const form = this.closest("form");
    if (!form) return;
    this.form = form;
    this.words = JSON.parse(this.dataset.words ?? "{}");
    form.addEventListener("input", () => this.changed());
    form.addEventListener("click", (event) => {
      const button = (event.target as Element).closest("button");
      if (button?.type === "submit") this.pressed = button;
      if (button?.name !== "row" || !changeRows(form, button.value)) return;
      event.preventDefault();
      this.changed();
    });
    form.addEventListener("submit", (event) => this.leave(event));
    document.addEventListener(LEAVING, (event) => (event as Leaving).detail.push(this.sendBeforeLeaving()));
    document.addEventListener("visibilitychange", () => this.dirty && this.writeDown("unsent"));
    window.addEventListener("online", () => this.dirty && this.plan(0));
    window.addEventListener("focus", () => this.dirty && this.saying === "expired" && this.plan(0));
    window.addEventListener("beforeunload", (event) => {
      if (!this.dirty || this.isKept) return;
      event.preventDefault();
      event.returnValue = "";
    });
    const { owner = "", to = "" } = this.dataset;
    this.key = `${owner} ${to} ${newRowId()}`;
    const begun = this.begin().catch(() => {
      this.isKept = false;
    });
    // why: a browser that is slow to say what it holds must not keep what is typed now from being written down.
    this.ready = Promise.race([begun, new Promise<void>((resolve) => setTimeout(resolve, PATIENCE))]);
    keepPages(this.dataset.worker ?? "").catch(() => {
      // why: without a worker the page is only not there when the link is not.
    });
  }

  /** Takes up what earlier visits left on this device. */
  private async begin() {
    const { owner = "", to = "" } = this.dataset;
    const shown = draftIn(this.form);
    if (hasClash(this.form)) this.offer(this.version);
    this.key = `${owner} ${to} ${await tabId()}`;
    const { left, others } = await earlierVisits({ owner, to, key: this.key });
    if (left && !hasClash(this.form)) this.takeUp(left, shown);
    sendOthers(others, (page) => this.say("unsent", page)).catch(() => {
      // why: what cannot be looked up now stays kept, and goes with the next opening.
    });
  }

  private takeUp({ body, state }: Kept, shown: ReturnType<typeof draftIn>) {
    if (state === "saved" && versionOf({ body }) <= Number(this.version)) return;
    const { data } = mergeSections(shown, draftIn(this.form), draftOf(body));
    if (state === "submitted" && isSame(data, shown)) {
      this.writeDown("saved");
      return;
    }
    showDraft(this.form, data);
    this.version = `${versionOf({ body })}`;
    if (state === "saved") return;
    this.isCatchingUp = state === "unsent";
    this.changed(0);
  }

  private get version() {
    return this.lock().value;
  }

  private set version(version: string) {
    this.lock().value = version;
  }

  private lock() {
    return this.form.elements.namedItem("version") as HTMLInputElement;
  }

  private changed(delay = IDLE) {
    this.dirty = true;
    clearTimeout(this.writing);
    this.writing = window.setTimeout(() => this.writeDown("unsent"), WRITE_DOWN);
    this.plan(delay);
  }

  private plan(delay: number) {
    clearTimeout(this.timer);
    if (!this.over && this.isConnected) this.timer = window.setTimeout(() => this.save(), delay);
  }

  private async writeDown(state: Kept["state"]) {
    clearTimeout(this.writing);
    await this.ready;
    // why: whoever signed out has taken the form off the page, and nothing of it may come back to the device.
    if (!this.isConnected) return;
    const { owner = "", to = "" } = this.dataset;
    const kept: Kept = { key: this.key, owner, to, page: location.pathname, body: bodyOf(this.form), state };
    try {
      await keep(kept);
      this.isKept = true;
    } catch {
      // why: a browser that keeps nothing is told of beside the form.
      this.isKept = false;
    }
  }

  private async save() {
    if (this.over || this.clashed) return;
    if (this.busy) return this.plan(IDLE);
    this.busy = true;
    this.saved = this.send();
    await this.saved;
    this.busy = false;
  }

  private async send() {
    this.dirty = false;
    this.say("saving");
    const { to = "", owner = "" } = this.dataset;
    const body = bodyOf(this.form);
    try {
      await this.take(await post({ to, owner, body }), body);
    } catch {
      this.dirty = true;
      await this.writeDown("unsent");
      this.say(this.isKept ? "kept" : "notSaved");
      this.plan(AGAIN);
    }
  }

  private async take({ version, data, clash, refused }: Answer, body: string) {
    const theirs = data ?? clash?.data;
    const sent = withoutBlankRows(draftOf(body));
    const merged = theirs && mergeSections(sent, draftIn(this.form), theirs);
    if (merged) showDraft(this.form, merged.data);
    const conflicts = [...(clash?.conflicts ?? []), ...(merged?.conflicts ?? [])];
    if (conflicts.length > 0) {
      this.dirty = true;
      const first = showClash(this.form, conflicts, { words: this.words, by: clash?.by ?? "" });
      await this.writeDown("unsent");
      this.offer(`${version ?? clash?.version}`);
      return this.say("clash", first && `#${first.id}`);
    }
    if (version !== undefined) {
      this.version = `${version}`;
      if (!this.dirty) await this.writeDown("saved");
      const news = this.isCatchingUp ? "sent" : data ? "merged" : "saved";
      this.isCatchingUp = false;
      return this.say(news);
    }
    this.dirty = true;
    await this.writeDown("unsent");
    if (refused === "notSignedIn") return this.say("expired", `/sign-in?back=${encodeURIComponent(location.pathname)}`);
    this.over = true;
    this.say("stopped");
  }

  /** Saves nothing until every clash is settled; then what stands in the form is meant to take the place of `version`. */
  private offer(version: string) {
    this.clashed = version;
    offerChoice(this.form, this.words, () => {
      this.changed();
      if (hasClash(this.form)) return;
      this.version = this.clashed;
      this.clashed = "";
      this.changed(0);
    });
  }

  /** The form is posted as a whole, after a saving under way: it is not known yet whether it arrives. */
  private async leave(event: Event) {
    if (this.busy && !this.over) {
      event.preventDefault();
      await Promise.race([this.saved, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
      this.over = true;
      if (this.pressed) this.pressed.click();
      else this.form.submit();
      return;
    }
    if (this.dirty || this.busy) this.writeDown("submitted");
    this.over = true;
    this.dirty = false;
    clearTimeout(this.timer);
  }

  /** Signing out wipes the device, so what is not on the server yet goes there first. True when something stays unsent. */
  private async sendBeforeLeaving() {
    await this.saved;
    if (this.dirty) await this.save();
    return this.dirty;
  }

  private say(key: keyof DraftWords, to?: string) {
    this.saying = key;
    const time = /^(saved|sent|merged)$/.test(key) ? ` ${new Date().toTimeString().slice(0, 5)}` : "";
    this.textContent = `${this.words[key]}${time}`;
    this.dataset.state = key;
    if (!to) return;
    const link = document.createElement("a");
    link.href = to;
    link.textContent = key === "expired" ? this.words.signIn : this.words.show;
    this.append(" ", link);
  }
}

if (!customElements.get("pochin-autosave")) customElements.define("pochin-autosave", Autosave);
