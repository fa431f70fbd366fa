import { ConfirmPage } from "../admission/confirm-page";
import { Alert } from "../alert";
import { Field } from "../field";
import { usePage } from "../page";
import { Status } from "../status";
import { type Awaited, AwaitedOpening, type Confirmation } from "./awaited-opening";

type Props = {
  /** The competition, where the way to the page does not name it. */
  kicker?: string;
  trail: { to: string; label: string }[];
  back: string;
  answer: unknown;
  isOpened: boolean;
  confirmedByMe: boolean;
  /** Whether the person could still confirm: in their role nobody has. */
  mayConfirm: boolean;
  confirmations: readonly Confirmation[];
  awaited: Awaited | null;
};

/** The page on which a secretary or a chair confirms the opening of a closed round with their password. */
export function OpeningPage({ kicker, trail, back, answer, isOpened, confirmedByMe, ...page }: Props) {
  const { t } = usePage();
  const words = t.review.opening;
  const { mayConfirm, confirmations, awaited } = page;
  return (
    <ConfirmPage
      title={words.title}
      kicker={kicker}
      lead={isOpened || !mayConfirm ? undefined : words.lead}
      trail={trail}
      answer={answer}
      button={words.button}
      back={back}
      blocked={isOpened || !mayConfirm}
      body={
        <>
          {isOpened ? <Alert tone="good">{words.opened}</Alert> : null}
          {!mayConfirm && !isOpened ? (
            <Alert tone="good" title={confirmedByMe ? words.mine : undefined}>
              <AwaitedOpening confirmations={confirmations} awaited={awaited} />
            </Alert>
          ) : (
            <>
              <h2>{words.confirmed}</h2>
              {confirmations.length === 0 ? <p className="muted">{words.nobody}</p> : null}
              <ul>
                {confirmations.map((one) => (
                  <li key={one.role}>
                    {one.name} <Status tone="good">{words.roles[one.role]}</Status>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      }
    >
      <Field type="password" name="password" label={words.password} autoComplete="current-password" width="m" />
    </ConfirmPage>
  );
}
