import type { ReactNode } from "react";
import type { Area } from "~/access/roles";
import { KeysHelp, OfficeSearch } from "./office-search";
import { usePage } from "./page";
import { sections } from "./sections";
import { Tabs } from "./tabs";

/**
 * The navigation of one area above its pages, for those who have something to do there; others are led to a single page of
 * it, or to none. It opens nothing by itself: every page asks for rights on its own.
 */
export function AreaFrame({ area, children }: { area: Area; children: ReactNode }) {
  const { t, viewer } = usePage();
  const isTheirs = viewer?.areas.includes(area) ?? false;
  const items = sections[area].map(({ label, ...section }) => ({ ...section, label: label(t) }));
  return (
    <>
      {isTheirs && items.length > 1 ? <Tabs label={t.common.sectionNavigation} items={items} /> : null}
      {isTheirs && area === "office" ? <OfficeSearch /> : null}
      {children}
      {isTheirs && area === "office" ? <KeysHelp /> : null}
    </>
  );
}
