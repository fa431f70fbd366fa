import { forgetDrafts } from "./forget-drafts";
import { LEFT } from "./left-device";

/** On the page after signing out, for browsers that do not know `Clear-Site-Data`: nothing typed stays on the device. */
async function forgetDevice(): Promise<void> {
  await forgetDrafts();
  localStorage.removeItem(LEFT);
  await caches.delete(LEFT);
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
}

forgetDevice().catch(() => {
  // why: a browser without storage has nothing to forget.
});
