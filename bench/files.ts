import type { ServerResponse } from 'node:http';
import type { PageFiles } from './bundle';

const HTML = { 'Content-Type': 'text/html' };

const TYPES: Record<string, string> = {
  js: 'text/javascript',
  css: 'text/css',
};

const EMPTY_PAGE = '<!DOCTYPE html><html lang="en"><title>Floor</title></html>';

/** Serves the bundle, the page with the cards and the empty one. */
export function serveFile(
  files: PageFiles,
  path: string,
  reply: ServerResponse,
) {
  const file = files.get(path);
  if (file) {
    const ending = path.split('.').pop() ?? '';
    reply
      .writeHead(200, {
        'Content-Type': TYPES[ending] ?? 'application/octet-stream',
        'Cache-Control': 'max-age=3600',
      })
      .end(file);
    return;
  }
  const isPage = path.startsWith('/card');
  reply.writeHead(200, HTML).end(isPage ? cardPage(files) : EMPTY_PAGE);
}

function cardPage(files: PageFiles): string {
  const styles = [...files.keys()]
    .filter(path => path.endsWith('.css'))
    .map(path => `<link rel="stylesheet" href="${path}">`)
    .join('');
  return (
    `<!DOCTYPE html><html lang="en"><head><title>Card</title>${styles}</head>` +
    '<body><div id="root"></div>' +
    '<script type="module" src="/assets/app.js"></script></body></html>'
  );
}
