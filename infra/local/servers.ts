// Small HTTP servers on this machine only: listen, read a body, close.
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";

export interface RunningServer {
  readonly port: number;
  readonly url: string;
  stop(): Promise<void>;
}

export class PortInUse extends Error {
  constructor(port: number) {
    super(
      `port ${port} is in use by another program (perhaps another gapwatch); stop that one, or choose another port with --port`,
    );
  }
}

const isErrno = (error: Error): error is NodeJS.ErrnoException => "code" in error;

/** Makes a server listen on 127.0.0.1; port 0 takes any free one. */
export const listen = (server: Server, port: number): Promise<RunningServer> =>
  new Promise((resolve, reject) => {
    server.once("error", (error) =>
      reject(isErrno(error) && error.code === "EADDRINUSE" ? new PortInUse(port) : error),
    );
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      const bound = address !== null && typeof address === "object" ? address.port : port;
      resolve({
        port: bound,
        url: `http://127.0.0.1:${bound}`,
        stop: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });

/** Serves requests on 127.0.0.1. */
export const serve = (listener: RequestListener, port: number): Promise<RunningServer> =>
  listen(createServer({ keepAliveTimeout: 60_000 }, listener), port);

/** A port that is free now, for an address that must be known before anything listens there. */
export async function freePort(): Promise<number> {
  const { port, stop } = await listen(createServer(), 0);
  await stop();
  return port;
}

/** The whole body of a request, or undefined where it is longer than `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    // What is too long is still read to its end, so that the sender hears the answer.
    if (length <= limit) chunks.push(chunk);
  }
  return length <= limit ? Buffer.concat(chunks) : undefined;
}
