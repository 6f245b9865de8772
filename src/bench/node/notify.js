// Durable: the change is a row that was committed before anybody sees it, and comes back by NOTIFY.
import pg from 'pg';
import { WebSocketServer } from 'ws';
import { listen, publishing } from './publish.js';

const database = { connectionString: process.argv[3] };
const writers = new pg.Pool({ ...database, max: 8 });
const listener = new pg.Client(database);

const server = publishing((text) =>
  writers.query({
    name: 'write',
    text: `with written as (insert into bench_change (said) values ($1) returning said)
           select pg_notify('bench_changes', said) from written`,
    values: [text],
  }),
);
const sockets = new WebSocketServer({ server });

await writers.query('create table if not exists bench_change (id bigint generated always as identity, said text)');
await listener.connect();
listener.on('notification', ({ payload }) => {
  for (const screen of sockets.clients) screen.send(payload);
});
await listener.query('listen bench_changes');
listen(server);
