import type { FormDefinition } from '../../../core/feature';
import type { TerritoryRegister } from '../../territories';
import { texts } from '../texts';
import { followUpNames, projectNames } from '../typed-fields/typed-columns';
import { typedForm } from './typed-form';

/** « Le projet »: what it is, and the papers behind it. */
export const projectForm = (register: TerritoryRegister): FormDefinition =>
  typedForm(register, {
    formId: 'action-sheets.project',
    openLabel: texts.project,
    title: texts.projectTitle,
    names: projectNames,
    hints: {
      maturity: 'Par exemple « étude de faisabilité », « permis déposé ».',
      attachments: 'Un lien par ligne : « Convention : https://… ».',
    },
  });

/** « Financement et suivi »: who pays what, what is measured, what is asked. */
export const followUpForm = (register: TerritoryRegister): FormDefinition =>
  typedForm(register, {
    formId: 'action-sheets.followUp',
    openLabel: texts.followUp,
    title: texts.followUpTitle,
    names: followUpNames,
    hints: {
      funding:
        'Un financeur par ligne, avec « acquis », « demandé » ou « à trouver » : « Région : 200 000 € (acquis) ».',
      indicators: 'Un indicateur par ligne : « Emplois : cible 40, réalisé 12 (au 30/06/2027) ».',
      'request.to': 'Sans précision, au copil.',
      'simplification.rule': 'La règle en question, par exemple « Délai d’instruction du permis ».',
    },
  });
