import { Alert } from "../alert";
import { LinkButton } from "../button";
import type { FormAnswer } from "../form-answer";
import { usePage } from "../page";

export type ShownTwin = { id: string; shortName: string; locality: string; isVerified: boolean };

/** Profiles with the same ИНН found in an action's answer; none when it is another answer. */
export function twinsIn(answer: unknown): ShownTwin[] {
  return (answer as (FormAnswer & { twins?: ShownTwin[] }) | undefined)?.twins ?? [];
}

/** Who is registered with this ИНН already, and the way to ask them for access. */
export function Twins({ twins }: { twins: readonly ShownTwin[] }) {
  const { t } = usePage();
  const words = t.registration.applicant;
  return (
    <>
      {twins.map(({ id, shortName, locality, isVerified }) => {
        const name = locality ? `${shortName}, ${locality}` : shortName;
        return (
          <Alert key={id} tone="warn" title={isVerified ? words.twinVerified(name) : words.twinUnverified(name)}>
            <p>{isVerified ? words.twinVerifiedBody : words.twinUnverifiedBody}</p>
            <LinkButton look="plain" to={`/applicant/organisations/${id}/join`}>
              {words.joinButton}
            </LinkButton>
          </Alert>
        );
      })}
    </>
  );
}
