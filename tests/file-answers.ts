import type { Outcome } from "~/lifecycle/outcome";
import { sure } from "./decided-competition";

/** The bytes of a file that a read answers with. */
export async function bytesOf(answer: Promise<Outcome<Response | null>>): Promise<Uint8Array> {
  const response = sure(await answer);
  if (!response) throw new Error("the file has not been drawn");
  return new Uint8Array(await response.arrayBuffer());
}
