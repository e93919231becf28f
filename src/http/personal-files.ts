import type { Clock } from '../core/clock';
import { HttpProblem } from './problem';
import { sendFile } from './send';
import type { HttpServer } from './server';

export interface PersonalFile {
  name: string;
  mediaType: string;
  body: string | Buffer;
}

/** Files behind personal links: whatever is wrong with one, the answer is the same. `folder` as in « /calendrier/ ». */
export function servePersonalFiles(
  http: HttpServer,
  { folder, gone }: { folder: string; gone: string },
  fileOf: (token: string, now: Date) => Promise<PersonalFile | undefined>,
  clock: Clock,
): void {
  http.route('GET', `${folder}*`, async (_request, response, path) => {
    const file = await fileOf(path.slice(folder.length), clock.now());
    if (file === undefined) throw new HttpProblem(404, gone);
    sendFile(response, file.mediaType, file.name, file.body);
  });
}

export const calendarFolder = {
  folder: '/calendrier/',
  gone: 'Ce lien n’est plus valable. Écrivez « copil » à Jalon pour en avoir un autre.',
};
export const attendanceFolder = {
  folder: '/presences/',
  gone: 'Ce lien n’est plus valable. Écrivez « copil exporter » et le numéro du copil à Jalon pour en avoir un autre.',
};
export const followUpFolder = {
  folder: '/suivi/',
  gone: 'Ce lien n’est plus valable. Écrivez « diffusion » à Jalon pour en avoir un autre.',
};
