import { usePage } from "../page";

export type Confirmation = { role: "secretary" | "chair"; name: string };
/** Whose confirmation the opening waits for: the role, and who could give it. */
export type Awaited = { role: "secretary" | "chair"; names: readonly string[] };

type Props = { confirmations: readonly Confirmation[]; awaited: Awaited | null; peoplePage?: string };

/** Who has confirmed the opening of marks, and whose confirmation is awaited. */
export function AwaitedOpening({ confirmations, awaited, peoplePage }: Props) {
  const { t, href } = usePage();
  const words = t.review.opening;
  return (
    <>
      {confirmations.map((one) => (
        <p key={one.role}>{words.given[one.role](one.name)}</p>
      ))}
      {awaited?.names.length ? <p>{words.awaited[awaited.role](awaited.names.join(", "))}</p> : null}
      {awaited?.names.length === 0 ? (
        <p>
          {words.nobodyToWaitFor[awaited.role]}{" "}
          {peoplePage ? <a href={href(peoplePage)}>{t.announcement.office.board.links.people}</a> : null}
        </p>
      ) : null}
    </>
  );
}
