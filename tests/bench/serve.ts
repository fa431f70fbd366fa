import { subscribe } from "node:diagnostics_channel";
import { config } from "~/server/config.server";
import { openSite } from "../open-parts";

/** Milliseconds from a request's headers to the end of its answer, until the parent asks for them. */
let took: number[] = [];
const beganAt = new WeakMap<object, number>();
const requestOf = (message: unknown) => (message as { request: object }).request;
subscribe("http.server.request.start", (message) => void beganAt.set(requestOf(message), performance.now()));
subscribe("http.server.response.finish", (message) => {
  took.push(performance.now() - beganAt.get(requestOf(message))!);
});
process.on("message", () => {
  process.send?.(took);
  took = [];
});

/** The site under test, in a process of its own, on the parts that its parent has put into the environment. */
await openSite();
console.log(`READY ${config().baseUrl}`);
process.on("SIGINT", () => process.exit(0));
