/** What the embedded store can refuse, under the names and statuses that the S3 protocol gives them. */
const statuses = {
  AccessDenied: 403,
  BadDigest: 400,
  BucketNotEmpty: 409,
  EntityTooLarge: 400,
  EntityTooSmall: 400,
  ExpiredToken: 400,
  IncompleteBody: 400,
  InternalError: 500,
  InvalidAccessKeyId: 403,
  InvalidArgument: 400,
  InvalidBucketName: 400,
  InvalidPart: 400,
  InvalidPartOrder: 400,
  InvalidRange: 416,
  InvalidURI: 400,
  KeyTooLongError: 400,
  MalformedPOSTRequest: 400,
  MalformedTrailerError: 400,
  MalformedXML: 400,
  MethodNotAllowed: 405,
  MissingContentLength: 411,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  NoSuchUpload: 404,
  NotImplemented: 501,
  BucketAlreadyOwnedByYou: 409,
  PreconditionFailed: 412,
  RequestTimeTooSkewed: 403,
  SignatureDoesNotMatch: 403,
  XAmzContentSHA256Mismatch: 400,
} as const;

export type S3Code = keyof typeof statuses;
export type S3Refusal = Error & { s3Code: S3Code };

/** An error to throw anywhere below the router; it becomes an S3 error answer with this code. */
export function s3Refusal(code: S3Code, message: string = code): S3Refusal {
  return Object.assign(new Error(message), { s3Code: code });
}

/** The S3 code of an error thrown by `s3Refusal`; anything else is a bug and answers InternalError. */
export function codeOf(error: unknown): S3Code {
  return error instanceof Error && "s3Code" in error ? (error as S3Refusal).s3Code : "InternalError";
}

/** The HTTP status of a code. */
export function statusOf(code: S3Code): number {
  return statuses[code];
}
