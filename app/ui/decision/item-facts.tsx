import type { ItemView } from "~/lifecycle/6-decision/view";
import { formatMoney, formatScore } from "~/text/format";
import { DataList } from "../data-list";
import { usePage } from "../page";
import { Decision, Proposal } from "./agenda";

/** What one item is about: the application's place, score, request, the proposal and where it stands. */
export function ItemFacts({ item }: { item: ItemView }) {
  const { t, lang } = usePage();
  const { columns } = t.decision;
  return (
    <DataList
      items={[
        { label: columns.applicant, value: <span lang="ru">{item.applicant}</span> },
        item.place === null ? false : { label: columns.place, value: item.place },
        item.score === null ? false : { label: columns.score, value: formatScore(item.score, lang) },
        { label: columns.requested, value: formatMoney(item.requested, lang) },
        { label: columns.outcome, value: <Proposal item={item} /> },
        { label: columns.decision, value: <Decision item={item} /> },
      ]}
    />
  );
}
