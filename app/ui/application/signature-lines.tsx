import { usePage } from "../page";
import "./application.css";

/** Where the head signs a printed paper, with the post and the name; on a screen there is nothing to sign. */
export function SignatureLines({ name, post }: { name: string; post: string }) {
  const { t } = usePage();
  return (
    <div className="signature" lang="ru">
      <p>{post || t.application.text.head}</p>
      <p className="signature-line">{t.shield.blank.sign}</p>
      <p>{name}</p>
      <p className="signature-line">{t.shield.blank.day}</p>
    </div>
  );
}
