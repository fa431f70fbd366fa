import type { ServerResponse } from "node:http";
import { type XmlContent, xmlDocument } from "./xml.server";

/** Answers with an XML document. */
export function sendXml(response: ServerResponse, status: number, root: string, content: XmlContent): void {
  const body = Buffer.from(xmlDocument(root, content));
  response.writeHead(status, { "content-type": "application/xml", "content-length": body.length }).end(body);
}
