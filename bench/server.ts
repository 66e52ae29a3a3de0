import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { requestOf, textOf } from '../dev/fleet/serve';
import { serveFile, type Pages } from './files';

/** Answers in place of the Kubernetes backend. */
export type Answer = (request: Request) => Promise<Response>;

/** A request to the Kubernetes backend and the size of its answer. */
export interface Exchange {
  method: string;
  path: string;
  /** The cluster of a proxied request, else empty. */
  cluster: string;
  body: string;
  bytes: number;
}

/** Serves the pages, and the backend at the same origin. */
export interface BenchServer {
  url: string;
  /** Answers the requests from now on; may be replaced. */
  answer: Answer;
  /** The answered requests. */
  exchanges: Exchange[];
  /** The scripts that the plugin on the page at `path` loads on demand. */
  lazyScriptsOf(path: string): readonly string[];
  /** Resolves when the next request for `path` has been answered. */
  answered(path: string): Promise<Exchange>;
  close(): void;
}

/** Path of the backend's custom-resource query. */
export const QUERY_PATH = '/api/kubernetes/resources/custom/query';

/** Starts the server on a free port of localhost. */
export async function startServer(pages: Pages): Promise<BenchServer> {
  const waiting = new Set<(exchange: Exchange) => void>();

  const server = createServer();
  const bench: BenchServer = {
    url: '',
    answer: async () => new Response(null, { status: 404 }),
    exchanges: [],
    lazyScriptsOf: path => pages.get(path)?.lazyScripts ?? [],
    answered: path =>
      new Promise(resolve => {
        function tell(exchange: Exchange) {
          if (exchange.path !== path) return;
          waiting.delete(tell);
          resolve(exchange);
        }
        waiting.add(tell);
      }),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  server.on('request', (message, reply) => {
    const path = message.url ?? '/';
    if (path.startsWith('/api/kubernetes/')) void backend(message, reply, path);
    else serveFile(pages, path, reply);
  });
  await new Promise<void>(resolve => {
    server.listen(0, 'localhost', resolve);
  });
  const { port } = server.address() as AddressInfo;

  async function backend(
    message: IncomingMessage,
    reply: ServerResponse,
    path: string,
  ) {
    const { method = 'GET' } = message;
    const cluster = String(
      message.headers['backstage-kubernetes-cluster'] ?? '',
    );
    try {
      const body = await textOf(message);
      const request = requestOf(message, reply, body);
      const response = await bench.answer(request);
      const bytes = Buffer.from(await response.arrayBuffer());
      reply.on('finish', () =>
        note({ method, path, cluster, body, bytes: bytes.length }),
      );
      reply
        .writeHead(response.status, {
          ...Object.fromEntries(response.headers),
          'Content-Length': bytes.length,
        })
        .end(bytes);
    } catch (error) {
      // A page that was closed meanwhile needs no answer.
      if (!reply.destroyed) throw error;
    }
  }

  function note(exchange: Exchange) {
    bench.exchanges.push(exchange);
    waiting.forEach(tell => tell(exchange));
  }

  bench.url = `http://localhost:${port}`;
  return bench;
}
