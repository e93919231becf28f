import { z } from 'zod';
import { memberSchema, type Member } from './core/address';
import { readPace, slackPace, teamsPace, type Pace, type Paces } from './core/pace';

/** An empty variable counts as absent, as in a `.env` file that lists every name. */
const text = z.string().trim().min(1);
const onOff = z.enum(['on', 'off'], 'vaut « on » ou « off »');

const memberList = text.transform((value, context): Member[] =>
  value.split(',').flatMap((item) => {
    const [platform, workspaceId, memberId, ...rest] = item.trim().split('/');
    const member = memberSchema.safeParse({ platform, workspaceId, memberId });
    if (member.success && rest.length === 0) return [member.data];
    context.addIssue({
      code: 'custom',
      message: `« ${item.trim()} » n’a pas la forme plateforme/espace/membre (exemple : slack/T0123/U0456)`,
    });
    return [];
  }),
);

const address = z.email();
const emailList = text.transform((value, context): string[] =>
  value.split(',').flatMap((item) => {
    const email = address.safeParse(item.trim().toLowerCase());
    if (email.success) return [email.data];
    context.addIssue({ code: 'custom', message: `« ${item.trim()} » n’est pas une adresse électronique` });
    return [];
  }),
);

/** An address, alone or after a name: « Jalon <jalon@exemple.fr> ». */
const sender = text.refine(
  (value) => address.safeParse(/<([^<>]*)>$/.exec(value)?.[1] ?? value).success,
  'est une adresse électronique, seule ou sous la forme « Jalon <jalon@exemple.fr> »',
);

const pace = text.transform((value, context): Pace => {
  const read = readPace(value);
  if (read) return read;
  context.addIssue({
    code: 'custom',
    message: `« ${value} » n’est pas une cadence (exemple : conversation 1/1s, workspace 50/1s ; ou none)`,
  });
  return [];
});

const environmentSchema = z.object({
  HOST: text.default('127.0.0.1'),
  PORT: z.coerce
    .number('est un numéro de port')
    .int('est un nombre entier')
    .min(0, 'va de 0 à 65535')
    .max(65535, 'va de 0 à 65535')
    .default(3978),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'est une adresse postgresql://…' }).optional(),
  DATA_DIR: text.default('./data'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'vaut debug, info, warn, error ou silent')
    .default('info'),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'est une adresse http(s)://…' }).optional(),
  WEB_DEMO: onOff.optional(),
  DELEGATION_MEMBERS: memberList.optional(),
  ADMIN_EMAILS: emailList.optional(),
  MAIL_URL: z.url({ protocol: /^smtps?$/, error: 'est une adresse smtp://… ou smtps://…' }).optional(),
  MAIL_FROM: sender.optional(),
  SLACK_MODE: z.enum(['http', 'socket'], 'vaut « http » ou « socket »').default('http'),
  SLACK_BOT_TOKEN: text.optional(),
  SLACK_APP_TOKEN: text.optional(),
  SLACK_SIGNING_SECRET: text.optional(),
  SLACK_API_URL: z.url({ protocol: /^https?$/, error: 'est une adresse http(s)://…' }).optional(),
  MICROSOFT_APP_ID: text.optional(),
  MICROSOFT_APP_PASSWORD: text.optional(),
  MICROSOFT_APP_TENANT_ID: text.optional(),
  MICROSOFT_APP_TYPE: z
    .enum(['SingleTenant', 'MultiTenant'], 'vaut SingleTenant ou MultiTenant')
    .default('SingleTenant'),
  TEAMS_LOCAL: onOff.default('off'),
  SLACK_PACE: pace.prefault(slackPace),
  TEAMS_PACE: pace.prefault(teamsPace),
  URGENT_RESERVE_PERCENT: z.coerce
    .number('est un pourcentage')
    .min(0, 'vaut 0 ou plus')
    .max(50, 'vaut 50 au plus')
    .default(4),
  BROADCAST_APPROVAL_ABOVE: z.coerce
    .number('est un nombre de personnes')
    .int('est un nombre entier')
    .min(0, 'vaut 0 ou plus')
    .default(100),
});

export interface MailSettings {
  /** smtp:// or smtps://, with the user and the password in it. */
  url: string;
  from: string;
}

export interface SlackSettings {
  mode: 'http' | 'socket';
  botToken: string;
  appToken?: string;
  signingSecret?: string;
  apiUrl?: string;
}

export interface TeamsSettings {
  /** Absent: no authentication at all, for the local emulator, on loopback only. */
  appId?: string;
  appPassword?: string;
  tenantId?: string;
  appType: 'SingleTenant' | 'MultiTenant';
}

export interface Config {
  host: string;
  port: number;
  databaseUrl?: string;
  dataDir: string;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  publicUrl?: string;
  webDemo: boolean;
  /** Chat accounts of the national delegation, which receive the questions that Jalon cannot answer. */
  delegationMembers: Member[];
  /** In lower case: whoever has one of these, and her platform vouches for it, is an administrator. */
  adminEmails: string[];
  /** Absent: no mail is sent. */
  mail?: MailSettings;
  /** Absent: not configured, so not loaded. */
  slack?: SlackSettings;
  teams?: TeamsSettings;
  paces: Paces;
  /** In [0, 1[: of a workspace's pace, what broadcasts leave to urgent messages. */
  urgentReserve: number;
  /** A broadcast to more people than this needs a second person's approval. */
  broadcastApprovalAbove: number;
}

export type ConfigResult = { config: Config } | { problems: string[] };

const loopbackHosts = ['127.0.0.1', '::1', 'localhost'];

/** Reads the settings; every problem is listed at once, as a French sentence that names its variable. */
export function readConfig(environment: Record<string, string | undefined>): ConfigResult {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    return { problems: parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}.`) };
  }
  const values = parsed.data;
  const problems: string[] = [];
  const slack = readSlack(values, problems);
  const teams = readTeams(values, problems);
  if (teams && teams.appId === undefined && !loopbackHosts.includes(values.HOST))
    problems.push(
      'TEAMS_LOCAL=on n’est permis que si HOST est une adresse locale : sans MICROSOFT_APP_ID, n’importe qui pourrait écrire au robot.',
    );
  const mail = readMail(values, problems);
  if (problems.length > 0) return { problems };

  const config: Config = {
    host: values.HOST,
    port: values.PORT,
    databaseUrl: values.DATABASE_URL,
    dataDir: values.DATA_DIR,
    logLevel: values.LOG_LEVEL,
    publicUrl: values.PUBLIC_URL,
    webDemo: values.WEB_DEMO === undefined ? !slack && !teams : values.WEB_DEMO === 'on',
    delegationMembers: values.DELEGATION_MEMBERS ?? [],
    adminEmails: values.ADMIN_EMAILS ?? [],
    mail,
    slack,
    teams,
    // The demonstration page is ours: nobody limits it.
    paces: { slack: values.SLACK_PACE, teams: values.TEAMS_PACE, web: [] },
    urgentReserve: values.URGENT_RESERVE_PERCENT / 100,
    broadcastApprovalAbove: values.BROADCAST_APPROVAL_ABOVE,
  };
  return { config };
}

type Values = z.infer<typeof environmentSchema>;

function readMail({ MAIL_URL: url, MAIL_FROM: from }: Values, problems: string[]): MailSettings | undefined {
  if (url === undefined && from === undefined) return undefined;
  if (url === undefined) problems.push('MAIL_URL manque, alors que MAIL_FROM est donné.');
  if (from === undefined)
    problems.push('MAIL_FROM manque : c’est l’adresse d’envoi, nécessaire avec MAIL_URL.');
  return { url: url ?? '', from: from ?? '' };
}

function readSlack(values: Values, problems: string[]): SlackSettings | undefined {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
  } = values;
  if (botToken === undefined && appToken === undefined && signingSecret === undefined) return undefined;
  if (botToken === undefined)
    problems.push('SLACK_BOT_TOKEN manque, alors que d’autres réglages de Slack sont donnés.');
  if (values.SLACK_MODE === 'socket' && appToken === undefined)
    problems.push('SLACK_APP_TOKEN manque : il est nécessaire avec SLACK_MODE=socket.');
  if (values.SLACK_MODE === 'http' && signingSecret === undefined)
    problems.push('SLACK_SIGNING_SECRET manque : il est nécessaire avec SLACK_MODE=http.');
  return {
    mode: values.SLACK_MODE,
    botToken: botToken ?? '',
    appToken,
    signingSecret,
    apiUrl: values.SLACK_API_URL,
  };
}

function readTeams(values: Values, problems: string[]): TeamsSettings | undefined {
  const {
    MICROSOFT_APP_ID: appId,
    MICROSOFT_APP_PASSWORD: appPassword,
    MICROSOFT_APP_TENANT_ID: tenantId,
  } = values;
  if (appId === undefined && appPassword === undefined && tenantId === undefined)
    return values.TEAMS_LOCAL === 'on' ? { appType: values.MICROSOFT_APP_TYPE } : undefined;
  if (appId === undefined)
    problems.push('MICROSOFT_APP_ID manque, alors que d’autres réglages de Teams sont donnés.');
  if (appPassword === undefined)
    problems.push('MICROSOFT_APP_PASSWORD manque, alors que MICROSOFT_APP_ID est donné.');
  if (tenantId === undefined && values.MICROSOFT_APP_TYPE === 'SingleTenant')
    problems.push('MICROSOFT_APP_TENANT_ID manque : il est nécessaire avec MICROSOFT_APP_TYPE=SingleTenant.');
  return { appId, appPassword, tenantId, appType: values.MICROSOFT_APP_TYPE };
}
