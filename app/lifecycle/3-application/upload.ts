/** Bytes of a piece of an upload; the last one may be shorter. */
export const PIECE_BYTES = 256 * 1024;

/** Files that one application may have attached at a time. */
export const MAX_FILES = 30;

/** Uploads of one person to one application that may be unfinished at a time. */
export const MAX_UNFINISHED = 10;

/** How many pieces a file of this size comes in. */
export function piecesOf(size: number): number {
  return Math.ceil(size / PIECE_BYTES);
}

/** Bytes of the piece with this number; 0 when there is none. */
export function pieceLength(size: number, number: number): number {
  return Math.max(0, Math.min(PIECE_BYTES, size - number * PIECE_BYTES));
}

/** Bytes of everything from the piece with this number to the end; 0 when there is nothing. */
export function restLength(size: number, from: number): number {
  return Math.max(0, size - from * PIECE_BYTES);
}

/** What a browser is told of an upload: which pieces the store has. */
export type UploadStatus = { id: string; size: number; have: number[] };

/** An upload that somebody began and has not finished, as its page names it. */
export type UnfinishedUpload = { id: string; name: string; size: number; startedAt: string };
