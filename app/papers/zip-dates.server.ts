const CENTRAL_ENTRY = 0x02014b50;
const END_OF_CENTRAL = 0x06054b50;
/** 1 January 1980, 00:00, the earliest moment that a ZIP can name. */
const EPOCH = 0x00210000;

/**
 * Puts one fixed date on every entry of a ZIP archive, so that equal contents give equal bytes.
 * @param zip an archive of under 4 GiB without a comment; changed in place and returned
 */
export function stampZipDates(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.byteLength - 22;
  if (end < 0 || view.getUint32(end, true) !== END_OF_CENTRAL) throw new Error("Not a plain ZIP archive");
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== CENTRAL_ENTRY) throw new Error("A damaged ZIP archive");
    view.setUint32(at + 12, EPOCH, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, EPOCH, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return zip;
}
