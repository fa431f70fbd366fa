import type { ReactNode } from "react";
import type { Area } from "~/access/roles";
import { usePage } from "./page";
import { sections } from "./sections";
import { Tabs } from "./tabs";

/** The navigation of one area above its pages. It opens nothing by itself: every page asks for rights on its own. */
export function AreaFrame({ area, children }: { area: Area; children: ReactNode }) {
  const { t } = usePage();
  const items = sections[area].map(({ label, ...section }) => ({ ...section, label: label(t) }));
  return (
    <>
      {items.length > 1 ? <Tabs label={t.common.sectionNavigation} items={items} /> : null}
      {children}
    </>
  );
}
