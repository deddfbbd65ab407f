import { createFakeHost } from './fakeHost.ts'
import { states } from './states.ts'
import { applyTheme, themes } from './themes.ts'

/** The sidebar in an ordinary page: `page.html?state=database&theme=dark`. */
const query = new URLSearchParams(location.search)
applyTheme(themes[query.get('theme') ?? ''] ?? themes['dark']!)
const host = createFakeHost(states[query.get('state') ?? ''] ?? states['database']!)
Object.assign(globalThis, { acquireVsCodeApi: () => host })
// Only now: the app asks for its host as soon as it is loaded.
void import('../main.ts')

window.addEventListener(
  'message',
  ({ data }: MessageEvent<{ readonly theme?: string; readonly show?: string } | undefined>) => {
    const theme = data?.theme !== undefined && themes[data.theme]
    const state = data?.show !== undefined && states[data.show]
    if (theme) applyTheme(theme)
    if (state) host.show(state)
  },
)
