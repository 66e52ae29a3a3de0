import type { ServerResponse } from 'node:http';
import type { PageBundle } from './bundle';

/** The pages by their path. */
export type Pages = ReadonlyMap<string, PageBundle>;

const TYPES: Record<string, string> = {
  js: 'text/javascript',
  css: 'text/css',
};

const EMPTY_PAGE = '<!DOCTYPE html><html lang="en"><title>Floor</title></html>';

/** Serves the pages and their files, and an empty page for any other path. */
export function serveFile(pages: Pages, path: string, reply: ServerResponse) {
  for (const { files } of pages.values()) {
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
  }
  const page = pages.get(path.split('?')[0]);
  reply
    .writeHead(200, { 'Content-Type': 'text/html' })
    .end(page ? htmlOf(page) : EMPTY_PAGE);
}

function htmlOf({ scripts, styles }: PageBundle): string {
  // Browsers load these in parallel and run them in this order.
  const links = [
    ...scripts.map(path => `<script defer src="${path}"></script>`),
    ...styles.map(path => `<link rel="stylesheet" href="${path}">`),
  ].join('');
  return (
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Cards</title>${links}</head>` +
    `<body><div id="root"></div></body></html>`
  );
}
