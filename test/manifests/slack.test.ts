import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { homeEvent, joinedEvent, messageEvent } from '../../adapters/slack/payloads';
import { projectFolder, readManifest, schemaBesideProject, schemaProblems, textsIn } from './manifest-files';
import { registeredCommands } from './registered-commands';

const address = z.url({ protocol: /^https$/ }).endsWith('/slack/events');
const manifest = z
  .object({
    display_information: z.object({ name: z.literal('Jalon'), description: z.string().max(140) }),
    features: z.object({
      app_home: z.object({
        home_tab_enabled: z.boolean(),
        messages_tab_enabled: z.boolean(),
        messages_tab_read_only_enabled: z.boolean(),
      }),
      bot_user: z.object({ display_name: z.string() }),
      slash_commands: z.array(z.object({ command: z.string(), url: address, description: z.string() })),
    }),
    oauth_config: z.object({ scopes: z.strictObject({ bot: z.array(z.string()) }) }),
    settings: z.object({
      event_subscriptions: z.strictObject({ request_url: address, bot_events: z.array(z.string()) }),
      interactivity: z.strictObject({
        is_enabled: z.literal(true),
        request_url: address,
        message_menu_options_url: address,
      }),
      socket_mode_enabled: z.boolean(),
    }),
  })
  .parse(readManifest('slack'));
const scopes = manifest.oauth_config.scopes.bot;
const events = manifest.settings.event_subscriptions.bot_events;

/**
 * The methods of adapters/slack, with the scopes that Slack's reference of each asks for. `through` names
 * the function of the platform that is the only way to it: as long as src never calls that, no scope is needed.
 */
const methods: Record<string, { scopes: string[]; through?: string }> = {
  'auth.test': { scopes: [] },
  'chat.delete': { scopes: ['chat:write'] },
  'chat.postMessage': { scopes: ['chat:write'] },
  'chat.update': { scopes: ['chat:write'] },
  // The search for a delivery in doubt. Deliveries go to people, so direct messages are the only place searched.
  'conversations.history': { scopes: ['im:history'], through: 'find' },
  'conversations.replies': { scopes: ['im:history'], through: 'find' },
  // Who is in the home channel of a copil: read where the bot was invited, so direct messages and group ones are no part of it.
  'conversations.info': { scopes: ['channels:read', 'groups:read'], through: 'roster' },
  'conversations.members': { scopes: ['channels:read', 'groups:read'], through: 'roster' },
  'conversations.open': { scopes: ['im:write'] },
  // Downloading asks for it too.
  'files.info': { scopes: ['files:read'] },
  filesUploadV2: { scopes: ['files:write'] },
  'users.info': { scopes: ['users:read', 'users:read.email'], through: 'profile' },
  'views.open': { scopes: [] },
  'views.publish': { scopes: [] },
};

/** The events that adapters/slack/parse-event.ts turns into ours, with the scopes of Slack's reference of each. */
const understood: Record<string, string[]> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  'message.im': ['im:history'],
};

const sources = (folder: string): string[] =>
  readdirSync(path.join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('generated'))
    .map((name) => readFileSync(path.join(projectFolder, folder, name), 'utf8'));
const used = (folder: string, pattern: RegExp): string[] => [
  ...new Set(sources(folder).flatMap((code) => [...code.matchAll(pattern)].map((found) => found[1] ?? ''))),
];

test('the table lists the methods of the Web API that the adapter calls, and no other', () => {
  expect(used('adapters/slack', /\bclient\.(\w+\.\w+|filesUploadV2)\(/g).sort()).toEqual(Object.keys(methods).sort());
});

test('the manifest asks for the scopes of the events, methods and commands in use, and no other', () => {
  const called = used('src', /\bplatform\.(\w+)\(/g);
  const ofMethods = Object.values(methods)
    .filter(({ through }) => through === undefined || called.includes(through))
    .flatMap((method) => method.scopes);
  const needed = new Set([...ofMethods, ...Object.values(understood).flat(), 'commands']);
  expect(called).toContain('post');
  expect([...scopes].sort()).toEqual([...needed].sort());
});

test('deliveries go to people alone, so no history of channels is asked for', () => {
  const recipients = used('src/features', /\brecipient: \{ (\w+)/g);
  expect(recipients).toEqual(['member']);
});

test('the events subscribed to are those that the adapter understands', () => {
  const types = [...messageEvent.shape.type.options, homeEvent.shape.type.value, joinedEvent.shape.type.value];
  expect([...events].sort()).toEqual(Object.keys(understood));
  expect([...new Set(events.map((event) => event.split('.')[0]))].sort()).toEqual([...types].sort());
});

test('the slash commands are the registered commands that take an argument', async () => {
  const withArgument = (await registeredCommands()).filter(({ typed }) => typed === 'firstWord');
  expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(
    withArgument.map(({ name }) => `/${name}`),
  );
});

test('people can open the home page and write to the bot', () => {
  expect(manifest.features.app_home).toEqual({
    home_tab_enabled: true,
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
});

test('Socket Mode is off until it is asked for, and all requests go to one placeholder address', () => {
  const urls = textsIn(readManifest('slack')).filter((text) => text.startsWith('http'));
  expect(manifest.settings.socket_mode_enabled).toBe(false);
  expect(new Set(urls)).toEqual(new Set(['https://jalon.example.org/slack/events']));
  expect(urls).toHaveLength(3 + manifest.features.slash_commands.length);
});

const schema = schemaBesideProject('slack-app-manifest.schema.json');
if (schema)
  test('the manifest fits the published schema of Slack apps', () => {
    expect(schemaProblems(schema, readManifest('slack'))).toEqual([]);
  });
else test.skip('the manifest fits the published schema: skipped, no copy of it in ../shared/schemas', () => {});
