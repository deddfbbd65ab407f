import type { FromWebview } from '../protocol/messages.ts'
import type { ViewChange } from './viewState.ts'

declare global {
  interface HTMLElementEventMap {
    /** Somebody asked the extension for something. */
    'rl-intent': CustomEvent<FromWebview>
    /** Somebody opened, closed or filtered a part of the view. */
    'rl-view': CustomEvent<ViewChange>
  }
}

/** Sends a request up to the page, which passes it on to the extension. */
export function sendIntent(from: EventTarget, message: FromWebview): void {
  from.dispatchEvent(new CustomEvent('rl-intent', { detail: message, bubbles: true, composed: true }))
}

/** Sends a change of the view up to the page, which owns and keeps the view state. */
export function sendViewChange(from: EventTarget, change: ViewChange): void {
  from.dispatchEvent(new CustomEvent('rl-view', { detail: change, bubbles: true, composed: true }))
}
