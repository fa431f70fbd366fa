/** The bytes of a part of a file, in a way that Safari 13 has too. */
export function bytesOf(part: Blob): Promise<ArrayBuffer> {
  return new Response(part).arrayBuffer();
}

/** SHA-256 of bytes in hexadecimal, by the browser's own means. */
export async function sha256Of(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
