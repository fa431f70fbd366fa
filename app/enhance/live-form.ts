import { asksColumn, lineKindOf } from "~/lifecycle/2-announcement/form-template";
import type { SectionDraft } from "~/lifecycle/3-application/draft";
import { type LiveModel, type LiveState, liveState } from "~/lifecycle/3-application/live-section";
import { formatMoney, formatPercentBp } from "~/text/format";
import { calculatedText, capText, lineSumText } from "~/text/live";
import { versionOf } from "./earlier-visits";
import { cardsOf, draftIn, draftOf } from "./form-fields";
import { keptBy } from "./journal";
import type { LiveWords } from "./live-words";

const SETTLED = 150;

type Remark = { path: string; words: string; tone: string };

/**
 * `<pochin-live data-model="{…}" data-words="{…}" data-owner="…">` inside a form: shows and hides questions, works out
 * what is calculated and sums up the budget while somebody types, before anything is saved. What a hidden question
 * holds stays in it. Rules of the form and costs that the grant does not pay are told at once. Answers of other
 * sections that wait on this device for the link count as well.
 */
class LiveForm extends HTMLElement {
  private form!: HTMLFormElement;
  private model!: LiveModel;
  private words!: LiveWords;
  private timer = 0;
  private readonly language = document.documentElement.lang === "en" ? "en" : "ru";

  connectedCallback() {
    const form = this.closest("form");
    if (!form) return;
    this.form = form;
    this.model = JSON.parse(this.dataset.model ?? "{}");
    this.words = JSON.parse(this.dataset.words ?? "{}");
    const soon = () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.follow(), SETTLED);
    };
    for (const change of ["input", "change", "refilled"]) form.addEventListener(change, soon);
    for (const one of Array.from(document.querySelectorAll<HTMLElement>("[data-until-live]"))) one.hidden = true;
    this.follow();
    this.takeKept().then(soon, () => {
      // why: a browser that keeps nothing has no other sections waiting.
    });
  }

  /** Answers of other sections that are on this device and not, or not yet, in this page. */
  private async takeKept() {
    for (const { to, body, state } of await keptBy(this.dataset.owner ?? "")) {
      const section = to.slice(to.lastIndexOf("/") + 1);
      const known = this.model.versions[section];
      const isOfThis = to.slice(0, to.lastIndexOf("/")) === this.dataset.beside;
      if (known === undefined || !isOfThis || section === this.model.section) continue;
      if (state !== "saved" || versionOf({ body }) > known) this.model.answers[section] = draftOf(body);
    }
  }

  private follow() {
    const typed = draftIn(this.form);
    const state = liveState(this.model, typed);
    this.showQuestions(state);
    this.showLines(typed, state);
    this.showSums(state);
    this.showCaps(state);
    this.showRemarks(state);
  }

  private get fields() {
    return this.model.template.sections.find(({ key }) => key === this.model.section)?.fields ?? [];
  }

  private showQuestions({ hidden, calculated }: LiveState) {
    for (const field of this.fields) {
      const place = this.placeOf(field.key);
      if (place) setHidden(place, hidden.includes(field.key));
      const output = field.kind === "calculated" ? place?.querySelector("output") : null;
      if (output)
        say(output, calculatedText(field, calculated[field.key] ?? "", { lang: this.language, none: this.words.none }));
    }
  }

  /** The columns that each line of the budget asks by its category, under their names, and what the line comes to. */
  private showLines(typed: SectionDraft, { sums }: LiveState) {
    const budget = this.fields.find(({ means }) => means === "budget");
    const list = budget && this.form.querySelector(`[data-list="${budget.key}"]`);
    const rows = budget && typed[budget.key];
    if (!list || !Array.isArray(rows)) return;
    const kindOf = lineKindOf(this.model.template);
    cardsOf(list).forEach((card, at) => {
      const kind = kindOf(rows[at]?.category ?? "");
      for (const { key } of budget.columns ?? []) {
        const place = this.placeOf(`${budget.key}.${at}.${key}`);
        if (!place) continue;
        setHidden(place, !asksColumn(kind, key));
        const label = place.querySelector(".label");
        const name = this.words.labels?.[kind][key];
        if (label && name) say(label, name);
      }
      this.showLine(card, sums?.lines[at] ?? null);
    });
  }

  private showLine(card: Element, sum: { total: string; requested: string } | null) {
    let place = card.querySelector(".row-sum");
    if (!place && sum) {
      place = document.createElement("p");
      place.className = "row-sum";
      card.querySelector(".row-grid")?.insertAdjacentElement("afterend", place);
    }
    if (place) say(place, sum ? lineSumText(this.words, sum, this.language) : "");
  }

  private showSums({ sums }: LiveState) {
    if (!sums) return;
    for (const key of ["total", "own", "requested"] as const) {
      const place = this.form.querySelector(`[data-sum="${key}"]`);
      if (place) say(place, formatMoney(sums[key], this.language));
    }
    const share = this.form.querySelector('[data-sum="ownBp"]');
    if (share) say(share, formatPercentBp(sums.ownBp, this.language));
  }

  private showCaps({ caps }: LiveState) {
    for (const cap of caps) {
      const place = this.form.querySelector(`[data-cap="${cap.key}"]`);
      if (place) say(place, capText(this.words, cap, this.language));
    }
  }

  /** Says at their fields what does not hold, and takes back what holds again, whoever had said it. */
  private showRemarks({ broken, forbidden }: LiveState) {
    const wanted: Remark[] = [
      ...broken.map((one) => ({ ...one, tone: "field-error" })),
      ...forbidden.map(({ path, because, key }) => ({
        path,
        words: this.words.forbidden[`${because} ${key}`] ?? "",
        tone: because === "category" ? "field-error" : "field-doubt",
      })),
    ];
    const known = [
      ...(this.model.template.rules ?? []).map(({ words }) => words),
      ...Object.values(this.words.forbidden),
    ];
    const said = Array.from(this.form.querySelectorAll(".field-error, .field-doubt"));
    for (const one of said.filter(({ textContent }) => known.includes(textContent ?? ""))) {
      const at = wanted.findIndex(
        ({ path, words }) => words === one.textContent && one.parentElement === this.placeOf(path),
      );
      if (at < 0) one.remove();
      else wanted.splice(at, 1);
    }
    for (const one of wanted) this.remark(one);
  }

  private remark({ path, words, tone }: Remark) {
    const said = document.createElement("p");
    said.className = tone;
    said.setAttribute("role", "status");
    said.textContent = words;
    const place = this.placeOf(path);
    const before = place?.querySelector(".hint") ?? place?.querySelector(".label, h2");
    before?.insertAdjacentElement("afterend", said);
  }

  /** The box of a question: the one with its id, or the one around its control. */
  private placeOf(path: string): HTMLElement | null {
    const found = document.getElementById(`f-${path}`);
    return found && /^(INPUT|SELECT|TEXTAREA)$/.test(found.tagName) ? found.closest<HTMLElement>(".field") : found;
  }
}

function setHidden(place: HTMLElement, isHidden: boolean) {
  if (place.hidden !== isHidden) place.hidden = isHidden;
}

/** Says nothing anew that is said already: a reader of the screen would read it again. */
function say(place: Element, text: string) {
  if (place.textContent !== text) place.textContent = text;
}

if (!customElements.get("pochin-live")) customElements.define("pochin-live", LiveForm);
