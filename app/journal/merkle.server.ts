import { createHash } from "node:crypto";

/** A Merkle tree of RFC 6962 over leaf hashes; inner nodes are SHA-256 of a one byte and both children. */
type Hash = Uint8Array;

const EMPTY = createHash("sha256").digest();

function node(left: Hash, right: Hash): Buffer {
  return createHash("sha256")
    .update(Buffer.concat([Buffer.of(1), left, right]))
    .digest();
}

/** The largest power of two below n; n is at least 2. */
function splitPoint(n: number): number {
  return 2 ** Math.floor(Math.log2(n - 1));
}

/** The root over these leaves, in their order (RFC 6962 §2.1); of none it is the hash of nothing. */
export function merkleRoot(leaves: readonly Hash[]): Buffer {
  if (leaves.length === 0) return EMPTY;
  if (leaves.length === 1) return Buffer.from(leaves[0]!);
  const split = splitPoint(leaves.length);
  return node(merkleRoot(leaves.slice(0, split)), merkleRoot(leaves.slice(split)));
}

/** The path that proves the leaf at `index` to be under the root (RFC 6962 §2.1.1), from the leaf upwards. */
export function inclusionProof(leaves: readonly Hash[], index: number): Buffer[] {
  if (leaves.length <= 1) return [];
  const split = splitPoint(leaves.length);
  return index < split
    ? [...inclusionProof(leaves.slice(0, split), index), merkleRoot(leaves.slice(split))]
    : [...inclusionProof(leaves.slice(split), index - split), merkleRoot(leaves.slice(0, split))];
}

/** Whether a path leads from the leaf to the root of a tree of this size (RFC 9162 §2.1.3.2). */
export function provesInclusion({
  leaf,
  index,
  size,
  path,
  root,
}: {
  leaf: Hash;
  index: number;
  size: number;
  path: readonly Hash[];
  root: Hash;
}): boolean {
  if (index < 0 || index >= size) return false;
  let at = index;
  let last = size - 1;
  let hash: Hash = leaf;
  for (const sibling of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = node(sibling, hash);
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2);
        last = Math.floor(last / 2);
      }
    } else hash = node(hash, sibling);
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && Buffer.compare(hash, root) === 0;
}
