import { platformContract } from './platform-contract';
import { startRecordingHarness } from './recording.harness';

platformContract('recording', startRecordingHarness, {
  'own message': 'nothing comes back here: there is no vendor that would echo',
  'other bot': 'only the test itself writes here',
});
