import type { FromWebview, SidebarState, ToWebview } from '../../protocol/messages.ts'
import type { Host } from '../host.ts'
import { stateOfResource } from './states.ts'

/** A host that stands for the extension: it answers what can be answered without an editor, and shows the rest to the playground. */
export interface FakeHost extends Host {
  /** Shows a state as if the extension had sent it. */
  show(state: SidebarState): void
}

/** Creates a host that starts with a state. What the view keeps lasts as long as the browser's tab. */
export function createFakeHost(first: SidebarState): FakeHost {
  let state = first
  const show = (next: SidebarState): void => {
    state = next
    const message: ToWebview = { type: 'state', state }
    window.postMessage(message)
  }
  return {
    show,
    getState: () => JSON.parse(sessionStorage.getItem('view') ?? 'null') as unknown,
    setState: (view) => sessionStorage.setItem('view', JSON.stringify(view)),
    postMessage: (message) => {
      if (window.parent !== window) window.parent.postMessage(message)
      answer(message)
    },
  }

  function answer(message: FromWebview): void {
    switch (message.type) {
      case 'ready':
        return show(state)
      case 'pin':
        return show({ ...state, pinned: message.pinned })
      case 'reveal':
        return show(stateOfResource(state, message.index))
      case 'revealLine':
      case 'copy':
      case 'lookUp':
        return
      default:
        message satisfies never
    }
  }
}
