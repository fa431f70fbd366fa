import { formatBytes, formatMoment, formatNumber } from "~/text/format";
import { catalog, type Lang, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Line, Picture } from "./_kit/parts";
import type { Letters } from "./letters";

/** By this the letter's text names the picture of its QR code, which goes with it. */
export const qrCid = "receipt-qr@pochin";

/** The receipt for an application that has arrived: everything on it is in its words too, for programs that show no pictures. */
export default function ApplicationSubmitted({ props, lang, organiser }: LetterProps<"application-submitted">) {
  const { letters } = catalog(lang);
  const words = letters["application-submitted"];
  const labels = letters.labels;
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={letters.why.applicant}
      button={{ label: words.button, url: props.url }}
    >
      <Line>{words.lead}</Line>
      <Facts
        rows={[
          [labels.competition, props.competition],
          [labels.project, props.title],
          [labels.edition, props.edition],
          [labels.arrivedAt, formatMoment(props.arrivedAt, props.zone, lang)],
          [labels.receipt, props.code],
          [labels.fingerprint, props.sha256],
          [words.address, props.url],
          ...props.files.map(
            ({ name, size, sha256 }, index) => [words.file(index + 1, name, formatBytes(size, lang)), sha256] as const,
          ),
          ...(props.files.length === 0 ? [[words.files, words.noFiles] as const] : []),
        ]}
      />
      <Picture cid={qrCid} alt={words.qr} side={164} />
      {props.journal ? <JournalPlace journal={props.journal} lang={lang} /> : null}
      <Line>{words.more}</Line>
    </Frame>
  );
}

type Place = { journal: NonNullable<Letters["application-submitted"]["journal"]>; lang: Lang };

function JournalPlace({ journal: { seq, leaf, size, root, path }, lang }: Place) {
  const { letters, deadline } = catalog(lang);
  const { proof } = deadline;
  return (
    <>
      <Line>{letters["application-submitted"].journal}</Line>
      <Facts
        rows={[
          [proof.position, proof.positionOf(formatNumber(seq + 1, lang), formatNumber(size, lang))],
          [proof.leaf, leaf],
          [proof.root, root],
          ...path.map((hash, index) => [letters["application-submitted"].path(index + 1), hash] as const),
        ]}
      />
      <Line>{letters["application-submitted"].check}</Line>
    </>
  );
}

export function subject(text: Text, props: Letters["application-submitted"]): string {
  return text.letters["application-submitted"].subject(props.title);
}

export const preview: Letters["application-submitted"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  title: "Школа для всех: занятия для детей с инвалидностью",
  arrivedAt: "2026-04-03T05:59:12.000Z",
  zone: "Asia/Kamchatka",
  code: "7KQ2-M4XD-9HTR-3WZC",
  sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  files: [
    { name: "Устав.pdf", size: 1_048_576, sha256: "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752" },
  ],
  edition: 1,
  url: "https://grants.example.org/receipts/7KQ2-M4XD-9HTR-3WZC",
  journal: {
    seq: 2,
    leaf: "5df6e0e2761359d30a8275058e299fcc0381534545f55cf43e41983f5d4c9456",
    size: 3,
    root: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    path: ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
  },
};
