import type { ReactNode } from "react";
import { type Contradiction, contradictionCodes, type Severity } from "~/lifecycle/2-announcement/contradiction-codes";
import { isRuleSection, sectionOfPath } from "~/lifecycle/2-announcement/rules-sections";
import { type SetupStep, type StepState, setupSteps } from "~/lifecycle/2-announcement/setup";
import type { Text } from "~/text/text";
import { usePage } from "../page";
import { Status, type StatusTone } from "../status";
import { Table } from "../table";

const tones: Record<StepState, StatusTone> = {
  wrong: "bad",
  look: "warn",
  unseen: "progress",
  missing: "neutral",
  ready: "good",
};

/** Where a step is taken, under `/office/competitions/<id>`. */
export function setupPage(step: SetupStep): string {
  return isRuleSection(step) ? `/rules/${step}` : `/${step}`;
}

/** What a step is called. */
export function setupWords(t: Text, step: SetupStep): string {
  return isRuleSection(step) ? t.announcement.rules.sections[step] : t.announcement.office.setup.steps[step];
}

type Props = {
  base: string;
  states: Record<SetupStep, StepState>;
  found: readonly Contradiction[];
  people: { chair: number; member: number; expert: number };
};

/** The steps of setting a draft up with how each stands and where it is taken. */
export function SetupTable({ base, states, found, people }: Props) {
  const { t } = usePage();
  const words = t.announcement.office.setup;
  return (
    <Table
      caption={words.caption}
      quiet
      rows={setupSteps.map((step, index) => ({ step, number: index + 1 }))}
      keyOf={({ step }) => step}
      columns={[
        {
          head: words.step,
          main: true,
          cell: ({ step, number }) => (
            <>
              {number}. <a href={`${base}${setupPage(step)}`}>{setupWords(t, step)}</a>
            </>
          ),
        },
        { head: words.state, cell: ({ step }) => <StepStatus step={step} state={states[step]} found={found} /> },
        { head: words.more, cell: ({ step }) => <More step={step} people={people} /> },
      ]}
    />
  );
}

function StepStatus({ step, state, found }: { step: SetupStep; state: StepState } & Pick<Props, "found">) {
  const { t } = usePage();
  const { rules, setup } = t.announcement.office;
  const count = (severity: Severity) =>
    found.filter(({ code, path }) => sectionOfPath(path) === step && contradictionCodes[code] === severity).length;
  if (step === "announce")
    return <Status tone={tones[state]}>{setup.announce[state === "wrong" ? "cannot" : "can"]}</Status>;
  const counted = state === "wrong" ? count("error") : state === "look" ? count("warning") : 0;
  const words =
    counted > 0 ? (state === "wrong" ? rules.errors(counted) : rules.warnings(counted)) : setup.states[state];
  return <Status tone={tones[state]}>{words}</Status>;
}

function More({ step, people }: { step: SetupStep } & Pick<Props, "people">): ReactNode {
  const words = usePage().t.announcement.office.setup;
  if (step === "people") return words.people(people);
  return isRuleSection(step) ? null : words.hints[step];
}
