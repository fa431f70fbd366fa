import { expect, test } from "vitest";
import { system } from "~/access/who";
import { done } from "~/lifecycle/outcome";
import { post } from "~/server/post.server";
import { transaction } from "~db/client.server";
import { visitor } from "../visitor";
import { useSite } from "../world";

const site = useSite();

async function aLetterTo(email: string): Promise<void> {
  await transaction(system, "seed.play", async (tx) => {
    const to = { email, name: "Анна Лебедева", lang: "ru" as const };
    await post(tx, "reset-password", { to, props: { url: `${site.baseUrl}/reset/abc` } });
    return done;
  });
}

test("a letter arrives in the inbox by itself, can be read there, and its link leads on", async () => {
  await aLetterTo("anna@example.org");
  await aLetterTo("vera@example.org");
  const anna = visitor(site.baseUrl);
  const rows = async () => (await anna.get("/inbox")).root.querySelectorAll("tbody tr").length;
  await expect.poll(rows, { timeout: 20_000 }).toBe(2);

  const found = await anna.get("/inbox?to=ANNA@example.org");
  expect(found.root.querySelectorAll("tbody tr")).toHaveLength(1);
  const letter = await anna.get(found.root.querySelector("tbody a")!.getAttribute("href")!);
  expect(letter.root.querySelector("h1")?.text).toBe("Как задать новый пароль");
  expect(anna.text()).toContain("anna@example.org");
  expect(anna.text()).toContain("никуда не отправлено");

  const frame = letter.root.querySelector("iframe")!;
  expect(frame.getAttribute("sandbox")).not.toMatch(/allow-(scripts|forms|top-navigation)/);
  expect(frame.hasAttribute("sandbox")).toBe(true);
  expect(frame.getAttribute("srcdoc")).toContain("Здравствуйте, Анна Лебедева!");
  const links = letter.root.querySelectorAll("main a").map((link) => link.getAttribute("href"));
  expect(links).toContain("/reset/abc");
});

test("a letter that is not there is not found", async () => {
  expect((await visitor(site.baseUrl).get(`/inbox/1700000000000-000000`)).status).toBe(404);
});
