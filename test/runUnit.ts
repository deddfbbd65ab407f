import { runMocha } from './helpers/mochaRun.ts'

await runMocha({ suite: 'unit', files: 'test/unit/**/*.test.ts', timeout: 20_000, grep: process.argv[2] })
