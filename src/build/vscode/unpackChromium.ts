/** Run as a program by `bundledChromium.ts`: unpacks the archives of the folder it is given into the temporary folder. */
import { join } from 'node:path'
import { inflate } from '@sparticuz/chromium'

const archives = process.argv[2]
if (archives === undefined) throw new Error('Missing the folder of the archives.')
for (const name of ['chromium.br', 'fonts.tar.br', 'al2023.tar.br', 'swiftshader.tar.br'])
  await inflate(join(archives, name))
