import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface ReceivedMail {
  to: string[];
  /** As it came, headers and body. */
  content: string;
}

/** A mail server that takes everything, unless told what to answer to the next recipients. */
export interface SmtpServer {
  url: string;
  received: ReceivedMail[];
  connections(): number;
  /** The answer to a recipient, `451 later` or `550 no`; undefined: taken. */
  refuse(answer: string | undefined): void;
  stop(): Promise<void>;
}

export async function startSmtpServer(): Promise<SmtpServer> {
  const received: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let refusal: string | undefined;

  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    let mail: ReceivedMail = { to: [], content: '' };
    let inContent = false;
    let rest = '';
    const take = (line: string): void => {
      if (inContent) {
        if (line !== '.') return void (mail.content += `${line}\n`);
        inContent = false;
        received.push(mail);
        mail = { to: [], content: '' };
        return say('250 taken');
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'RCPT') {
        if (refusal !== undefined) return say(refusal);
        mail.to.push(/<([^>]*)>/.exec(line)?.[1] ?? '');
      }
      if (verb === 'DATA') {
        inContent = true;
        return say('354 go on');
      }
      if (verb === 'QUIT') return void socket.end('221 bye\r\n');
      say('250 ok');
    };
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('utf8')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) take(line);
    });
    say('220 mail.example');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    connections: () => connections,
    refuse: (answer) => (refusal = answer),
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
