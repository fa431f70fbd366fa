import { keepPages } from "./register-worker";

/** What the script says; {when} is when the page was kept. */
type Words = { title: string; seen: string; acts: string; again: string };

/**
 * `<pochin-kept data-worker="/…" data-words="{…}">` on a page of an application that is read without a link: has it kept on
 * the device, and where it is shown from there, says of when it is and switches off what only the server can do.
 */
class KeptPage extends HTMLElement {
  connectedCallback() {
    keepPages(this.dataset.worker ?? "").catch(() => {
      // why: without a worker the page is only not there when the link is not.
    });
    const at = document.documentElement.dataset.kept;
    if (!at) return;
    this.say(JSON.parse(this.dataset.words ?? "{}"), new Date(at));
    switchOff();
    window.addEventListener("online", () => location.reload());
  }

  private say({ title, seen, acts, again }: Words, at: Date) {
    const when = at.toLocaleString(document.documentElement.lang, {
      ...(at.toDateString() === new Date().toDateString() ? {} : { day: "numeric", month: "long" }),
      hour: "2-digit",
      minute: "2-digit",
    });
    const box = element("div", "");
    box.className = "alert alert-warn";
    box.setAttribute("role", "alert");
    const head = element("strong", title);
    head.className = "alert-title";
    const link = element("a", again);
    link.setAttribute("href", location.pathname);
    const last = element("p", "");
    last.append(link);
    box.append(head, element("p", seen.replace("{when}", when)), element("p", acts), last);
    this.append(box);
  }
}

function element(name: string, words: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = words;
  return made;
}

/** Buttons and fields of the page, and links to files, which are not on the device. */
function switchOff(): void {
  for (const one of document.querySelectorAll<HTMLButtonElement>("main button, main input, main select, main textarea"))
    one.disabled = true;
  for (const link of document.querySelectorAll("main a[href*='/files/']")) {
    link.removeAttribute("href");
    link.setAttribute("aria-disabled", "true");
  }
}

customElements.define("pochin-kept", KeptPage);
