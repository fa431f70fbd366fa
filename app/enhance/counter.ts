import { typedLength } from "~/lifecycle/3-application/typed";
import { charactersLeft } from "~/text/counted";

/** Says beside a field with `data-limit` how many characters are left, from the moment somebody comes into it. */
function watch(field: HTMLInputElement | HTMLTextAreaElement): void {
  const limit = Number(field.dataset.limit);
  if (!limit || field.dataset.counted) return;
  field.dataset.counted = "yes";
  const words = document.createElement("p");
  words.className = "counter";
  words.setAttribute("aria-live", "polite");
  field.insertAdjacentElement("afterend", words);
  const show = () => {
    const left = limit - typedLength(field.value);
    words.textContent = charactersLeft(left, document.documentElement.lang === "en" ? "en" : "ru");
    words.classList.toggle("counter-over", left < 0);
  };
  field.addEventListener("input", show);
  show();
}

document.addEventListener("focusin", ({ target }) => {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) watch(target);
});
