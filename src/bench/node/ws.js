import { WebSocketServer } from 'ws';
import { listen, publishing } from './publish.js';

const server = publishing((text) => {
  for (const screen of sockets.clients) screen.send(text);
});
const sockets = new WebSocketServer({ server });
listen(server);
