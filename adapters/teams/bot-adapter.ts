import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Activity,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { HttpProblem } from '../../src/http/problem';
import type { TeamsSettings } from './config';

/** The part of the SDK's client that its types hide; its own options for retries are ignored. */
interface WithPipeline {
  client: { pipeline: { removePolicy(options: { name: string }): void } };
}

/** The SDK's adapter, with its two halves apart: who is asking, then the turn. */
export class BotAdapter extends CloudAdapter {
  readonly #appId: string;

  constructor(settings: TeamsSettings) {
    super(authenticationOf(settings));
    this.#appId = settings.appId ?? '';
  }

  /**
   * One request of Teams. The SDK answers 500 to most bad tokens, and prints them: here whatever fails before the
   * turn is a 401.
   */
  async takeTurn(
    activity: Activity,
    authorization: string,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const authenticated = await this.botFrameworkAuthentication
      .authenticateRequest(activity, authorization)
      .catch(() => {
        throw new HttpProblem(401, 'Requête non authentifiée.');
      });
    return this.processActivity(authenticated, activity, logic);
  }

  /** For calls outside a turn. One call is one request: the outbox decides what is tried again. */
  async connectorFor(serviceUrl: string) {
    const factory = this.botFrameworkAuthentication.createConnectorFactory(
      this.createClaimsIdentity(this.#appId),
    );
    const client = await factory.create(serviceUrl);
    const { pipeline } = (client as unknown as WithPipeline).client;
    pipeline.removePolicy({ name: 'defaultRetryPolicy' });
    return client;
  }
}

function authenticationOf({
  appId,
  appPassword,
  tenantId,
  appType,
  cloud,
}: TeamsSettings): ConfigurationBotFrameworkAuthentication {
  if (appId === undefined) return new ConfigurationBotFrameworkAuthentication({});
  const account = {
    MicrosoftAppId: appId,
    MicrosoftAppPassword: appPassword,
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppType: appType,
  };
  if (!cloud) return new ConfigurationBotFrameworkAuthentication(account);
  return new ConfigurationBotFrameworkAuthentication(
    {
      ...account,
      ToBotFromChannelOpenIdMetadataUrl: cloud.openIdMetadataUrl,
      ToBotFromChannelTokenIssuer: cloud.tokenIssuer,
      ToBotFromEmulatorOpenIdMetadataUrl: cloud.openIdMetadataUrl,
      ToChannelFromBotLoginUrl: cloud.loginUrl,
      ToChannelFromBotOAuthScope: cloud.oauthScope,
      OAuthUrl: cloud.loginUrl,
      ValidateAuthority: 'true',
    },
    cloud.credentials,
  );
}
