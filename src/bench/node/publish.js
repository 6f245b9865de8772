import { createServer } from 'node:http';

/** A server on which POST /publish hands over the body's text, and is answered when that is done. */
export function publishing(publish) {
  return createServer((request, response) => {
    if (request.method !== 'POST') return response.writeHead(404).end();
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', async () => {
      await publish(Buffer.concat(parts).toString());
      response.writeHead(204).end();
    });
  });
}

export const listen = (server) => server.listen(Number(process.argv[2]), '127.0.0.1');
