/** On the page after signing out, for browsers that do not know `Clear-Site-Data`: nothing typed stays on the device. */
async function forgetDrafts(): Promise<void> {
  indexedDB.deleteDatabase("pochin");
  sessionStorage.clear();
  for (const name of await caches.keys()) await caches.delete(name);
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
}

forgetDrafts().catch(() => {
  // why: a browser without storage has nothing to forget.
});
