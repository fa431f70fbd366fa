import { usePage } from "../page";

/** A letter as its recipient sees it, and as plain text below; nothing in it runs. */
export function LetterFrame({ html, text, lang }: { html: string; text: string; lang: string }) {
  const { t } = usePage();
  const words = t.publication.letters;
  // why same-origin: the letter's style sheet is served to our own origin only; scripts and forms stay forbidden
  const sandbox = "allow-same-origin";
  return (
    <>
      <iframe className="letter" title={words.html} sandbox={sandbox} srcDoc={html} width="100%" height="640" />
      <details>
        <summary>{words.text}</summary>
        <pre className="letter-text" lang={lang}>
          {text}
        </pre>
      </details>
    </>
  );
}
