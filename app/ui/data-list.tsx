import type { ReactNode } from "react";
import { usePage } from "./page";

export type DataItem = {
  label: string;
  value: ReactNode /** A link or a small form that changes it. */;
  action?: ReactNode;
};

/** Facts as label and value, one under another; an absent value is said in words. Items that are false are left out. */
export function DataList({ items }: { items: ReadonlyArray<DataItem | false | null | undefined> }) {
  const { t } = usePage();
  return (
    <dl className="data">
      {items.map((item) =>
        item ? (
          <div className="data-row" key={item.label}>
            <dt>{item.label}</dt>
            <dd>
              {item.value === null || item.value === undefined || item.value === "" ? (
                <span className="muted">{t.common.notSet}</span>
              ) : (
                item.value
              )}
              {item.action ? <span className="data-action">{item.action}</span> : null}
            </dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
