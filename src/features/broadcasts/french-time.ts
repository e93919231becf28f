/** « lundi 23 novembre 2026 à 10:00 », there. */
export function frenchTime(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeStyle: 'short', timeZone })
    .format(at)
    .replace(/[\u202f\u00a0]/g, ' ');
}
