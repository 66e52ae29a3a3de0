import { execFileSync, spawn } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';

/**
 * An HTTP server on localhost for git repositories (/git, smart HTTP), a Helm
 * repository (/charts) and a webhook that accepts any request (/hook).
 */
export class SourcesServer {
  /**
   * @param {object} directories
   * @param {string} directories.git - the bare repositories
   * @param {string} directories.charts - the charts and their index.yaml
   */
  constructor({ git, charts }) {
    Object.assign(this, { git, charts });
    this.backend = join(
      execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(),
      'git-http-backend',
    );
    /** Further handlers by method and path. */
    this.routes = {};
  }

  /** Starts to listen. */
  async start() {
    this.server = createServer((request, response) =>
      this.#answer(request, response),
    );
    await new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', resolve);
    });
    this.url = `http://127.0.0.1:${this.server.address().port}`;
  }

  /** Closes the server and all connections. */
  async stop() {
    this.server.closeAllConnections();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }

  #answer(request, response) {
    const { pathname, search } = new URL(request.url, this.url);
    const end = (status, text = '') => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(text);
    };
    const route = this.routes[`${request.method} ${pathname}`];
    if (route) {
      route().then(
        answer => end(200, JSON.stringify(answer ?? {})),
        error => end(500, JSON.stringify({ error: error.message })),
      );
    } else if (pathname.startsWith('/git/')) {
      this.#gitBackend(request, response, pathname.slice(4), search.slice(1));
    } else if (pathname.startsWith('/charts/')) {
      const file = join(this.charts, normalize(pathname.slice(7)));
      if (!existsSync(file)) return end(404);
      createReadStream(file).pipe(response);
    } else if (pathname.startsWith('/hook')) {
      request.resume();
      end(200);
    } else {
      end(404);
    }
    return undefined;
  }

  // The output of a CGI program: headers, an empty line, the body.
  #gitBackend(request, response, path, query) {
    const { headers, method } = request;
    const child = spawn(this.backend, {
      env: {
        PATH: process.env.PATH,
        GIT_PROJECT_ROOT: this.git,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: path,
        QUERY_STRING: query,
        REQUEST_METHOD: method,
        REMOTE_ADDR: '127.0.0.1',
        CONTENT_TYPE: headers['content-type'] ?? '',
        ...(headers['content-length'] && {
          CONTENT_LENGTH: headers['content-length'],
        }),
        HTTP_CONTENT_ENCODING: headers['content-encoding'] ?? '',
        GIT_PROTOCOL: headers['git-protocol'] ?? '',
      },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    child.on('error', error => response.destroy(error));
    child.stdin.on('error', () => {});
    request.pipe(child.stdin);
    let head = Buffer.alloc(0);
    const readHead = part => {
      head = Buffer.concat([head, part]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      child.stdout.off('data', readHead);
      for (const line of head.subarray(0, end).toString().split('\r\n')) {
        const [name, value] = line.split(/: (.*)/);
        if (name.toLowerCase() === 'status') {
          response.statusCode = Number.parseInt(value, 10);
        } else {
          response.setHeader(name, value);
        }
      }
      response.write(head.subarray(end + 4));
      child.stdout.pipe(response);
    };
    child.stdout.on('data', readHead);
    child.stdout.on('end', () => response.end());
  }
}
