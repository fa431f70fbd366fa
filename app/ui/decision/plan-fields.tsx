import { meetingForms } from "~/lifecycle/6-decision/meeting";
import { zoneName } from "~/text/format";
import { Field } from "../field";
import { usePage } from "../page";

/** When, where and how the commission meets. */
export function PlanFields({ zone, at, place, form }: { zone: string; at: string; place?: string; form?: string }) {
  const { t, lang } = usePage();
  const words = t.decision.meeting;
  return (
    <>
      <Field name="at" type="datetime" label={words.at} hint={words.atHint(zoneName(zone, lang))} value={at} />
      <Field name="place" label={words.place} hint={words.placeHint} limit={300} value={place} />
      <Field
        name="form"
        type="radio"
        row
        label={words.form}
        value={form ?? "inPerson"}
        options={meetingForms.map((value) => ({ value, label: t.decision.forms[value] }))}
      />
    </>
  );
}
