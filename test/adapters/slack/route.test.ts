import { lastingAddress, routeOf, slackAddress } from '../../../adapters/slack/route';

it('the response URL of an event is there for its answer, and not in what is kept of its address', () => {
  const responseUrl = 'https://hooks.slack.example/respond/1';
  const address = slackAddress('T1', { channel: 'C1', threadTs: '1.2', responseUrl });
  expect(routeOf(address)).toEqual({ channel: 'C1', threadTs: '1.2', responseUrl });
  expect(JSON.stringify([address.key, address.route])).not.toContain('hooks');
  expect(JSON.stringify(lastingAddress(address))).not.toContain('hooks');
});
