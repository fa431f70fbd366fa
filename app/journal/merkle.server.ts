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

/** A tree that grows, as the roots of its whole subtrees: `growing[level]` are those of 2^level leaves, in their order. */
export type Growing = Buffer[][];

/** Adds a leaf at the end, with the subtrees that it makes whole. */
export function addLeaf(growing: Growing, leaf: Buffer): void {
  growing[0]!.push(leaf);
  for (let level = 0; growing[level]!.length % 2 === 0; level += 1) {
    growing[level + 1] ??= [];
    growing[level + 1]!.push(node(growing[level]!.at(-2)!, growing[level]!.at(-1)!));
  }
}

/** The path that proves the leaf at `index` to be under the root of the tree that ends with it, from the leaf upwards. */
export function pathToLast(growing: Growing, index: number): Buffer[] {
  const path: Buffer[] = [];
  for (let [level, at] = [0, index]; at > 0; [level, at] = [level + 1, Math.floor(at / 2)])
    if (at % 2 === 1) path.push(growing[level]![at - 1]!);
  return path;
}

/** The root of a tree from its last leaf and the path of it: everything on the path lies on the left. */
export function rootOverLast(leaf: Hash, path: readonly Hash[]): Buffer {
  return path.reduce<Buffer>((hash, sibling) => node(sibling, hash), Buffer.from(leaf));
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
