import { states } from './states.ts'
import { themes } from './themes.ts'

/** The controls around the sidebar's page: state, theme and width, kept in the address. */
const form = document.querySelector('form')!
const frame = document.querySelector('iframe')!
const messages = document.querySelector('pre')!
const [state, theme, width] = (['state', 'theme', 'width'] as const).map(
  (name) => form.elements.namedItem(name) as HTMLSelectElement,
)

state!.append(...Object.keys(states).map((name) => new Option(name)))
theme!.append(...Object.keys(themes).map((name) => new Option(name)))
for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
  const control = form.elements.namedItem(name) as HTMLSelectElement | null
  if (control) control.value = value
}
resize()
frame.src = `page.html?state=${state!.value}&theme=${theme!.value}`

state!.addEventListener('change', () => frame.contentWindow?.postMessage({ show: state!.value }))
theme!.addEventListener('change', () => frame.contentWindow?.postMessage({ theme: theme!.value }))
width!.addEventListener('input', resize)
form.addEventListener('input', () => {
  location.hash = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)])).toString()
})
window.addEventListener('message', ({ data }) => messages.prepend(`${JSON.stringify(data)}\n`))

function resize(): void {
  frame.style.width = `${width!.value}px`
}
