import { forget, forgetOthers, type Kept, keptBy } from "./journal";
import { post } from "./post-draft";

/**
 * `<pochin-unsent data-owner="…" data-words="{…}">`: sends what forms could not send when they were open, and says of the
 * rest where it is.
 */
class Unsent extends HTMLElement {
  connectedCallback() {
    this.send().catch(() => {
      // why: a browser without storage has nothing unsent.
    });
  }

  private async send() {
    const { owner = "", words = "{}" } = this.dataset;
    await forgetOthers(owner);
    const left: Kept[] = [];
    for (const one of await keptBy(owner)) {
      if (one.state === "saved") continue;
      // why: what the link does not take now stays kept, and is told of.
      const answer = await post(one).catch(() => undefined);
      if (answer?.version === undefined) left.push(one);
      else await forget(one.key);
    }
    if (left.length > 0) this.say(left, JSON.parse(words));
  }

  private say(left: readonly Kept[], words: { body: string; open: string }) {
    this.className = "alert alert-warn";
    this.setAttribute("role", "status");
    this.textContent = words.body;
    for (const page of new Set(left.map((one) => one.page))) {
      const link = document.createElement("a");
      link.href = page;
      link.textContent = words.open;
      this.append(" ", link);
    }
  }
}

if (!customElements.get("pochin-unsent")) customElements.define("pochin-unsent", Unsent);
