import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A simulated server on a port of localhost. */
export interface Served {
  readonly url: string;
  close(): void;
}

/** Serves requests over HTTP on a free port. */
export async function serve(
  handle: (request: Request) => Promise<Response>,
): Promise<Served> {
  const server = createServer((message, reply) => {
    answer(handle, message, reply).catch(() => reply.destroy());
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(
  handle: (request: Request) => Promise<Response>,
  message: IncomingMessage,
  reply: ServerResponse,
) {
  const request = requestOf(message, reply, await textOf(message));
  const response = await handle(request);
  const bytes = Buffer.from(await response.arrayBuffer());
  reply.writeHead(response.status, Object.fromEntries(response.headers));
  reply.end(bytes);
}

/** The body of a received request. */
export async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** The received request as a Request, aborted when the client disconnects. */
export function requestOf(
  message: IncomingMessage,
  reply: ServerResponse,
  body: string,
): Request {
  const abort = new AbortController();
  reply.on('close', () => abort.abort());
  const { host = 'localhost' } = message.headers;
  return new Request(new URL(message.url ?? '/', `http://${host}`), {
    method: message.method,
    headers: Object.entries(message.headers).map(
      ([name, value]): [string, string] => [name, String(value)],
    ),
    body: body || undefined,
    signal: abort.signal,
  });
}
