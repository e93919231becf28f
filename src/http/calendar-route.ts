import type { Clock } from '../core/clock';
import { HttpProblem } from './problem';
import { sendFile } from './send';
import type { HttpServer } from './server';

const folder = '/calendrier/';

/** Personal links to calendar files: whatever is wrong with one, the answer is the same. */
export function serveCalendarFiles(
  http: HttpServer,
  fileOf: (token: string, now: Date) => Promise<string | undefined>,
  clock: Clock,
): void {
  http.route('GET', `${folder}*`, async (_request, response, path) => {
    const file = await fileOf(path.slice(folder.length), clock.now());
    if (file === undefined)
      throw new HttpProblem(
        404,
        'Ce lien n’est plus valable. Écrivez « copil » à Jalon pour en avoir un autre.',
      );
    sendFile(response, 'text/calendar; charset=utf-8', 'copil.ics', file);
  });
}
