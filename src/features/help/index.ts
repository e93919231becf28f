export { createHelpFeature } from './feature';
export { suggestedQuestions } from './texts';
