import { BotAdapter } from '../../../adapters/teams/bot-adapter';
import type { TeamsSettings } from '../../../adapters/teams/config';
import { createCalls } from '../../../adapters/teams/connector';
import { teamsAddress } from '../../../adapters/teams/route';
import type { Profile } from '../../../src/core/address';
import { appId, startTeamsVendor, tenantId, type TeamsVendor } from '../../support/teams-vendor';

describe('what Teams says of a person', () => {
  let vendor: TeamsVendor;
  beforeAll(async () => void (vendor = await startTeamsVendor()));
  afterAll(() => vendor.stop());

  function profile(
    account: Record<string, unknown>,
    rest: Partial<TeamsSettings> = {},
    workspaceId = tenantId,
  ): Promise<Profile> {
    vendor.describes(account);
    const settings: TeamsSettings = {
      appId,
      appPassword: 'unused',
      tenantId,
      appType: 'SingleTenant',
      cloud: vendor.cloud,
      ...rest,
    };
    const calls = createCalls(new BotAdapter(settings), settings);
    const route = { serviceUrl: vendor.serviceUrl, conversationId: 'c', botId: 'b', tenantId: workspaceId };
    calls.remember(teamsAddress(route));
    return calls.profile({ platform: 'teams', workspaceId, memberId: 'aad-alice' });
  }
  const verified = { kind: 'member', emailVerified: true, email: 'alice@collectivite.example' };

  it('is verified for the principal name of a member of our own tenant', async () => {
    expect(await profile({})).toMatchObject(verified);
    expect(await profile({ mail: 'other@x.example', email: 'other@x.example' })).toMatchObject(verified);
  });

  it.each([
    ['a guest', { userRole: 'guest' }],
    ['an anonymous visitor', { userRole: 'anonymous' }],
    ['an external principal name', { userPrincipalName: 'a_x.example#EXT#@collectivite.example' }],
    ['somebody of another tenant', { tenantId: 'other' }],
  ])('is not verified for %s, who counts as a guest', async (_name, account) => {
    expect(await profile(account)).toMatchObject({ kind: 'guest', emailVerified: false });
  });

  it('is not verified without a principal name, or under another id', async () => {
    expect(await profile({ userPrincipalName: undefined })).toMatchObject({ emailVerified: false });
    expect(await profile({ aadObjectId: 'aad-bob' })).toMatchObject({ emailVerified: false });
  });

  it('is not verified for a bot of all tenants that belongs to none', async () => {
    const settings = { appType: 'MultiTenant', tenantId: undefined } as const;
    expect(await profile({}, settings)).toMatchObject({ kind: 'guest', emailVerified: false });
    expect(await profile({ tenantId: 'other' }, { appType: 'MultiTenant' }, 'other')).toMatchObject({
      kind: 'guest',
      emailVerified: false,
    });
  });
});
