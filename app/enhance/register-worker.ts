/** The pages that the worker may answer for: an applicant's own applications, nothing else of the site. */
const SCOPE = "/applicant/applications/";

/** Sees to it that this page can be opened again without a link. Browsers without service workers go on as before. */
export async function keepPages(worker: string): Promise<void> {
  const { serviceWorker } = navigator;
  if (!serviceWorker || !worker) return;
  const isFirst = !serviceWorker.controller;
  await serviceWorker.register(worker, { scope: SCOPE });
  if (!isFirst) return;
  const { active } = await serviceWorker.ready;
  const assets = performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name).pathname)
    .filter((path) => path.startsWith("/assets/"));
  active?.postMessage({ page: location.pathname, assets });
}
