import ICAL from 'ical.js';
import { endOf } from '../../../src/features/copils/copil';
import { calendarFile } from '../../../src/features/copils/ics';
import { createCalendarLinks } from '../../../src/features/copils/calendar-link';
import { aCopil } from './a-copil';

const copil = aCopil;

/** Read back by a library that had no part in writing it. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as string);
  const events = calendar.getAllSubcomponents('vevent');
  expect(events).toHaveLength(1);
  const event = new ICAL.Event(events[0]);
  return {
    method: calendar.getFirstPropertyValue('method'),
    version: calendar.getFirstPropertyValue('version'),
    status: events[0]?.getFirstPropertyValue('status'),
    uid: event.uid,
    sequence: event.sequence,
    start: event.startDate.toJSDate().toISOString(),
    end: event.endDate.toJSDate().toISOString(),
    summary: event.summary,
    location: event.location,
    description: event.description,
    organizer: events[0]?.getFirstPropertyValue('organizer'),
    attendees: event.attendees.map((one) => ({
      address: one.getFirstValue(),
      name: one.getFirstParameter('cn'),
      rsvp: one.getFirstParameter('rsvp'),
    })),
  };
}

const words = {
  title: 'Copil régional La Réunion : revue',
  description: '1. Ouverture\n2. Revue, puis décisions',
  uid: 'copil-4@jalon.invalid',
  attendee: { name: 'Alice Exemple ; élue, « présidente »', email: 'alice@exemple.fr' },
};

const onlyAlice = { address: 'MAILTO:alice@exemple.fr', name: words.attendee.name, rsvp: 'FALSE' };

describe('the calendar file of a copil', () => {
  it('says when, where and what to an independent reader', () => {
    expect(read(calendarFile(copil, words))).toEqual({
      method: 'REQUEST',
      version: '2.0',
      status: 'CONFIRMED',
      uid: words.uid,
      sequence: 0,
      start: '2026-12-10T10:30:00.000Z',
      end: '2026-12-10T12:00:00.000Z',
      summary: words.title,
      location: 'Saint-Denis ; salle « Océan », 2e étage · https://visio.example/copil?salle=4&x=1',
      description: words.description,
      organizer: 'mailto:jalon@jalon.invalid',
      attendees: [onlyAlice],
    });
  });

  it('keeps its identifier when it changes and when it is cancelled, and counts up', () => {
    const moved = { ...copil, sequence: 1, startsAt: new Date('2026-12-11T10:30:00Z') };
    const before = read(calendarFile(copil, words));
    const after = read(calendarFile(moved, words));
    const gone = read(calendarFile({ ...moved, sequence: 2, state: 'cancelled' }, words));
    expect([after.uid, gone.uid]).toEqual([before.uid, before.uid]);
    expect([after.organizer, gone.organizer]).toEqual([before.organizer, before.organizer]);
    expect([before, after, gone].map(({ attendees }) => attendees)).toEqual([1, 2, 3].map(() => [onlyAlice]));
    expect([before.sequence, after.sequence, gone.sequence]).toEqual([0, 1, 2]);
    expect([after.method, gone.method, gone.status]).toEqual(['REQUEST', 'CANCEL', 'CANCELLED']);
    expect(after.start).toBe('2026-12-11T10:30:00.000Z');
  });

  it('names one person, whatever her name holds', () => {
    const name = 'Zoé "la\\b"; RSVP=TRUE:mailto:autre@exemple.fr\r\nATTENDEE:mailto:autre@exemple.fr';
    const { attendees } = read(calendarFile(copil, { ...words, attendee: { ...words.attendee, name } }));
    expect(attendees).toEqual([
      {
        ...onlyAlice,
        name: 'Zoé ’la b’; RSVP=TRUE:mailto:autre@exemple.fr ATTENDEE:mailto:autre@exemple.fr',
      },
    ]);
  });

  it('has lines of 75 octets at most, ended as the standard wants', () => {
    const text = calendarFile(
      { ...copil, agenda: ['é'.repeat(290)] },
      { ...words, description: 'é'.repeat(900) },
    );
    const lines = text.split('\r\n');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(true);
    expect(read(text).description).toBe('é'.repeat(900));
  });
});

describe('a link to it', () => {
  const now = new Date('2026-11-23T09:00:00Z');
  const links = createCalendarLinks('key', 'https://jalon.example');
  const token = (links.urlFor(copil, 'person', now) ?? '').replace('https://jalon.example/calendrier/', '');

  it('stands for one person and one copil', () => {
    expect(links.read(token, now)).toEqual({ copilId: copil.id, personId: 'person' });
  });

  it('ends a week after the meeting, however long before it was made', () => {
    const after = (days: number): Date => new Date(endOf(copil).getTime() + days * 24 * 3_600_000);
    expect(links.read(token, after(6.9))).toBeDefined();
    expect(links.read(token, after(7.1))).toBeUndefined();
    expect(links.urlFor(copil, 'person', after(7.1))).toBeUndefined();
  });

  it('says what somebody had who is not invited any more', () => {
    const url = links.removalUrlFor({ ...copil, sequence: 3 }, 'person', now) ?? '';
    expect(links.read(url.replace('https://jalon.example/calendrier/', ''), now)).toEqual({
      copilId: copil.id,
      personId: 'person',
      gone: { sequence: 3, startsAt: copil.startsAt, durationMinutes: 90 },
    });
  });

  it('cannot be made or changed by others', () => {
    const other = createCalendarLinks('another key', 'https://jalon.example');
    expect(other.read(token, now)).toBeUndefined();
    const [claim = '', signature = ''] = token.split('.');
    const forged = Buffer.from(
      JSON.stringify([9_999_999_999, { copilId: copil.id, personId: 'somebody else' }]),
    ).toString('base64url');
    for (const bad of [
      `${forged}.${signature}.ics`,
      `${claim}.ics`,
      `${claim}..ics`,
      '',
      'x.y.ics',
      `${claim}.${signature}`,
    ])
      expect(links.read(bad, now)).toBeUndefined();
  });

  it('is not given where the server has no address of its own', () => {
    expect(createCalendarLinks('key', undefined).urlFor(copil, 'person', now)).toBeUndefined();
  });
});
