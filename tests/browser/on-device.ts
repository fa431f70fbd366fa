import type { Page } from "playwright-core";

/** Whether anything of a draft is left on the device: typed texts, and pages for reading without a link. */
export function traces(page: Page): Promise<{ typed: number; caches: string[] }> {
  return page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("drafts "));
    if (!(await indexedDB.databases()).some(({ name }) => name === "pochin")) return { typed: 0, caches: names };
    const request = indexedDB.open("pochin");
    const database = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    const count = database.transaction("typed").objectStore("typed").count();
    const typed = await new Promise<number>((resolve) => {
      count.onsuccess = () => resolve(count.result);
    });
    database.close();
    return { typed, caches: names };
  });
}
