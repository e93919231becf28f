// Preloaded by test processes of their own (`node -r`): compiles the sources as jest does, without checking types.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const path = require('node:path');

// What was compiled once is kept by its content: these processes start many times, and compiling takes them a second.
const kept = path.join(__dirname, '..', '..', 'node_modules', '.cache', 'jalon-typescript');
mkdirSync(kept, { recursive: true });

const options = {
  jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  module: { type: 'commonjs' },
  swcrc: false,
};
const { version } = require('@swc/core/package.json');

require.extensions['.ts'] = (module, file) => {
  const source = readFileSync(file, 'utf8');
  const key = createHash('sha256')
    .update(JSON.stringify([version, options, file, source]))
    .digest('hex');
  module._compile(read(path.join(kept, `${key}.js`)) ?? compile(source, file, key), file);
};

function read(place) {
  try {
    return readFileSync(place, 'utf8');
  } catch {
    return undefined;
  }
}

function compile(source, filename, key) {
  const { code } = require('@swc/core').transformSync(source, { ...options, filename });
  // Others may write the same at once: a file is there whole or not at all.
  const written = path.join(kept, `${key}.${process.pid}`);
  writeFileSync(written, code);
  renameSync(written, path.join(kept, `${key}.js`));
  return code;
}

// `import('./x.js')` means the source beside it, as it does for the compiler.
const Module = require('node:module');
const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  try {
    return resolve.call(this, request, ...rest);
  } catch (error) {
    if (!request.endsWith('.js')) throw error;
    return resolve.call(this, request.replace(/\.js$/, '.ts'), ...rest);
  }
};
