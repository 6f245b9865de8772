import { Server } from 'socket.io';
import { listen, publishing } from './publish.js';

const server = publishing((text) => {
  screens.emit('change', JSON.parse(text));
});
const screens = new Server(server, { transports: ['websocket'] });
listen(server);
