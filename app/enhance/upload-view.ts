/** Words that the page hands to the script; {done}, {size} and {percent} are filled in. */
export type UploadWords = {
  preparing: string;
  sending: string;
  continuing: string;
  waiting: string;
  paused: string;
  checking: string;
  again: string;
  pause: string;
  resume: string;
  cancel: string;
  progress: string;
  megabytes: string;
  empty: string;
  tooLarge: string;
  kind: string;
  leaving: string;
};
type Said = "preparing" | "sending" | "continuing" | "waiting" | "paused" | "checking" | "again";
type Buttons = "pause" | "resume" | "cancel";

/** What a person sees of an upload: words, a bar, and the buttons that make sense at the moment. */
export class UploadView {
  private readonly box = document.createElement("div");
  private readonly said = document.createElement("p");
  /** Says to a screen reader how it stands when that changes, not every percent. */
  private readonly spoken = document.createElement("p");
  private last = "";
  private readonly bar = document.createElement("progress");
  private readonly fault = document.createElement("p");
  private readonly buttons: Record<Buttons, HTMLButtonElement>;
  private done = 0;
  private size = 0;

  constructor(
    place: HTMLElement,
    readonly words: UploadWords,
    acts: Record<Buttons, () => void>,
  ) {
    this.spoken.setAttribute("role", "status");
    this.spoken.className = "sr";
    this.fault.setAttribute("role", "alert");
    this.fault.className = "field-error";
    this.bar.setAttribute("aria-label", words.progress);
    const button = (key: Buttons) => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "button button-plain";
      made.textContent = words[key];
      made.addEventListener("click", acts[key]);
      return made;
    };
    this.buttons = { pause: button("pause"), resume: button("resume"), cancel: button("cancel") };
    const row = document.createElement("div");
    row.className = "buttons";
    row.append(this.buttons.pause, this.buttons.resume, this.buttons.cancel);
    this.box.className = "upload";
    this.box.hidden = true;
    this.box.append(this.said, this.bar, row);
    place.append(this.fault, this.spoken, this.box);
  }

  /** Says how it stands; bytes are remembered for what is said next. */
  show(key: Said, done = this.done, size = this.size) {
    [this.done, this.size] = [done, size];
    this.box.hidden = false;
    this.fault.textContent = "";
    const percent = size > 0 ? Math.floor((done / size) * 100) : 0;
    const words = this.words[key]
      .replace("{done}", this.megabytes(done))
      .replace("{size}", this.megabytes(size))
      .replace("{percent}", String(percent));
    this.said.textContent = words;
    if (key !== this.last) this.spoken.textContent = words;
    this.last = key;
    this.bar.max = Math.max(1, size);
    this.bar.value = done;
    const stands = key === "paused";
    this.buttons.pause.hidden = stands || key === "checking";
    this.buttons.resume.hidden = !stands;
    this.buttons.cancel.hidden = key === "checking";
  }

  /** Nothing goes on any more: only going on or giving up can be pressed. */
  rest(isPaused: boolean) {
    this.buttons.pause.hidden = true;
    this.buttons.resume.hidden = !isPaused;
  }

  /** Says what is wrong, or takes it back. */
  complain(fault: string) {
    this.fault.textContent = fault;
    if (fault) this.hide();
  }

  hide() {
    this.box.hidden = true;
  }

  /** Bytes in megabytes as the reader's language writes them. */
  megabytes = (bytes: number, round = Math.round): string => {
    const number = String(round(bytes / 104_857.6) / 10);
    return `${document.documentElement.lang === "en" ? number : number.replace(".", ",")}\u00a0${this.words.megabytes}`;
  };
}
