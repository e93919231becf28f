export interface SlackSettings {
  mode: 'http' | 'socket';
  botToken: string;
  /** For Socket Mode. */
  appToken?: string;
  /** For HTTP. */
  signingSecret?: string;
  /** Another base of the Web API, for tests. */
  apiUrl?: string;
}
