export const extractTexts = {
  /** The source that is cited says which document it is. */
  says: 'Un document importé dit :',
};
