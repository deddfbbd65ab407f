import { formats } from '../src/core/formats/registry.ts'
import { runMocha } from './helpers/mochaRun.ts'

// Readers that are loaded when they are first needed: the tests read at once.
for (const { load } of formats) await load?.()

await runMocha({ suite: 'unit', files: 'test/unit/**/*.test.ts', timeout: 20_000, grep: process.argv[2] })
