import { type StoreCheck, type StoreState, storeCapabilities, storeChecks } from "~/lifecycle/store-state";
import { formatInstant } from "~/text/format";
import { USUAL_ZONE } from "~/text/zones";
import { Alert } from "../alert";
import { DataList } from "../data-list";
import { Fold } from "../fold";
import { usePage } from "../page";
import { Status } from "../status";

/** What the check of the file store found: which parts of it the store passed, and what to do when it did not. */
export function StoreCheckup({ state }: { state: StoreState | null }) {
  const { t, lang } = usePage();
  const words = t.registration.store;
  return (
    <section aria-labelledby="store">
      <h2 id="store">{words.title}</h2>
      {state ? (
        <>
          {state.failed ? (
            <Alert tone="bad" title={words.unsafe}>
              <p>{words.faults[state.failed]}</p>
              <p>{words.unsafeBody}</p>
            </Alert>
          ) : (
            <p>
              <Status tone="good">{words.safe}</Status>
            </p>
          )}
          <p className="muted">{words.checkedAt(formatInstant(state.checkedAt, USUAL_ZONE, lang))}</p>
          <Fold title={words.details} open={state.failed !== null}>
            <Checks state={state} />
          </Fold>
        </>
      ) : (
        <Alert>{words.unknown}</Alert>
      )}
    </section>
  );
}

function Checks({ state }: { state: StoreState }) {
  const words = usePage().t.registration.store;
  const endOf = (check: StoreCheck) => {
    if (state.passed.includes(check)) return <Status tone="good">{words.passed}</Status>;
    return check === state.failed ? <Status tone="bad">{words.failed}</Status> : <Status>{words.notTried}</Status>;
  };
  return (
    <DataList
      items={[
        ...storeChecks.map((check) => ({ label: words.checks[check], value: endOf(check) })),
        ...storeCapabilities.map(
          (one) =>
            state.failed === null && {
              label: words.capabilities[one],
              value: state.can.includes(one) ? words.can : words.cannot,
            },
        ),
      ]}
    />
  );
}
