import { isShapeColumn, type TemplateField } from "~/lifecycle/2-announcement/form-template";
import { ButtonRow, LinkButton } from "../button";
import { usePage } from "../page";
import { Table } from "../table";
import { FormActs } from "./form-acts";

/** The columns of a list, and what can be done with each. */
export function ColumnList({
  base,
  at,
  list,
  version,
}: {
  base: string;
  at: string;
  list: TemplateField;
  version: number;
}) {
  const { t } = usePage();
  const words = t.announcement.form;
  return (
    <section id="columns">
      <h2>{words.columns}</h2>
      <Table
        caption={words.columns}
        quiet
        rows={list.columns ?? []}
        keyOf={({ key }) => key}
        columns={[
          { head: words.column, main: true, cell: ({ label }) => label },
          {
            head: words.kind,
            cell: ({ kind, required }) =>
              [words.kinds[kind], required ? "" : words.optional.toLowerCase()].filter(Boolean).join("; "),
          },
          {
            head: words.acts,
            cell: ({ key, label }, index) => (
              <FormActs
                {...{ base, version, label }}
                at={`${at}.${key}`}
                edit={`${base}/question?at=${at}.${key}`}
                isFirst={index === 0}
                isFixed={isShapeColumn(list, key)}
              />
            ),
          },
        ]}
      />
      <ButtonRow>
        <LinkButton look="plain" small to={`${base}/question?list=${at}`}>
          {words.addColumn}
        </LinkButton>
      </ButtonRow>
    </section>
  );
}
