import { ConfirmPage } from "../admission/confirm-page";
import { Alert } from "../alert";
import { Field } from "../field";
import { usePage } from "../page";
import { Status } from "../status";

type Props = {
  title: string;
  trail: { to: string; label: string }[];
  back: string;
  answer: unknown;
  isOpened: boolean;
  confirmedByMe: boolean;
  confirmations: readonly { role: "secretary" | "chair"; name: string }[];
};

/** The page on which a secretary or a chair confirms the opening of a closed round with their password. */
export function OpeningPage({ title, trail, back, answer, isOpened, confirmedByMe, confirmations }: Props) {
  const { t } = usePage();
  const words = t.review.opening;
  return (
    <ConfirmPage
      title={words.title}
      kicker={title}
      lead={words.lead}
      trail={trail}
      answer={answer}
      button={words.button}
      back={back}
      blocked={isOpened || confirmedByMe}
      body={
        <>
          {isOpened ? <Alert tone="good">{words.opened}</Alert> : null}
          {confirmedByMe && !isOpened ? <Alert tone="good">{words.already}</Alert> : null}
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
      }
    >
      <Field type="password" name="password" label={words.password} autoComplete="current-password" width="m" />
    </ConfirmPage>
  );
}
