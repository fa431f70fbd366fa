import { readyFormKeys } from "~/lifecycle/2-announcement/presets";
import { Fold } from "../fold";
import { usePage } from "../page";
import { Act } from "./form-acts";

/** Ready forms that this one can be begun anew from. */
export function ReadyForms({ base, version }: { base: string; version: number }) {
  const words = usePage().t.announcement.form.ready;
  return (
    <Fold title={words.title}>
      <p>{words.lead}</p>
      <ul>
        {readyFormKeys.map((key) => (
          <li key={key}>
            {words.forms[key]}{" "}
            <Act
              {...{ base, version }}
              at={key}
              act="begin"
              label={words.take}
              full={`${words.take}: ${words.forms[key]}`}
            />
          </li>
        ))}
      </ul>
    </Fold>
  );
}
