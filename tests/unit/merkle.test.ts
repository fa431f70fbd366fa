import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addLeaf, type Growing, merkleRoot, pathToLast, provesInclusion, rootOverLast } from "~/journal/merkle.server";

const leafOf = (text: string) =>
  createHash("sha256")
    .update(Buffer.concat([Buffer.of(0), Buffer.from(text, "hex")]))
    .digest();
// The leaves of the reference tree that implementations of RFC 6962 test themselves with.
const reference = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
].map(leafOf);

/** The path of any leaf as RFC 6962 §2.1.1 defines it. */
function inclusionProof(leaves: readonly Buffer[], index: number): Buffer[] {
  if (leaves.length <= 1) return [];
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return index < split
    ? [...inclusionProof(leaves.slice(0, split), index), merkleRoot(leaves.slice(split))]
    : [...inclusionProof(leaves.slice(split), index - split), merkleRoot(leaves.slice(0, split))];
}

describe("the Merkle tree of the journal", () => {
  it("has the roots of the reference tree", () => {
    expect(merkleRoot([]).toString("hex")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(merkleRoot(reference.slice(0, 1)).toString("hex")).toBe(
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    );
    expect(merkleRoot(reference.slice(0, 2)).toString("hex")).toBe(
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    );
    expect(merkleRoot(reference).toString("hex")).toBe(
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    );
  });

  it("proves every leaf of a tree of any size, and nothing else", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (size, a, b) => {
        const leaves = Array.from({ length: size }, (_, index) => leafOf(index.toString(16).padStart(4, "0")));
        const [index, other] = [a % size, b % size];
        const path = inclusionProof(leaves, index);
        const root = merkleRoot(leaves);
        expect(provesInclusion({ leaf: leaves[index]!, index, size, path, root })).toBe(true);
        expect(provesInclusion({ leaf: leaves[other]!, index, size, path, root })).toBe(other === index);
        expect(provesInclusion({ leaf: leafOf("ff"), index, size, path, root })).toBe(false);
        expect(provesInclusion({ leaf: leaves[index]!, index, size, path, root: leafOf("ff") })).toBe(false);
        if (path.length > 0)
          expect(provesInclusion({ leaf: leaves[index]!, index, size, path: path.slice(1), root })).toBe(false);
      }),
    );
  });

  it("knows the path of every leaf to the tree that ends with it, however far it has grown since", () => {
    const leaves = Array.from({ length: 140 }, (_, index) => leafOf(index.toString(16).padStart(4, "0")));
    const growing: Growing = [[]];
    for (const leaf of leaves) addLeaf(growing, leaf);
    for (const [index, leaf] of leaves.entries()) {
      const tree = leaves.slice(0, index + 1);
      const path = pathToLast(growing, index);
      expect(path).toEqual(inclusionProof(tree, index));
      expect(rootOverLast(leaf, path)).toEqual(merkleRoot(tree));
    }
  });
});
