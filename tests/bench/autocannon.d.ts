/** The part of autocannon that the scenes use. */
declare module "autocannon" {
  export type Context = { [key: string]: unknown };
  export type Sent = { method?: string; path?: string; headers?: Record<string, string>; body?: string | Buffer };
  export type Request = Sent & {
    setupRequest?(request: Sent, context: Context): Sent;
    onResponse?(status: number, body: string, context: Context): void;
  };
  export type Result = { duration: number; non2xx: number; errors: number; requests: { total: number } };
  export default function autocannon(options: {
    url: string;
    connections: number;
    duration: number;
    requests: Request[];
  }): Promise<Result>;
}
