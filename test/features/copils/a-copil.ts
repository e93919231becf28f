import type { Copil } from '../../../src/features/copils/copil';

export const aCopil: Copil = {
  id: '00000000-0000-4000-8000-000000000004',
  number: 4,
  demo: false,
  sequence: 0,
  state: 'planned',
  createdBy: 'pilote',
  updatedAt: new Date('2026-11-23T09:00:00Z'),
  level: 'regional',
  regionCode: '04',
  startsAt: new Date('2026-12-10T10:30:00Z'),
  timeZone: 'Indian/Reunion',
  durationMinutes: 90,
  place: 'Saint-Denis ; salle « Océan », 2e étage',
  visio: 'https://visio.example/copil?salle=4&x=1',
  agenda: ['Ouverture', 'Revue, puis décisions'],
  documents: [],
  roles: ['elu'],
  personIds: [],
};
