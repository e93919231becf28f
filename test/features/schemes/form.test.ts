import { buttonPayloadLimitBytes, type Button, type Message } from '../../../src/core/message';
import { addressesMessage, provenanceMessage } from '../../../src/features/schemes/about-views';
import {
  answerAgain,
  answerFacet,
  answerQuestion,
  compareWith,
} from '../../../src/features/schemes/answering/answer-question';
import { spoken } from '../../../src/features/schemes/answering/length';
import { feedbackButtons } from '../../../src/features/schemes/feedback/actions';
import { answerMessage, moreMessage } from '../../../src/features/schemes/views';
import { register } from '../territories/register';
import { ask, index, knowledge, prose, today } from './asking';

const rowsOf = (message: Message): Button[][] =>
  (message.card?.blocks ?? []).flatMap((block) => (block.type === 'buttons' ? [block.buttons] : []));
const lengthOf = (sentences: Parameters<typeof spoken>[0][]): number =>
  sentences.reduce((sum, sentence) => sum + spoken(sentence).length + 1, 0);

describe('the form of an answer', () => {
  it('is short whatever is asked of the knowledge, with its acronyms spelled out', async () => {
    const territories = await register();
    for (const { questions } of knowledge.facets) {
      const [question = ''] = questions;
      const answer = answerQuestion(index(), territories, question, { today });
      if (answer.sentences.length > 1)
        expect([question, lengthOf(answer.sentences) <= 600]).toEqual([question, true]);
      expect([question, lengthOf([...answer.sentences, ...answer.more]) <= 1200]).toEqual([question, true]);
      expect(answer.sentences.length).toBeLessThanOrEqual(4);
    }
  });

  it('shows the rest of this very answer behind « En savoir plus », of several questions too', async () => {
    for (const question of [
      'C’est quoi Territoires d’industrie ?',
      'C’est quoi le VTE et qui pilote la French Fab ?',
    ]) {
      const answer = await ask(question);
      expect(answer.more.length).toBeGreaterThan(0);
      const button = rowsOf(answerMessage(answer, question))
        .flat()
        .find(({ actionId }) => actionId === 'schemes.more');
      const { refs } = button?.payload as { refs: string[] };
      const again = answerAgain(index(), refs, today);
      expect(again.sentences.map(({ text }) => text)).toEqual(answer.more.map(({ text }) => text));
      const shown = answer.sentences.map(({ text }) => text);
      expect(again.sentences.filter(({ text }) => shown.includes(text))).toEqual([]);
      expect(moreMessage(again).text).toMatch(/\[1\][^]*Sources/);
    }
    expect(moreMessage(answerAgain(index(), ['vte/what/plus-la'], today)).text).toMatch(/a changé depuis/);
  });

  it('says of each source its title, publisher, date, address, and when it was last checked', async () => {
    const { text } = answerMessage(await ask('C’est quoi le VTE ?'));
    expect(text).toMatch(
      /\[1\] Le volontariat territorial en entreprise .*, Le Monde, état d’août 2022, vérifié le 23 novembre 2026, https:/,
    );
    for (const source of knowledge.sources) expect(source.checkedAt).toMatch(/^20\d\d-\d\d-\d\d$/);
    const lists = answerMessage(await ask('Combien de territoires en Bretagne ?'));
    expect(lists.text).toContain('vérifié le 23 novembre 2026');
  });

  it('has two rows of at most five buttons, each within what a button carries', async () => {
    for (const { id, name } of knowledge.subjects) {
      const question = `C’est quoi ${name} ?`;
      const answer = await ask(question);
      const message = answerMessage(answer, question, feedbackButtons(answer, question, crypto.randomUUID()));
      const rows = rowsOf(message);
      expect(rows.length).toBeLessThanOrEqual(2);
      for (const row of rows) expect([id, row.length <= 5]).toEqual([id, true]);
      for (const { payload } of rows.flat())
        expect(Buffer.byteLength(JSON.stringify(payload ?? null))).toBeLessThanOrEqual(
          buttonPayloadLimitBytes,
        );
    }
    const labels = rowsOf(answerMessage(await ask('C’est quoi le VTE ?')))
      .flat()
      .map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['Conditions', 'Contact', 'Liens', 'Comparer', 'Sources']));
  });

  it('spells an acronym out once, where it is first said, and not inside a longer name', async () => {
    const pilots = prose(await ask('Qui pilote Territoires d’industrie ?'));
    expect(pilots).toContain('l’ANCT (Agence nationale de la cohésion des territoires)');
    expect(pilots.match(/Agence nationale de la cohésion/g)).toHaveLength(1);
    expect(pilots).not.toContain('DGE (direction');
    expect(
      prose(await ask('C’est quoi le VTE ?')).match(/\(Volontariat territorial en entreprise\)/gi),
    ).toHaveLength(1);
    expect(prose(await ask('C’est quoi le VTE Vert ?'))).not.toMatch(/VTE \([^)]*\) Vert/);
  });

  it('lists the pages of a subject, and says where each sentence comes from', () => {
    const pages = addressesMessage(index(), 'vte');
    const known = new Set(knowledge.sources.map(({ url }) => url));
    const links = pages.card?.blocks.flatMap((block) => (block.type === 'links' ? block.links : [])) ?? [];
    expect(links.length).toBeGreaterThan(3);
    for (const { url } of links) expect(known).toContain(url);
    expect(provenanceMessage(index(), ['vte/what/nature']).text).toMatch(
      /confiance \S+, à revérifier le 31 mars 2027[^]*\[1\] .*vérifié le 23 novembre 2026/,
    );
  });

  it('compares a subject with what it is taken for, both ways, and each choice compares', async () => {
    const territories = await register();
    const offered = knowledge.subjects.filter(({ id }) => index().confusableWith(id).length > 0);
    expect(offered.length).toBeGreaterThan(10);
    for (const { id } of offered) {
      const answer = compareWith(index(), id, today);
      if (!answer.options) expect(answer.sentences.length).toBeGreaterThan(0);
      for (const { question } of answer.options ?? [])
        expect([question, answerQuestion(index(), territories, question, { today }).refused]).toEqual([
          question,
          false,
        ]);
    }
    expect(prose(compareWith(index(), 'vta', today))).toMatch(/VTE/);
  });

  it('gives an amount with a contact, asked by a button too', () => {
    const amount = knowledge.facts.find(({ nature, facet }) => nature === 'montant' && facet === 'funding');
    const answer = answerFacet(index(), amount?.subjectId ?? '', 'funding', today);
    const said = answer.sentences.map(({ factId }) => factId ?? '');
    expect(said.some((id) => id.includes('/contact/'))).toBe(true);
  });
});

describe('whom to contact in a Region', () => {
  const inRegion = async (question: string, person?: { regionCode?: string; territoryId?: string }) =>
    prose(answerQuestion(index(), await register(), question, { today, person }));

  it('is the Region that is named, in any spelling', async () => {
    expect(await inRegion('chui maire en bretagne a ki m adresser')).toMatch(
      /en Bretagne.*conseil régional/i,
    );
    const vte = await inRegion('qui contacter pour un VTE dans le Grand Est ?');
    expect(vte).toMatch(/Bpifrance.*Grand Est.*conseil régional.*2021/);
  });

  it('is one’s own where it is known, with the territory', async () => {
    const [territory] = (await register()).territories;
    const asked = 'À qui m’adresser dans ma région ?';
    const said = await inRegion(asked, { territoryId: territory?.id });
    expect(said).toContain(territory?.name);
    expect(said).toMatch(/conseil régional/);
    expect(await inRegion(asked, { regionCode: '53' })).toMatch(/Bretagne/);
  });

  it('invents no telephone and no name', async () => {
    const answer = await ask('Quel est le numéro de téléphone du conseil régional de Bretagne ?');
    expect(answer.refused).toBe(true);
  });
});
