import path from 'node:path';

export const seedFolder = path.join(__dirname, '../../../prisma/seed');
