// Writes a .br and a .gz beside every file of the built pages that gains from it, so that the server need not compress.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const GAINS = /\.(html|js|css|svg|json|txt|webmanifest|wasm)$/;
const BYTES_MIN = 1024;
/** Above it the best quality takes most of a minute for a few per cent less. */
const BEST_UP_TO_BYTES = 2 ** 20;

function* filesIn(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) {
      yield* filesIn(path);
    } else {
      yield path;
    }
  }
}

for (const path of filesIn(process.argv[2])) {
  const bytes = readFileSync(path);
  if (!GAINS.test(path) || bytes.length < BYTES_MIN) {
    continue;
  }
  const br = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: bytes.length > BEST_UP_TO_BYTES ? 9 : 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  writeFileSync(`${path}.br`, br);
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: bytes.length > BEST_UP_TO_BYTES ? 6 : 9 }));
}
