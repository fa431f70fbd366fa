import type { ConsideredView } from "~/lifecycle/4-admission/sitting";
import { Field } from "../field";
import { usePage } from "../page";
import { Status } from "../status";
import { Table } from "../table";

const exceptions = ["against", "abstained", "recused"] as const;

/** Every prepared decision with the votes that were not for it; whoever was present and is not counted here voted for. */
export function SittingVotes({ applications }: { applications: readonly ConsideredView[] }) {
  const { t } = usePage();
  const words = t.admission.sitting;
  return (
    <Table
      caption={words.decisions}
      rows={applications}
      keyOf={({ id }) => id}
      columns={[
        { head: words.number, cell: ({ number }) => number, number: true },
        {
          head: words.application,
          cell: ({ applicant, project }) => (
            <span lang="ru">
              {project}
              <br />
              <span className="small muted">{applicant}</span>
            </span>
          ),
          main: true,
        },
        {
          head: words.decision,
          cell: ({ state, ground }) => (
            <>
              <Status tone={state === "admitted" ? "good" : "bad"}>
                {t.admission.page.outcomes[state === "admitted" ? "admitted" : "rejected"]}
              </Status>
              {ground ? (
                <span className="small muted" lang="ru">
                  {" "}
                  {ground}
                </span>
              ) : null}
            </>
          ),
        },
        ...exceptions.map((key) => ({
          head: words[key],
          number: true,
          cell: ({ id, number, votes }: ConsideredView) => (
            <Field
              quiet
              type="number"
              inputMode="numeric"
              width="s"
              min={0}
              max={200}
              required={false}
              name={`votes.${id}.${key}`}
              label={words.votesOf(words[key], number)}
              value={votes?.[key] ?? 0}
            />
          ),
        })),
      ]}
    />
  );
}
