/** A line of a budget as tables name it: what is paid, and the category under it. */
export function BudgetLine({ title, category }: { title: string; category: string }) {
  return (
    <span lang="ru">
      {title}
      <br />
      <span className="muted">{category}</span>
    </span>
  );
}
