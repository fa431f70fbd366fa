import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, inject } from "vitest";
import type { Person } from "~/access/who";
import { openParts, openSite, type Parts, type PartsOptions } from "./open-parts";

/** Real parts for one test file (see `openParts`), closed after it. */
export function useParts(options: Omit<PartsOptions, "clusterUrl"> = {}): Parts {
  const parts = {} as Parts;
  beforeAll(async () => {
    Object.assign(parts, await openParts({ clusterUrl: inject("clusterUrl"), ...options }));
  });
  afterAll(() => parts.close?.());
  return parts;
}

/** The built site over HTTP on parts of its own. */
export function useSite(options: Omit<PartsOptions, "clusterUrl"> = {}): Parts & { build: ServerBuild } {
  const parts = useParts(options) as Parts & { build: ServerBuild };
  let close = async () => {};
  beforeAll(async () => {
    const site = await openSite();
    parts.build = site.build;
    close = site.close;
  });
  afterAll(() => close());
  return parts;
}

/** A person as verbs take them. */
export function asPerson(row: { id: string; name: string; email: string }): Person {
  return { kind: "person", lang: "ru", confirmed: true, ...row };
}
