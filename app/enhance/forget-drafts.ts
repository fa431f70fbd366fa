import { forgetAll } from "./journal";
import { LEFT } from "./left-device";

/** Everything that was typed and kept on this device; what the browser does not let go of does not hold up the rest. */
export async function forgetDrafts(): Promise<void> {
  const tries = [forgetAll(), forgetPages(), (async () => sessionStorage.clear())()];
  await Promise.all(tries.map((one) => one.catch(() => {})));
}

async function forgetPages(): Promise<void> {
  for (const name of await caches.keys()) if (name !== LEFT) await caches.delete(name);
}
