export { createPersonDirectory } from './directory';
export { demoPersonae } from './demo-personae';
