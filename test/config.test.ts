import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readConfig } from '../src/config';

const problemsOf = (environment: Record<string, string>): string[] => {
  const read = readConfig(environment);
  return 'problems' in read ? read.problems : [];
};
const configOf = (environment: Record<string, string>) => {
  const read = readConfig(environment);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return read.config;
};
const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' };
const teams = { MICROSOFT_APP_ID: 'a', MICROSOFT_APP_PASSWORD: 'p', MICROSOFT_APP_TENANT_ID: 't' };

describe('the settings', () => {
  it('need nothing: a demonstration on this machine alone', () => {
    expect(configOf({})).toMatchObject({
      host: '127.0.0.1',
      port: 3978,
      dataDir: './data',
      webDemo: true,
      logLevel: 'info',
      urgentReserve: 0.04,
    });
    expect(configOf({})).toMatchObject({ slack: undefined, teams: undefined, databaseUrl: undefined });
  });

  it('take an empty variable for an absent one', () => {
    expect(configOf({ PORT: '', SLACK_BOT_TOKEN: ' ', DATABASE_URL: '' })).toEqual(configOf({}));
  });

  it.each([slack, teams])(
    'switch the demonstration off once a platform is configured, unless told otherwise',
    (chat) => {
      expect(configOf(chat).webDemo).toBe(false);
      expect(configOf({ ...chat, WEB_DEMO: 'on' }).webDemo).toBe(true);
      expect(configOf({ WEB_DEMO: 'off' }).webDemo).toBe(false);
    },
  );

  it('read the addresses of administrators in lower case, and the mail server with its sender', () => {
    const mail = { MAIL_URL: 'smtps://u:p@mail.example:465', MAIL_FROM: 'Jalon <jalon@x.example>' };
    expect(configOf({ ADMIN_EMAILS: 'A@X.example, b@x.example', ...mail })).toMatchObject({
      adminEmails: ['a@x.example', 'b@x.example'],
      mail: { url: mail.MAIL_URL, from: mail.MAIL_FROM },
    });
    expect(configOf({})).toMatchObject({ adminEmails: [], mail: undefined });
  });

  it('tell every problem at once, each with its variable', () => {
    const problems = problemsOf({
      PORT: '99999',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://x',
      WEB_DEMO: 'oui',
      DELEGATION_MEMBERS: 'slack/T1',
      ADMIN_EMAILS: 'a@x.example, chef',
      MAIL_URL: 'http://mail.example',
      MAIL_FROM: 'Jalon <jalon>',
    });
    const wrong = ['PORT', 'LOG_LEVEL', 'DATABASE_URL', 'WEB_DEMO', 'DELEGATION_MEMBERS', 'ADMIN_EMAILS'];
    for (const name of [...wrong, 'MAIL_URL', 'MAIL_FROM'])
      expect(problems.filter((problem) => problem.startsWith(name))).toHaveLength(1);
  });

  it.each([
    [{ SLACK_BOT_TOKEN: 'x' }, /SLACK_SIGNING_SECRET manque/],
    [{ SLACK_SIGNING_SECRET: 'x' }, /SLACK_BOT_TOKEN manque/],
    [{ ...slack, SLACK_MODE: 'socket' }, /SLACK_APP_TOKEN manque/],
    [{ MICROSOFT_APP_ID: 'x', MICROSOFT_APP_TENANT_ID: 't' }, /MICROSOFT_APP_PASSWORD manque/],
    [{ MICROSOFT_APP_PASSWORD: 'x', MICROSOFT_APP_TENANT_ID: 't' }, /MICROSOFT_APP_ID manque/],
    [{ MICROSOFT_APP_ID: 'x', MICROSOFT_APP_PASSWORD: 'p' }, /MICROSOFT_APP_TENANT_ID manque/],
    [{ MAIL_URL: 'smtp://mail.example' }, /MAIL_FROM manque/],
    [{ MAIL_FROM: 'jalon@x.example' }, /MAIL_URL manque/],
    [
      { TEAMS_LOCAL: 'on', HOST: '0.0.0.0' },
      /TEAMS_LOCAL=on n’est permis que si HOST est une adresse locale/,
    ],
  ])('name what is missing in %j', (environment, problem) => {
    expect(problemsOf(environment)).toEqual([expect.stringMatching(problem)]);
  });

  it('are all in .env.example, with the default that they have there', () => {
    const lines = readFileSync(path.join(__dirname, '..', '.env.example'), 'utf8').split('\n');
    const example = Object.fromEntries(
      lines.filter((line) => /^[A-Z]/.test(line)).map((line) => line.split('=', 2) as [string, string]),
    );
    expect(configOf(example)).toEqual(configOf({}));
    const source = readFileSync(path.join(__dirname, '..', 'src', 'config.ts'), 'utf8');
    const read = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name);
    expect(Object.keys(example).sort()).toEqual(read.sort());
  });
});
