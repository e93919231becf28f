import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';

export interface TeamsSettings {
  /** Absent: no authentication at all, for a local emulator on loopback. */
  appId?: string;
  appPassword?: string;
  tenantId?: string;
  appType: 'SingleTenant' | 'MultiTenant';
  /** Another cloud than the public one. */
  cloud?: TeamsCloud;
}

/** The SDK takes these together: any one of them makes the others count as given, empty. */
export interface TeamsCloud {
  openIdMetadataUrl: string;
  tokenIssuer: string;
  loginUrl: string;
  oauthScope: string;
  /** Where its chats keep their files, as an origin. */
  filesOrigin?: string;
  /** Signs our calls to that cloud, where an app id and password do not. */
  credentials: ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1];
}
