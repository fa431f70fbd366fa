import type { ApplicantKind } from "~/lifecycle/1-registration/applicant";
import {
  type ListQuestion,
  listCheckers,
  listMarks,
  listOrders,
  listSorts,
  narrows,
} from "~/lifecycle/4-admission/list-question";
import { Button, ButtonRow, LinkButton } from "../button";
import { Field } from "../field";
import { Fold } from "../fold";
import { Form } from "../form";
import { usePage } from "../page";

/** What the list offers to choose from, and the sums that were typed as no sums. */
export type ListChoices = {
  directions: readonly { key: string; title: string }[];
  territories: readonly { code: string; locality: string | null }[];
  kinds: readonly ApplicantKind[];
  wrong: readonly ("from" | "to")[];
};

type Props = { address: string; question: ListQuestion; choices: ListChoices };

/** The conditions of the list, as a form whose answer has an address. */
export function ListFilters({ address, question, choices }: Props) {
  const { t } = usePage();
  const words = t.admission.find;
  const { directions, territories, kinds, wrong } = choices;
  const errors = Object.fromEntries(wrong.map((name) => [name, { code: "notAMoney" }]));
  const isMore = narrows({ ...question, search: "" }) || question.sort !== "number" || question.order !== "up";
  return (
    <Form method="get" action={address} id="filters" className="filters" answer={wrong.length > 0 ? { errors } : null}>
      {question.state ? <input type="hidden" name="state" value={question.state} /> : null}
      <Field
        name="search"
        type="search"
        width="full"
        required={false}
        label={words.search}
        hint={words.searchHint}
        value={question.search}
      />
      <Fold title={words.more} open={isMore}>
        <div className="filter-grid">
          <Field
            name="direction"
            type="select"
            width="full"
            required={false}
            label={words.direction}
            empty={words.anyDirection}
            value={question.direction}
            options={directions.map(({ key, title }) => ({ value: key, label: title }))}
          />
          {territories.length > 0 ? (
            <Field
              name="territory"
              type="select"
              width="full"
              required={false}
              label={words.territory}
              empty={words.anyTerritory}
              value={question.territory}
              options={territories.map(({ code, locality }) => ({
                value: code,
                label: words.territoryOption(locality ?? "", code),
              }))}
            />
          ) : null}
          {kinds.length > 1 ? (
            <Field
              name="kind"
              type="select"
              width="full"
              required={false}
              label={words.kind}
              empty={words.anyKind}
              value={question.kind}
              options={kinds.map((kind) => ({ value: kind, label: t.registration.kinds[kind] }))}
            />
          ) : null}
          <Field
            name="checker"
            type="select"
            width="full"
            required={false}
            label={words.checker}
            empty={words.anyChecker}
            value={question.checker}
            options={listCheckers.map((one) => ({ value: one, label: words.checkers[one] }))}
          />
          <Field name="from" type="money" required={false} label={words.from} value={question.from} />
          <Field name="to" type="money" required={false} label={words.to} value={question.to} />
          <Field
            name="sort"
            type="select"
            width="full"
            required={false}
            label={words.sort}
            empty={words.sorts.number}
            value={question.sort === "number" ? "" : question.sort}
            options={listSorts.slice(1).map((sort) => ({ value: sort, label: words.sorts[sort] }))}
          />
          <Field
            name="order"
            type="radio"
            row
            required={false}
            label={words.order}
            value={question.order}
            options={listOrders.map((order) => ({ value: order, label: words.orders[order] }))}
          />
        </div>
        <Field
          name="mark"
          type="checkboxes"
          row
          required={false}
          label={words.marks}
          value={question.marks}
          options={listMarks.map((mark) => ({ value: mark, label: words.mark[mark] }))}
        />
      </Fold>
      <ButtonRow>
        <Button look="plain">{words.show}</Button>
        {narrows(question) || question.state ? (
          <LinkButton look="plain" to={address}>
            {words.clear}
          </LinkButton>
        ) : null}
      </ButtonRow>
    </Form>
  );
}
