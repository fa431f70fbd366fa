import { expect, it } from "vitest";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import { catalog } from "~/text/text";
import { competitionLinkPreview } from "~/ui/announcement/competition-link-preview";
import { linkPreviewTags } from "~/ui/link-preview";

const rules = presets.milkovo({ today: "2026-03-01", zone: "Asia/Kamchatka" });
const shown = {
  title: "Добрые дела",
  organiser: "Администрация округа",
  address: "/milkovo/dobrye-dela",
  organiserAddress: "/milkovo",
  state: "announced",
  zone: "Asia/Kamchatka",
  now: "2026-04-05T00:00:00Z",
  opensAt: "2026-04-01T00:00:00Z",
  closesAt: "2026-04-30T06:00:00Z",
  rules,
} as const;
const site = (lang: "ru" | "en") => ({
  t: catalog(lang),
  lang,
  baseUrl: "https://pochin.example",
  title: "Добрые дела",
});
const tagsOf = (lang: "ru" | "en", over: object = {}) =>
  linkPreviewTags(competitionLinkPreview(catalog(lang), { ...shown, ...over }, lang), site(lang)) as Record<
    string,
    string
  >[];
const graph = (tags: Record<string, string>[], name: string) =>
  tags.find(({ property }) => property === `og:${name}`)?.content;

it("tells in the reader's language until when, how much and by whom", () => {
  const [ru, en] = [tagsOf("ru"), tagsOf("en")];
  expect(graph(ru, "description")).toMatch(/^Приём заявок до 30 апреля 2026.*Организатор: Администрация округа\.$/);
  expect(graph(en, "description")).toMatch(/^Applications are taken until 30 April 2026/);
  expect(graph(ru, "url")).toBe("https://pochin.example/milkovo/dobrye-dela");
  expect(graph(en, "url")).toBe("https://pochin.example/milkovo/dobrye-dela?lang=en");
  expect(graph(ru, "image")).toBe("https://pochin.example/share.png");
  expect(ru.find(({ type }) => type === "application/atom+xml")?.href).toBe("https://pochin.example/milkovo/feed.xml");
});

it("tells how it stands once applications are not taken any more", () => {
  expect(graph(tagsOf("ru", { state: "cancelled" }), "description")).toContain(
    catalog("ru").state.competitionPhase.stopped,
  );
  expect(graph(tagsOf("ru", { now: "2026-03-05T00:00:00Z" }), "description")).toMatch(/^Приём заявок с 1 апреля/);
});

it("keeps long text short", () => {
  const long = linkPreviewTags({ description: "слово ".repeat(200), path: "/" }, site("ru")) as Record<
    string,
    string
  >[];
  expect(graph(long, "description")!.length).toBeLessThanOrEqual(300);
});
