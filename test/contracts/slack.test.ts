import { platformContract } from './platform-contract';
import { startSlackHarness } from './slack.harness';

platformContract('slack', startSlackHarness);
