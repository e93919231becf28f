import { say, textBlock, type Message } from '../../../core/message';

const lines = [
  'mes fiches : celles que vous pilotez, ou celles de vos territoires',
  'fiche 12 : tout ce que dit la fiche 12',
  'fiche 12 60 % bloquée « attend la DREAL » : une mise à jour, à valider',
  'fiche modifier 12 : le formulaire de la fiche',
  'fiche projet 12, fiche suivi 12 : les formulaires de ses autres champs (besoin, pièces, financement, indicateurs…)',
  'fiche 12 besoin : … : un champ à la fois ; de même titre, axe, description, maturité, dispositif, début, pièces, financement, indicateurs, demande, simplification. « + » devant ajoute à une liste',
  'fiche historique 12 : qui a changé quoi, et quand',
  'fiche nouvelle : créer une fiche',
  'fiche revue : passer vos fiches en revue, l’une après l’autre',
  'fiches bloquées, fiches en retard, fiches sans nouvelles depuis 6 semaines, fiches foncier Bretagne : des listes',
  'fiche registre : les fiches inscrites au registre de simplification',
  'fiche chiffres : les chiffres consolidés',
];
const intro =
  'Dites simplement ce qui a changé : « la 8 est à 40 %, budget ramené à 950 k€, mise en service décalée à fin juin, on attend l’accord de la DREAL ». Je montre l’avant et l’après, et je n’enregistre que si vous validez.';

export function helpMessage(): Message {
  return say([intro, ...lines.map((line) => `• ${line}`)].join('\n'), {
    title: 'Les fiches action',
    blocks: [textBlock(intro), { type: 'list', items: lines }],
  });
}
