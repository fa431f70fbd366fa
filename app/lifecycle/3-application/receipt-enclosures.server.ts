import { inArray } from "drizzle-orm";
import { proveFacts } from "~/journal/proof.server";
import { qrPicture } from "~/papers/qr-picture.server";
import { db } from "~db/client.server";
import { applicationVersion } from "~db/schema/application";
import type { letter } from "~db/schema/outbox";
import { qrCid } from "~emails/application-submitted";
import type { Enclosure, Letters } from "~emails/letters";
import { placeOf, receiptData, receiptFile, submissionToProve } from "./receipt-data.server";

/** A receipt's letter in the outbox, as it was written together with the submission. */
export type ReceiptLetter = Pick<typeof letter.$inferSelect, "id" | "lang"> & {
  props: Letters["application-submitted"];
};

/** The rest of such a letter: the place in the journal for its text, and its files. */
export type ReceiptRest = { journal: Letters["application-submitted"]["journal"]; enclosures: Enclosure[] };

/**
 * What letters with receipts get only when they are sent, by their ids: an entry has its place in the journal when its
 * transaction ends, and a picture need not lie in the outbox. The same letter always gets the same, so a second try repeats
 * the first.
 */
export async function receiptRests(letters: readonly ReceiptLetter[]): Promise<Map<string, ReceiptRest>> {
  if (letters.length === 0) return new Map();
  const codes = [...new Set(letters.map(({ props }) => props.code))];
  const versions = await db()
    .select({
      id: applicationVersion.applicationId,
      code: applicationVersion.receiptCode,
      edition: applicationVersion.version,
      sha256: applicationVersion.sha256,
      files: applicationVersion.files,
    })
    .from(applicationVersion)
    .where(inArray(applicationVersion.receiptCode, codes));
  const proofs = await proveFacts(versions.map((one) => submissionToProve(one.id, one)));
  const known = new Map(versions.map(({ code, files }, index) => [code, { files, proof: proofs[index] ?? null }]));
  const pictures = new Map<string, Buffer>();
  const pictureOf = (url: string) => {
    const picture = pictures.get(url) ?? qrPicture(url);
    pictures.set(url, picture);
    return picture;
  };
  return new Map(
    letters.map(({ id, props, lang }) => {
      const { files, proof } = known.get(props.code)!;
      const data = receiptFile(receiptData({ ...props, files, verifyUrl: props.url }, proof, lang));
      const qr = {
        fileName: `receipt-${props.code}.png`,
        contentType: "image/png",
        bytes: pictureOf(props.url),
        cid: qrCid,
      };
      return [id, { journal: proof && placeOf(proof), enclosures: [qr, data] }];
    }),
  );
}
