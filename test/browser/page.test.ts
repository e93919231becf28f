import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { demoPersonae } from '../../src/features/people';
import { openPage } from '../support/page-client';
import { browserPath, closed, quiet, withBrowser } from './browser';
import { startJalon, type RunningJalon } from '../support/running-jalon';

/** Beside other suites an answer may take seconds. */
const hangsMs = 60_000;

withBrowser('the page, in a real browser', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'jalon-browser-'));
  let jalon: RunningJalon;
  let browser: Browser;

  beforeAll(async () => {
    execFileSync(process.execPath, [path.join(__dirname, '..', '..', '.build', 'prepare.mjs'), 'app'], {
      stdio: 'ignore',
    });
    jalon = await startJalon(dataDir);
    browser = await chromium.launch({ executablePath: browserPath, args: quiet });
  }, 180_000);
  afterAll(async () => {
    await closed(browser);
    await jalon?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);

  async function open(size = { width: 1280, height: 800 }): Promise<{ page: Page; faults: string[] }> {
    const page = await (await browser.newContext({ viewport: size, locale: 'fr-FR' })).newPage();
    page.setDefaultTimeout(hangsMs);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
    await page.goto(jalon.url);
    await page.getByRole('button', { name: 'C’est quoi le VTE ?' }).waitFor();
    return { page, faults };
  }

  async function write(page: Page, text: string): Promise<void> {
    await page.getByLabel('Votre message').fill(text);
    await page.keyboard.press('Enter');
  }

  it('answers a suggested question with numbered sources that can be reached', async () => {
    const { page, faults } = await open();
    await page.getByRole('button', { name: 'C’est quoi le VTE ?' }).click();
    const answer = page.getByRole('article', { name: 'Message de Jalon, assistant automatique' });
    await answer.waitFor();
    expect(await answer.textContent()).toContain('Volontariat territorial en entreprise');
    expect(await answer.getByRole('heading', { name: 'Sources' }).count()).toBe(1);
    const cited = await answer.getByRole('link', { name: 'source 1' }).first().getAttribute('href');
    expect(await page.locator(cited ?? '').textContent()).toMatch(/^\[1\] /);
    expect(faults).toEqual([]);
  });

  it('can be used by keyboard alone: ask, press a button, fill a form that is first refused', async () => {
    const { page, faults } = await open();
    await page.keyboard.type('Quel est le budget du club ETI de Nouvelle-Aquitaine ?');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Transmettre la question' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Transmettre la question' });
    await dialog.waitFor();
    // It begins with what was asked.
    const field = dialog.getByLabel('Votre question');
    expect(await field.inputValue()).toBe('Quel est le budget du club ETI de Nouvelle-Aquitaine ?');
    await field.fill('');
    await dialog.getByRole('button', { name: 'Transmettre', exact: true }).focus();
    await page.keyboard.press('Enter');
    await dialog.getByText('Écrivez la question à transmettre.').waitFor();
    expect(await dialog.getByLabel('Votre question').getAttribute('aria-invalid')).toBe('true');
    expect(await page.evaluate('document.activeElement?.id')).toBe('field-question');
    await page.keyboard.type('Quel est le budget de ce club ?');
    await dialog.getByRole('combobox').focus();
    await page.keyboard.type('lorient');
    await dialog.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Transmettre', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Votre question est transmise à la Région Bretagne').waitFor();
    expect(faults).toEqual([]);
  });

  it('sends a file by keyboard, says what is wrong with one, and takes one back', async () => {
    const { page, faults } = await open();
    await page.keyboard.press('Tab');
    const input = page.getByLabel('Joindre un fichier');
    expect(await page.evaluate('document.activeElement?.id')).toBe('file');
    await input.setInputFiles({ name: 'vide.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) });
    await page.getByRole('alert').filter({ hasText: '« vide.txt » est vide' }).waitFor();
    const note = { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('Le 3 mars 2026.') };
    await input.setInputFiles(note);
    await page.getByRole('status').filter({ hasText: 'Fichier joint : note.txt' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.getByRole('button', { name: 'Retirer le fichier' }).click();
    expect(await page.getByText('Fichier joint').count()).toBe(0);
    await input.setInputFiles(note);
    await page.keyboard.press('Enter');
    await page.getByRole('article').getByText('Fichier joint : note.txt').waitFor();
    await page.getByText('Je n’ai pas ouvert « note.txt »').waitFor();
    expect(faults).toEqual([]);
  });

  it('shows what arrives by itself, live, to the person whom it is for', async () => {
    const { page } = await open();
    await page.getByLabel('Votre message').fill('Quel est le taux du dispositif Zorglub ?');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Transmettre la question' }).click();
    await page.getByLabel('Votre question').fill('Quel est le taux de ce dispositif ?');
    await page.getByRole('button', { name: 'Transmettre', exact: true }).click();
    await page.getByText('nouveau message').waitFor();
    await page.getByRole('radio', { name: /Délégation nationale/ }).check();
    await page.getByText('Quel est le taux de ce dispositif ?').waitFor();
  });

  it('updates a sheet from one sentence, by keyboard, and its card where it stands', async () => {
    const { page, faults } = await open();
    await page.getByRole('radio', { name: /Cheffe de projet/ }).check();
    await page.getByRole('button', { name: 'Mes fiches', exact: true }).click();
    await page.getByRole('heading', { name: 'Les fiches que vous pilotez : 5 fiches' }).waitFor();
    expect(await page.getByRole('button', { name: 'C’est quoi le VTE ?' }).count()).toBe(0);

    await write(page, 'fiche 3');
    const card = page.getByRole('article').filter({
      has: page.getByRole('heading', { name: 'Fiche 3 : Marque employeur du territoire (donnée fictive)' }),
    });
    await card.getByText('en cours, 20 %').waitFor();
    await write(page, 'la 3 est à 60 %, budget ramené à 950 k€');
    await page.getByText('Rien n’est enregistré tant que vous n’avez pas validé.').waitFor();
    await page.getByRole('button', { name: 'Valider' }).focus();
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'C’est enregistré.' }).waitFor();
    await card.getByText('en cours, 60 %').waitFor();
    expect(await card.textContent()).toMatch(/Budget950\s000\s€.*par Cheffe de projet/);
    expect(await card.count()).toBe(1);
    // The button is gone: she goes on from the message that took its place.
    expect(await page.evaluate('document.activeElement?.querySelector("h2")?.textContent')).toBe(
      'C’est enregistré.',
    );
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement?.textContent')).toBe('Revenir en arrière');
    await page.keyboard.press('Enter');
    await page
      .getByRole('heading', { name: 'C’est défait : les valeurs d’avant sont de nouveau là.' })
      .waitFor();
    await card.getByText('en cours, 20 %').waitFor();
    expect(faults).toEqual([]);
  });

  it('is as long as the window, however many messages with links it holds', async () => {
    const { page, faults } = await open({ width: 390, height: 844 });
    const articles = page.getByRole('article', { name: 'Message de Jalon, assistant automatique' });
    for (const count of [1, 2, 3]) {
      await write(page, 'C’est quoi le VTE ?');
      await articles
        .nth(count - 1)
        .getByRole('heading', { name: 'Sources' })
        .waitFor();
    }
    expect(await page.evaluate('document.documentElement.scrollHeight - innerHeight')).toBe(0);
    expect(faults).toEqual([]);
  });

  it('keeps a message that is too long whole, and says so', async () => {
    const { page } = await open();
    await page.getByRole('radio', { name: /Pilote régional/ }).check();
    await write(page, 'diffusion nouvelle');
    await page.getByRole('button', { name: 'Nouvelle diffusion' }).click();
    const dialog = page.getByRole('dialog', { name: 'Nouvelle diffusion' });
    await dialog.getByLabel('Objet').fill('Rencontre');
    await dialog.getByLabel('Message', { exact: true }).fill('Très long. '.repeat(3600));
    expect(await dialog.getByRole('checkbox', { name: 'Demander « Bien reçu »', exact: true }).count()).toBe(
      1,
    );
    await dialog.getByRole('button', { name: 'Voir l’aperçu' }).click();
    await page.getByText(/Votre texte fait 39\s599 caractères/).waitFor();
    await page.getByRole('button', { name: 'Raccourcir le message' }).click();
    await page.getByLabel('Suite (5 sur 14) (facultatif)').waitFor();
  });

  it('tells another persona of what was written to her, and not of what changed in place', async () => {
    const { page } = await open();
    const as = (name: RegExp) => page.getByRole('radio', { name }).check();
    await as(/Délégation nationale/);
    await write(page, 'fiche 9');
    await page.getByText('en cours, 60 %').waitFor();
    await as(/Industriel référent/);
    await write(page, 'la 9 est à 65 %');
    await page.getByRole('button', { name: 'Valider' }).click();
    await page.getByRole('heading', { name: 'C’est enregistré.' }).waitFor();
    await page.getByRole('radio', { name: /Élue référente.*nouveau message/ }).waitFor();
    expect(await page.getByText('nouveau message').count()).toBe(1);
    await as(/Délégation nationale/);
    await page.getByText('en cours, 65 %').waitFor();
  });

  it('makes nothing of what a person typed come alive', async () => {
    const { page, faults } = await open();
    const typed =
      '<img src=x onerror="document.title=1"><b>gras</b> <!channel> [lien](http://exemple.invalid)';
    await page.getByLabel('Votre message').fill(typed);
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: 'Message de Jalon, assistant automatique' }).waitFor();
    expect(await page.getByText(typed).count()).toBe(1);
    expect(await page.locator('#log img, #log b, #log script').count()).toBe(0);
    expect(await page.title()).toBe('Jalon, démonstration');
    expect(faults).toEqual([]);
  });

  it.each(['', '   ', '🙂🙂', 'x'.repeat(10_000), 'a\u0007b\u202ec'])(
    'answers bad input politely (%#)',
    async (typed) => {
      const { page, faults } = await open();
      await page.getByLabel('Votre message').fill(typed);
      await page.keyboard.press('Enter');
      const answer = page.getByRole('article', { name: 'Message de Jalon, assistant automatique' });
      await answer.waitFor();
      expect(await answer.textContent()).not.toMatch(/Error|undefined|stack|Désolé/);
      expect(faults).toEqual([]);
    },
  );

  it('has an answer to all that it suggests, to whomever', async () => {
    for (const { memberId, suggestions } of demoPersonae) {
      const page = await openPage(jalon.url, memberId);
      expect(suggestions.length).toBeGreaterThan(0);
      for (const suggestion of suggestions)
        expect(await page.ask(suggestion)).not.toMatch(
          /Je ne sais pas|pas compris|aucune fiche|De quelle fiche/,
        );
    }
  });

  it('fits a phone: nothing scrolls sideways', async () => {
    const { page } = await open({ width: 360, height: 740 });
    await page.getByRole('button', { name: 'C’est quoi le VTE ?' }).click();
    await page.getByRole('article', { name: 'Message de Jalon, assistant automatique' }).waitFor();
    await page.getByRole('radio', { name: /Cheffe de projet/ }).check();
    await write(page, 'fiche 1');
    await page.getByText('Plan de financement').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });

  it('says that it is a demonstration, and names everything for a screen reader', async () => {
    const { page } = await open();
    await expect(page.getByText('Démonstration').first().isVisible()).resolves.toBe(true);
    expect(await page.getByRole('radio').count()).toBe(7);
    expect(await page.getByRole('log').getAttribute('aria-label')).toBe('Mes échanges avec Jalon');
    const nameless = await page.evaluate(
      "[...document.querySelectorAll('button')].filter((button) => button.textContent.trim() === '').length",
    );
    expect(nameless).toBe(0);
  });

  // Last: it takes the invented people away.
  it('offers no invented people once a real directory was imported, and says what is so', async () => {
    const { page } = await open();
    const file = path.join(dataDir, 'annuaire.csv');
    writeFileSync(file, 'Nom complet;Courriel;Rôle\nMarie Réelle;marie@exemple.fr;délégation\n');
    await importDirectory(file);

    // The page that was open speaks for somebody who is gone.
    await write(page, 'fiche 3');
    await page.getByText('Rechargez la page').waitFor();
    await page.reload();
    await page.getByText('ni fiche, ni annuaire').waitFor();
    expect(await page.getByText('Démonstration').isVisible()).toBe(false);
    expect(await page.getByRole('radio').count()).toBe(0);
    expect(await page.getByRole('tab').count()).toBe(0);
    expect(await page.getByText('Choisissez qui vous êtes').count()).toBe(0);
    expect(await page.title()).toBe('Jalon, questions');
    for (const name of ['Cheffe de projet', 'Marie Réelle'])
      expect(await page.getByText(name).count()).toBe(0);

    await page.getByRole('button', { name: 'C’est quoi le VTE ?' }).click();
    await page.getByText('Volontariat territorial en entreprise').first().waitFor();
    await write(page, 'la 3 est à 60 %');
    await page.getByText('ressemble à une mise à jour de fiche action').waitFor();
    await write(page, 'jalon rattacher marie@exemple.fr');
    await page.getByText('ne rattache aucun compte').waitFor();
    const old = await openPage(jalon.url, 'cheffe');
    expect(await old.write('fiche 3')).toBe(410);
  });

  async function importDirectory(file: string): Promise<void> {
    const child = spawn(process.execPath, ['dist/src/cli.js', 'directory', 'import', file], {
      cwd: path.join(__dirname, '..', '..'),
      env: { ...process.env, DATA_DIR: dataDir },
      stdio: 'ignore',
    });
    expect(await once(child, 'exit')).toEqual([0, null]);
  }
});
