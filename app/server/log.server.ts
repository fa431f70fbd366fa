import { pino } from "pino";

const log = pino({ level: process.env.LOG_LEVEL ?? "warn", redact: ["password", "token", "*.password", "*.token"] });

/** A bug met while answering a request, with the number that its error page shows. */
export function logFault(error: unknown, request: Request, incident: string | undefined): void {
  log.error({ err: error, incident, method: request.method, path: new URL(request.url).pathname }, "request failed");
}

/** Something that went wrong where no request was there to answer; of what came with it only the error's own words are kept. */
export function logTrouble(message: string, meta: Record<string, unknown>): void {
  const error = meta.error instanceof Error ? meta.error : undefined;
  log.error(error ? { reason: error.message, code: (error as NodeJS.ErrnoException).code } : {}, message);
}
