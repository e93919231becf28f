import { platformContract } from './platform-contract';
import { startWebHarness } from './web.harness';

const noVendor = 'the page is ours: there is no vendor behind it that could refuse';

platformContract('web', startWebHarness, {
  'own message': 'nothing comes back here: the page has no echo',
  'other bot': 'only a visitor’s own page has a way in',
  'requests counted on 429': noVendor,
  'requests counted on 5xx': noVendor,
  'final refusal': noVendor,
  'roster without who left': 'the page shows its room to everybody',
  'closed room': 'the room of the page is always there',
});
