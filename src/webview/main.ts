import type { SidebarState, ToWebview } from '../protocol/messages.ts'
import './elements/sidebar.ts'
import './events.ts'
import './host.ts'
import { subjectKey } from './model/subject.ts'
import { documentStyles } from './styles/documentStyles.ts'
import { changeView, readViewState, subjectView, type ViewChange } from './viewState.ts'

const host = acquireVsCodeApi()
const sidebar = document.createElement('rl-sidebar')
sidebar.view = readViewState(host.getState())
sidebar.addEventListener('rl-intent', ({ detail }) => host.postMessage(detail))
sidebar.addEventListener('rl-view', ({ detail }) => keep(detail))

window.addEventListener('message', ({ data }: MessageEvent<ToWebview | undefined>) => {
  if (data?.type === 'state') show(data.state)
})

/** How long scrolling must rest before it is kept, in milliseconds. */
const scrollRest = 150
let scrollTimer: ReturnType<typeof setTimeout> | undefined
window.addEventListener('scroll', () => {
  clearTimeout(scrollTimer)
  scrollTimer = setTimeout(() => keep({ kind: 'scroll', top: window.scrollY }), scrollRest)
})

if (documentStyles.styleSheet) document.adoptedStyleSheets.push(documentStyles.styleSheet)
document.body.append(sidebar)
host.postMessage({ type: 'ready' })

/** Shows a state; another subject appears where it was last scrolled to. */
function show(state: SidebarState): void {
  const key = subjectKey(state.subject)
  const changed = !sidebar.state || subjectKey(sidebar.state.subject) !== key
  sidebar.state = state
  if (!changed) return
  clearTimeout(scrollTimer) // it would be kept for the wrong subject
  requestAnimationFrame(() => window.scrollTo(0, subjectView(sidebar.view, key).scroll))
}

function keep(change: ViewChange): void {
  if (!sidebar.state) return
  sidebar.view = changeView(sidebar.view, subjectKey(sidebar.state.subject), change)
  host.setState(sidebar.view)
}
