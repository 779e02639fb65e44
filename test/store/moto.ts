// Python's moto as a second opinion on AWS, where it is installed: a server on the loopback, ended by its process id.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

/** Whether moto's server can be started here. */
export function hasMoto(): boolean {
  try {
    execFileSync("python3", ["-c", "import moto.server, flask"], { stdio: "ignore", timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address !== "object") throw new Error("there is no free port");
  return address.port;
}

export interface Moto {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the server and waits until it answers. */
export async function startMoto(): Promise<Moto> {
  const port = await freePort();
  const server: ChildProcess = spawn("python3", ["-m", "moto.server", "-H", "127.0.0.1", "-p", String(port)], {
    stdio: "ignore",
  });
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 300 && server.exitCode === null; attempt += 1) {
    const answers = await fetch(`${url}/moto-api/`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answers) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const stop = async (): Promise<void> => {
    if (server.exitCode === null && server.kill()) await once(server, "exit");
  };
  return { url, stop };
}
