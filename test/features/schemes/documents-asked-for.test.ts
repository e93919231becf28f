import {
  announcesFile,
  asksToImport,
  namesTheImport,
} from '../../../src/features/schemes/editing/documents/asks-to-import';

describe('words beside a file', () => {
  it.each([
    'importe ce fichier',
    'Bonjour, peux-tu intégrer ce rapport aux connaissances ?',
    'Importe cette page dans les connaissances, s’il te plaît.',
    'Ajoutez le document ci-joint, merci',
    'Verse ça aux connaissances',
    'Intègre le rapport de la Région Bretagne dans la base',
  ])('ask to import it: %s', (text) => {
    expect(asksToImport(text)).toBe(true);
  });

  it.each([
    'Important : la 8 est à 60 %, photo jointe',
    'la 8 est à 40 %, on ajoute 50 k€ au budget',
    'je suis chargée de mission, voici le plan de la fiche 8',
    'la fiche 8 : le permis d’intégration est accordé, document joint',
    'ajoute la 8 au budget',
    'Ajoute 50 k€ au budget de la fiche 8',
    'importe ce document. La fiche 8 est à 60 %',
    'Ajoute le document de la fiche 8',
    'Bonjour Jalon ! Merci d’avance',
    'Faut-il verser le rapport ?',
    'ajoute une note à la fiche 8 : le document est en retard',
  ])('are no request to import where they say something else: %s', (text) => {
    expect(asksToImport(text)).toBe(false);
  });

  it.each([
    'voici',
    'Le voilà, merci !',
    'Bonjour, voici le rapport de la Région Bretagne.',
    'le document ci-joint',
  ])('hand over one that is awaited: %s', (text) => {
    expect(announcesFile(text)).toBe(true);
  });

  it.each([
    'la 8 est à 60 %',
    'Voici le rapport, la 8 est à 60 %',
    'le rapport du copil est validé',
    'Voici le plan de la fiche 8',
    'C’est quoi le VTE ?',
    'annuler',
  ])('say something else than that it is here: %s', (text) => {
    expect(announcesFile(text)).toBe(false);
  });

  it('that name the command are one', () => {
    expect(namesTheImport('connaissances importer')).toBe(true);
    expect(namesTheImport('connaissances documents')).toBe(false);
  });
});
