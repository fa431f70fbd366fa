import type { ToKeep } from "./draft-worker";
import { SCOPE } from "./left-device";

/** When the rest of a draft is fetched: after the page is at rest, whose own saving comes first. */
const REST = 5000;

/**
 * Sees to it that this page, and the other sections of its draft, can be opened without a link. A first visit costs what it
 * shows: the rest comes when somebody begins to write, or opens another page. Browsers without service workers go on as
 * before; whoever asked the browser to save traffic keeps the pages that they open.
 */
export async function keepPages(worker: string): Promise<void> {
  const { serviceWorker } = navigator;
  if (!serviceWorker || !worker) return;
  const isFirst = !serviceWorker.controller;
  await serviceWorker.register(worker, { scope: SCOPE });
  const { active } = await serviceWorker.ready;
  const ask = (toKeep: ToKeep) => active?.postMessage(toKeep);
  if (isFirst) ask({ pages: [location.pathname], assets: assetsOfPage() });
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  if (connection?.saveData) return;
  const keepRest = () => setTimeout(() => ask({ pages: sectionsOfDraft(), assets: [] }), REST);
  if (isFirst) document.addEventListener("input", keepRest, { once: true });
  else keepRest();
}

function assetsOfPage(): string[] {
  return performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name).pathname)
    .filter((path) => path.startsWith("/assets/"));
}

/** The addresses that the navigation of the form leads to. */
function sectionsOfDraft(): string[] {
  const links = document.querySelectorAll<HTMLAnchorElement>("nav.form-sections a");
  return Array.from(links, ({ href }) => new URL(href).pathname);
}
