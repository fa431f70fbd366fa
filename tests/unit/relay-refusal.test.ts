import { expect, test } from "vitest";
import { relayRefusalOf } from "~/lifecycle/relay-refusal";

test.each([
  ["Can't send mail - all recipients were rejected: 550 5.1.1 <a@mail.example>: user unknown", "noAddress"],
  [
    "550 Message was not accepted -- invalid mailbox. Local mailbox a@mail.example is unavailable: user not found",
    "noAddress",
  ],
  ["Message failed: 552 5.2.2 Mailbox full", "boxFull"],
  ["452 4.2.2 The email account that you tried to reach is over quota", "boxFull"],
  ["552 5.3.4 Message size exceeds fixed limit", "tooBig"],
  ["550 5.7.1 Spam message rejected", "asSpam"],
  ["554 5.7.1 Service unavailable; Client host blocked", "asSpam"],
  ["not a plain e-mail address: a@evil.example,b@example.org", "badAddress"],
  ["451 4.7.1 Greylisting in action, try again later", "busy"],
  ["connect ECONNREFUSED 127.0.0.1:25", "noConnection"],
  ["Greeting never received", "noConnection"],
  ["Invalid login: 535 5.7.8 authentication failed", "notSignedIn"],
  ["something new", "other"],
] as const)("%s → %s", (answer, refusal) => {
  expect(relayRefusalOf(answer)).toBe(refusal);
});
