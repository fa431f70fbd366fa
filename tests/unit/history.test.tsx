import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { History, type HistoryEntry } from "~/ui/history";
import { PageProvider, pageOf } from "~/ui/page";

const page = pageOf(undefined, { pathname: "/account", search: "" });
const shown = (entries: HistoryEntry[]) =>
  renderToStaticMarkup(
    <PageProvider page={page}>
      <History entries={entries} zone="Asia/Kamchatka" />
    </PageProvider>,
  );

test("a history that was cut says in words how many of its entries are shown; a whole one does not", () => {
  const entries = Array.from({ length: 100 }, () => ({ at: "2026-04-01T00:00:00Z", who: "Мария", what: "Сохранено" }));
  const cut = [...entries.slice(1), { ...entries[0]!, isCut: true as const }];
  expect(shown(cut)).toContain("Показаны последние 100 записей.");
  expect(shown(entries)).not.toContain("Показаны последние");
});
