import { platformContract } from './platform-contract';
import { startTeamsHarness } from './teams.harness';

platformContract('teams', startTeamsHarness, {
  find: 'Teams gives a bot no way to read the messages of a conversation; ambiguous deliveries end as uncertain',
});
