/** A request under way: its answer, and how to give it up. */
export type Asked = { answered: Promise<{ status: number; answer: Record<string, unknown> }>; abort(): void };

type Asking = {
  body: XMLHttpRequestBodyInit | null;
  headers?: Record<string, string>;
  /** Hears how many bytes of the body have left. */
  onProgress?: (done: number) => void;
};

/** How long a request may stand still before it counts as lost. */
const STILL_MS = 30_000;

/** Asks the server for a few words of JSON. Fails when the link is lost, stands still, or the answer is not ours. */
export function askServer(method: string, url: string, { body, headers = {}, onProgress }: Asking): Asked {
  const request = new XMLHttpRequest();
  const answered = new Promise<{ status: number; answer: Record<string, unknown> }>((resolve, reject) => {
    let watch = 0;
    const lost = (why: string) => () => {
      clearTimeout(watch);
      reject(new Error(why));
    };
    const alive = () => {
      clearTimeout(watch);
      watch = window.setTimeout(() => request.abort(), STILL_MS);
    };
    request.open(method, url);
    for (const name of Object.keys(headers)) request.setRequestHeader(name, headers[name]!);
    request.upload.onprogress = ({ loaded }) => {
      alive();
      if (onProgress) onProgress(loaded);
    };
    request.onload = () => {
      clearTimeout(watch);
      try {
        resolve({ status: request.status, answer: JSON.parse(request.responseText) as Record<string, unknown> });
      } catch {
        reject(new Error(`answered ${request.status}`));
      }
    };
    request.onerror = lost("no connection");
    request.onabort = lost("given up");
    alive();
    request.send(body);
  });
  return { answered, abort: () => request.abort() };
}
