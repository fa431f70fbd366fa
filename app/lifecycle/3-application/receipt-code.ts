/** Letters of Crockford's base32: no I, L, O and U, which people mistake for others. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Writes 80 random bits as a receipt's code: `4TQ9-0XKM-W2RA-7BZE`. */
export function receiptCodeOf(bytes: Uint8Array): string {
  if (bytes.length !== 10) throw new Error("a receipt's code is 80 bits");
  let bits = bytes.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n);
  let code = "";
  for (let index = 0; index < 16; index += 1) {
    code = ALPHABET[Number(bits & 31n)]! + code;
    bits >>= 5n;
  }
  return code.replace(/(.{4})(?=.)/g, "$1-");
}

/** The code that somebody typed: small letters, spaces and look-alikes forgiven; null when it cannot be one. */
export function parseReceiptCode(typed: string): string | null {
  const bare = typed
    .toUpperCase()
    .replace(/[\s\-–—.]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(bare) ? bare.replace(/(.{4})(?=.)/g, "$1-") : null;
}
