// A vendor's API on the loopback: answers over real HTTP what a test recorded for each path, and notes what it was asked.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Recorded {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface AskedOfStub {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface VendorStub {
  readonly url: string;
  readonly asked: AskedOfStub[];
  /** What a path is answered with: the first answers once, the last for ever. */
  answer(path: string, ...answers: readonly Recorded[]): void;
  stop(): Promise<void>;
}

export async function startVendorStub(): Promise<VendorStub> {
  const answers = new Map<string, Recorded[]>();
  const asked: AskedOfStub[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push({ path, headers: request.headers });
    const left = answers.get(path) ?? [{ status: 404 }];
    const { status, headers = {}, body = "" } = (left.length > 1 ? left.shift() : left[0])!;
    if (status === 0) return void request.socket.destroy();
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    answer: (path, ...given) => void answers.set(path, [...given]),
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  };
}
