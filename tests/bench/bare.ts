import { createServer } from "node:http";

/** What nothing can be faster than: a page of 5 KB from memory. */
const page = "x".repeat(5 * 1024);
const server = createServer((_request, response) => {
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Length": page.length });
  response.end(page);
}).listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address && typeof address === "object") console.log(`READY http://127.0.0.1:${address.port}`);
});
