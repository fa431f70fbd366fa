import type { TemporaryFile } from "./temporary-file.server";

/** A detached signature with its certificates and a stamp of time takes some tens of kilobytes. */
const LARGEST = 1024 * 1024;
/** The object identifier of signed data, 1.2.840.113549.1.7.2, as DER writes it (RFC 5652). */
const SIGNED_DATA = Buffer.from("06092a864886f70d010702", "hex");

/**
 * Whether a file is an electronic signature: one CMS structure of signed data from its first byte to its last, as DER or as
 * the base64 of it, with or without lines of dashes around. Whose it is, and whether it holds, is not looked at.
 */
export async function isSignature(file: TemporaryFile): Promise<boolean> {
  if (file.size > LARGEST) return false;
  const bytes = await file.piece(0, file.size);
  const der = bytes[0] === 0x30 ? bytes : fromBase64(bytes.toString("latin1"));
  const content = der && contentOf(der);
  return content ? content.subarray(0, SIGNED_DATA.length).equals(SIGNED_DATA) : false;
}

function fromBase64(text: string): Buffer | undefined {
  const bare = text.replace(
    /^\s*-----BEGIN (PKCS7|CMS|SIGNED MESSAGE)-----|-----END (PKCS7|CMS|SIGNED MESSAGE)-----\s*$/g,
    "",
  );
  const packed = bare.replace(/\s+/g, "");
  return /^[A-Za-z0-9+/]+={0,2}$/.test(packed) ? Buffer.from(packed, "base64") : undefined;
}

/** What the outermost sequence holds, when it is as long as it says; a length that is only known at its end is taken too. */
function contentOf(der: Buffer): Buffer | undefined {
  const length = der[1] ?? 0;
  if (der[0] !== 0x30) return undefined;
  if (length === 0x80) return der.subarray(-2).equals(Buffer.alloc(2)) ? der.subarray(2) : undefined;
  const more = length < 0x80 ? 0 : length & 0x7f;
  if (more > 4 || der.length < 2 + more) return undefined;
  const size = more === 0 ? length : der.readUIntBE(2, more);
  return der.length === 2 + more + size ? der.subarray(2 + more) : undefined;
}
