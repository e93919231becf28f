import type { InboundEvent } from '../../../src/core/event';
import { startRecordingHarness } from '../../contracts/recording.harness';
import type { StartHarness } from '../../contracts/harness';
import { startSlackHarness } from '../../contracts/slack.harness';
import { startTeamsHarness } from '../../contracts/teams.harness';
import { startWebHarness } from '../../contracts/web.harness';
import { frenchDay } from '../../../src/features/action-sheets/french';
import { play } from '../../scenarios/play';
import { startSheetHouse, type SheetHouse } from './sheet-house';

const platforms: [string, StartHarness][] = [
  ['slack', startSlackHarness],
  ['teams', startTeamsHarness],
  ['web', startWebHarness],
  ['recording', startRecordingHarness],
];

/** Of sheet 3, from the day that the demonstration is put in place. */
const daysToDue = 120;
const edit = `
alice: fiche modifier 3
= « Fiche 3 » : le formulaire s’ouvre avec ce bouton.
alice > Répondre par messages
= je pose 10 questions, une par message
= Marque employeur du territoire (donnée fictive)
= Question 1 sur 10 : Statut
= Déjà là : « en cours ».
alice: garder
= Question 2 sur 10 : Avancement
= Déjà là : « 20 % ». Écrivez « garder » pour ne rien y changer, « vider » pour l’effacer.
alice: cent vingt %
= Un avancement va de 0 à 100 %
= Question 2 sur 10
alice: aux deux tiers
= Question 3 sur 10 : Budget
alice: douze patates
= Je ne lis pas ce montant. Par exemple « 950 k€ »
alice: 1,2 M€ HT
= Question 4 sur 10 : Échéance
alice: 31/02/2027
= Je ne lis pas cette date.
alice: retour
= Question 3 sur 10 : Budget
= Déjà là : « 1,2 M€ HT »
# Passer sur une question laisse ce qui est là.
alice: passer
= Question 4 sur 10 : Échéance
alice: passer
= Question 5 sur 10 : Prochaine étape
= Facultatif : « passer ».
alice: Choisir l’agence
alice: passer
= Question 7 sur 10 : Pilote
alice: industriel référent
= Question 8 sur 10 : Partenaires
alice: UIMM, Région
= Question 9 sur 10 : Niveau d’engagement
alice: vider
= Question 10 sur 10 : Commentaire
alice: passer
= voici vos réponses
= Avancement : aux deux tiers
= Budget : 1,2 M€ HT
= Échéance : ${frenchDay(new Date(Date.now() + daysToDue * 86_400_000))}
= Niveau d’engagement : rien
= Écrivez « envoyer » pour confirmer (Enregistrer)
alice: envoyer
= C’est enregistré.
= Avancement : 20 % → 67 %
= Budget : 45 000 € → 1 200 000 € HT
= Prochaine étape : Choisir l’agence
= Pilote : Industriel référent
= Partenaires : UIMM et Région
= Niveau d’engagement : à consolider → plus rien
≠ Échéance
≠ Statut`;

const create = `
alice: fiche nouvelle Atelier vélo
alice > Répondre par messages
= Question 1 sur 9 : Intitulé
= Déjà là : « Atelier vélo »
alice: garder
= Question 2 sur 9 : Axe
alice: foncier
= Question 3 sur 9 : Statut
alice: en cours
alice: passer
alice: passer
alice: passer
alice: passer
= Question 8 sur 9 : Budget
alice: 950 k€
= Question 9 sur 9 : Échéance
alice: 15/03/2020
= voici vos réponses
alice: envoyer
= Le 15 mars 2020 est déjà passé. Donnez une échéance à venir.
= Question 9 sur 9
alice: 30/06/2031
alice: envoyer
= Fiche 13 : Atelier vélo (donnée fictive)
= 950 000 €
= 30 juin 2031`;

const blocked = `
alice > Répondre par messages
= « Fiche bloquée » : je pose une question.
= Fiche 9 : Guichet du foncier économique (donnée fictive)
= Question 1 sur 1 : Point de blocage
alice: ?
= Dites ce qui bloque, en quelques mots.
alice: passer
= Cette réponse est nécessaire.
alice: On attend la DREAL
= voici vos réponses
alice: oui
= C’est enregistré.
= Statut : en cours → bloquée
= Point de blocage : On attend la DREAL`;

const disagree = `
alice > Répondre par messages
= Question 1 sur 1 : Votre désaccord
alice: Le chantier n’a pas commencé
alice: envoyer
= Votre désaccord est noté sur la fiche
alice: fiche 9
= Cheffe de projet : Le chantier n’a pas commencé
alice > Désaccord levé
= Le désaccord est levé.`;

describe.each(platforms)('forms of sheets by messages on %s', (_name, startHarness) => {
  let sheets: SheetHouse;
  beforeAll(async () => void (sheets = await startSheetHouse(startHarness)));
  afterAll(() => sheets.stop());
  afterEach(() => expect(sheets.house.errors).toEqual([]));

  it('are asked, answered in plain French, and submitted', async () => {
    await play(edit, sheets);
    expect((await sheets.sheet(3)).fields).toMatchObject({
      progress: 67,
      budget: { euros: 1_200_000, excludingTax: true },
      lead: { personId: 'demo-industriel' },
      partners: ['UIMM', 'Région'],
    });
  });

  it('never undo what somebody else wrote meanwhile', async () => {
    await play('alice: fiche modifier 4\nalice > Répondre par messages\nalice: garder', sheets);
    await play('bob: la 4 est en cours à 30 %\nbob > Valider\n= C’est enregistré.', sheets);
    await play(`${'alice: passer\n'.repeat(9)}alice: envoyer\n= il n’y a rien à changer`, sheets);
    expect((await sheets.sheet(4)).fields).toMatchObject({ status: 'en_cours', progress: 30 });
  });

  /** A button that announced no form, pressed: the platform cannot open one. */
  async function pressWithoutForm(actionId: string, number: number): Promise<void> {
    const { harness, house } = sheets;
    const event: InboundEvent = {
      key: `${actionId}/${number}`,
      receivedAt: new Date(),
      deadline: new Date(),
      actor: harness.alice,
      address: harness.address('personal', harness.alice),
      scope: 'personal',
      canOpenForm: false,
      kind: 'action',
      actionId,
      payload: { sheetId: (await sheets.sheet(number)).id },
    };
    await house.dispatch.receive(event);
    await house.dispatch.shown(event, await harness.platform.answer(event, await house.dispatch.run(event)));
  }

  it('say what blocks a sheet, and that somebody does not agree', async () => {
    await pressWithoutForm('action-sheets.roundBlocked', 9);
    await play(blocked, sheets);
    expect((await sheets.sheet(9)).fields).toMatchObject({ status: 'bloque', blocker: 'On attend la DREAL' });
    await pressWithoutForm('action-sheets.disagree', 9);
    await play(disagree, sheets);
    expect((await sheets.sheet(9)).fields.disagreement).toBeUndefined();
  });

  it('create a sheet', () => play(create, sheets));
});
