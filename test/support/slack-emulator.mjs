// A stateful stand-in of Slack's Web API, in a process of its own because the package is an ES module.
import { createServer } from 'node:net';
import { createEmulator } from 'emulate';

const freePort = await new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

await createEmulator({
  service: 'slack',
  port: freePort,
  seed: {
    slack: {
      team: { name: 'Espace d’essai', domain: 'essai' },
      users: ['jalon', ...process.argv.slice(2)].map((name) => ({ name })),
      channels: [{ name: 'salon' }],
      tokens: [{ token: 'xoxb-test', user: 'jalon' }],
    },
  },
});
process.stdout.write(`${JSON.stringify({ port: freePort })}\n`);
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
