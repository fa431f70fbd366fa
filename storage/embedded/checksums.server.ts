import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";

/** A checksum that grows with the bytes; `digest` is called once, at the end. */
export type Running = { add(bytes: Uint8Array): void; digest(): Buffer };

/** The S3 checksums that this store can verify. A test compares them with the protocol's own examples. */
export const checksumNames = ["crc32", "crc32c", "sha1", "sha256"] as const;
export type ChecksumName = (typeof checksumNames)[number];

/** Starts a checksum of one kind; md5 serves ETags and Content-MD5. */
export function startChecksum(name: ChecksumName | "md5"): Running {
  if (name === "crc32") return running((bytes, sum) => crc32(bytes, sum));
  if (name === "crc32c") return running(crc32c);
  const hash = createHash(name);
  return { add: (bytes) => void hash.update(bytes), digest: () => hash.digest() };
}

function running(next: (bytes: Uint8Array, sum: number) => number): Running {
  let sum = 0;
  return {
    add: (bytes) => {
      sum = next(bytes, sum);
    },
    digest: () => {
      const four = Buffer.alloc(4);
      four.writeUInt32BE(sum >>> 0);
      return four;
    },
  };
}

const castagnoli = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0x82f63b78 : rest >>> 1;
  return rest >>> 0;
});

function crc32c(bytes: Uint8Array, start: number): number {
  let sum = ~start >>> 0;
  for (const byte of bytes) sum = castagnoli[(sum ^ byte) & 0xff]! ^ (sum >>> 8);
  return ~sum >>> 0;
}
