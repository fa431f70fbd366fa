import { PIECE_BYTES, pieceLength, piecesOf, restLength } from "~/lifecycle/3-application/upload";
import { type Asked, askServer } from "./ask-server";
import { bytesOf, sha256Of } from "./sha256";

/** What a broken link may cost: a rest that takes no longer is sent in one go. */
const RUSH_MS = 4_000;

type Answer = Record<string, unknown>;
/** Hears how a file stands, and how many of its bytes are sent. */
type Report = (step: "sending" | "continuing" | "checking" | "again", done: number) => void;

/** The server does not take the file; the message says why, in words for a person. */
export class Refused extends Error {}

/** What came to the server is not what was read here: all of it is sent once more. */
export class SentAgain extends Error {}

/** One file on its way to the server in pieces. It keeps in mind what is there, and goes on whatever broke it off. */
export class Sending {
  /** The server's name for this upload, once it has begun. */
  id = "";
  private have = new Set<number>();
  private sha256?: string;
  private asked?: Asked;
  private isStopped = false;

  /** @param to the address of the application's uploads */
  constructor(
    private readonly to: string,
    readonly file: File,
    private readonly kind: string,
    private readonly report: Report,
  ) {}

  /** How many pieces are there. */
  get pieces(): number {
    return this.have.size;
  }

  /** One go at everything that is left; then the file is attached. Throws `Refused`, else when another go may help. */
  async go(): Promise<void> {
    this.isStopped = false;
    if (this.sha256 && (await this.hasEnded(this.sha256))) return;
    await this.begin();
    const from = await this.sendMissing();
    this.sha256 = await sha256Of(await bytesOf(this.file));
    const ended = await this.end(this.sha256, from);
    if (!ended.again) return;
    this.have.clear();
    this.report("again", 0);
    throw new SentAgain();
  }

  /** Breaks off what is under way. */
  stop(): void {
    this.isStopped = true;
    this.asked?.abort();
  }

  /** Whether an end that was asked for had come through and only its answer was lost: then nothing is sent again. */
  private async hasEnded(sha256: string): Promise<boolean> {
    this.asked = askServer("POST", `${this.to}/${this.id}`, { body: new URLSearchParams({ sha256 }) });
    const { status, answer } = await this.asked.answered;
    if (status >= 500 || status === 429) throw new Error(`answered ${status}`);
    return status === 200 && typeof answer.id === "string";
  }

  /** Announces the file, or asks what is there of it; the server knows it again by name, size and first piece. */
  private async begin(): Promise<void> {
    const { file, kind } = this;
    const first = await sha256Of(await bytesOf(file.slice(0, PIECE_BYTES)));
    const { id, have } = await this.ask(
      "",
      new URLSearchParams({ kind, name: file.name, size: String(file.size), first }),
    );
    this.id = id as string;
    this.have = new Set(have as number[]);
    this.progress(0, this.have.size > 0 ? "continuing" : "sending");
  }

  /**
   * Sends what is missing piece by piece, until the rest is the last piece or the link is quick enough for it to go with
   * the end. Returns the piece that this rest begins with.
   */
  private async sendMissing(): Promise<number> {
    const { file, have } = this;
    const pieces = piecesOf(file.size);
    const tail = Math.max(-1, ...Array.from(have)) + 1;
    let msOfByte = Number.POSITIVE_INFINITY;
    for (let number = 0; number < pieces; number += 1) {
      if (have.has(number)) continue;
      const isShort = number === pieces - 1 || restLength(file.size, number) * msOfByte < RUSH_MS;
      if (number >= tail && isShort) return number;
      const began = performance.now();
      await this.sendPiece(number);
      msOfByte = (performance.now() - began) / PIECE_BYTES;
      have.add(number);
      this.progress(0);
    }
    return pieces;
  }

  private async sendPiece(number: number): Promise<void> {
    const bytes = await bytesOf(this.file.slice(number * PIECE_BYTES, (number + 1) * PIECE_BYTES));
    const headers = { "x-sha256": await sha256Of(bytes) };
    await this.send(`/pieces/${number}`, bytes, headers, (done) => this.progress(done));
  }

  /** The end of the file with its bytes from a piece on, which saves requests and places in the store; alone, where all are there. */
  private end(sha256: string, from: number): Promise<Answer> {
    const { file } = this;
    if (from < piecesOf(file.size)) {
      const rest = file.slice(from * PIECE_BYTES);
      const headers = { "x-from-piece": String(from), "x-sha256-of-all": sha256 };
      return this.send("", rest, headers, (done) =>
        done < rest.size ? this.progress(done) : this.report("checking", file.size),
      );
    }
    this.report("checking", file.size);
    return this.ask(`/${this.id}`, new URLSearchParams({ sha256 }));
  }

  /** Bytes of the file as the body of a request. */
  private send(
    path: string,
    body: XMLHttpRequestBodyInit,
    headers: Record<string, string>,
    onProgress: (done: number) => void,
  ): Promise<Answer> {
    const own = { "content-type": "application/octet-stream", ...headers };
    return this.ask(`/${this.id}${path}`, body, own, onProgress);
  }

  private async ask(
    path: string,
    body: XMLHttpRequestBodyInit,
    headers: Record<string, string> = {},
    onProgress?: (done: number) => void,
  ): Promise<Answer> {
    // why: it may have been stopped while a piece was read from the disk.
    if (this.isStopped) throw new Error("stopped");
    this.asked = askServer("POST", `${this.to}${path}`, { body, headers, onProgress });
    const { status, answer } = await this.asked.answered;
    if (status < 400) return answer;
    if (status >= 500 || status === 429 || answer.refused === "incomplete") throw new Error(`answered ${status}`);
    throw new Refused(String(answer.said));
  }

  private progress(done: number, step: "sending" | "continuing" = "sending"): void {
    let bytes = done;
    this.have.forEach((number) => {
      bytes += pieceLength(this.file.size, number);
    });
    this.report(step, Math.min(bytes, this.file.size));
  }
}
