import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

/** Returns a port of the loopback interface that was free a moment ago; the system picks it, so starts do not collide. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
