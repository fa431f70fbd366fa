import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { type Person, system } from "~/access/who";
import { loadDraft } from "~/lifecycle/3-application/draft.queries.server";
import { made } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { membership } from "~db/schema/registration";
import { aPerson } from "../people";
import { cookieOf } from "../sessions";
import { useSite } from "../world";
import { aLink, type Link } from "./a-link";
import { startChromium } from "./chromium";

/** A site with a link to it that can be cut, and windows of a browser behind that link; for one test file. */
export function useDrafting() {
  const site = useSite();
  let browser: Browser;
  let link: Link;
  beforeAll(async () => {
    browser = await startChromium();
    link = await aLink(site.baseUrl);
  });
  afterEach(() => link.mend());
  afterAll(async () => {
    await browser?.close();
    await link?.close();
  });
  async function sign(context: BrowserContext, person: Person): Promise<void> {
    const [name = "", value = ""] = (await cookieOf(person)).split("=");
    await context.addCookies([{ name, value, url: link.url }]);
  }
  return {
    link: { cut: () => link.cut(), mend: () => link.mend() },
    sign,
    /** A window of somebody's own on a phone. */
    async signedIn(person: Person): Promise<BrowserContext> {
      const context = await browser.newContext({
        baseURL: link.url,
        locale: "ru-RU",
        viewport: { width: 360, height: 800 },
      });
      await sign(context, person);
      return context;
    },
  };
}

export async function anEditor(applicantId: string): Promise<Person> {
  const person = await aPerson("Пётр Редактор");
  await transaction(system, "seed.play", async (tx) => {
    await tx.insert(membership).values({ applicantId, personId: person.id, role: "editor" });
    return made(undefined);
  });
  return person;
}

export const formOf = (id: string, section: string) => `/applicant/applications/${id}/form/${section}`;

export const draftOf = async (head: Person, id: string) => (await loadDraft(db(), head, id))!.draft;

/** Asked from outside: a tab behind another one draws nothing, and Playwright's own waiting goes by what is drawn. */
export const said = (page: Page, state: string) =>
  expect
    .poll(() => page.$eval("pochin-autosave", ({ dataset }) => (dataset as DOMStringMap).state), { timeout: 15_000 })
    .toBe(state);
