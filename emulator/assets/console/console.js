// @ts-check
// What the console does in a browser with JavaScript: it renders itself again when something has
// changed, and posts its forms without leaving the page.

const main = document.getElementById('main')
let isRendering = false
let isStale = false
let aheadMs = clockAheadMs()

/** Fetches the page once more, and again if something changed meanwhile. */
async function render() {
  isStale = true
  if (isRendering) return
  isRendering = true
  try {
    while (isStale) {
      isStale = false
      await renderOnce()
    }
  } finally {
    isRendering = false
  }
}

async function renderOnce() {
  const response = await fetch(location.pathname + location.search, {
    headers: { accept: 'text/html' },
  }).catch(() => null)
  if (!response?.ok) return
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const next = page.getElementById('main')
  if (main === null || next === null) return
  const before = requestCount()
  morph(main, next)
  aheadMs = clockAheadMs()
  announce(requestCount() - before)
}

/**
 * Makes an element like another one and keeps what a person does in it: focus, text, scrolling.
 * @param {Element} from
 * @param {Element} to
 */
function morph(from, to) {
  const isUntouched = from instanceof HTMLInputElement && isAsItCame(from)
  if (from instanceof HTMLSelectElement && isChosen(from)) return
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && name !== 'open') from.removeAttribute(name)
  }
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) !== value) from.setAttribute(name, value)
  }
  if (isUntouched) {
    from.value = from.defaultValue
    from.checked = from.defaultChecked
  }
  morphChildren(from, to)
}

/** @param {HTMLInputElement} input */
function isAsItCame({ value, defaultValue, checked, defaultChecked }) {
  return value === defaultValue && checked === defaultChecked
}

/**
 * Whether somebody has chosen another option than the page came with.
 * @param {HTMLSelectElement} select
 */
function isChosen({ options }) {
  const isPreset = [...options].some(({ defaultSelected }) => defaultSelected)
  return [...options].some(({ selected, defaultSelected, index }) =>
    isPreset ? selected !== defaultSelected : selected !== (index === 0),
  )
}

/**
 * Elements are known by their ids, where they have one, else by their places.
 * @param {Element} from
 * @param {Element} to
 */
function morphChildren(from, to) {
  const wanted = new Set([...to.children].map(({ id }) => id))
  for (const child of [...from.children]) {
    if (child.id !== '' && !wanted.has(child.id)) child.remove()
  }
  let place = from.firstChild
  for (const next of [...to.childNodes]) {
    if (place !== null && isSame(place, next)) {
      const known = place
      place = known.nextSibling
      if (known instanceof Element && next instanceof Element) morph(known, next)
      else if (known.nodeValue !== next.nodeValue) known.nodeValue = next.nodeValue
    } else from.insertBefore(next, place)
  }
  while (place !== null) {
    const rest = place
    place = rest.nextSibling
    rest.remove()
  }
}

/**
 * @param {Node} left
 * @param {Node} right
 */
function isSame(left, right) {
  const [leftId, rightId] = [left, right].map((node) => (node instanceof Element ? node.id : ''))
  return left.nodeName === right.nodeName && leftId === rightId
}

/** @returns {HTMLTimeElement | null} */
function clock() {
  return document.querySelector('#clock-now time')
}

function clockAheadMs() {
  return Date.parse(clock()?.dateTime ?? '') - Date.now()
}

function tick() {
  const now = new Date(Date.now() + aheadMs).toISOString()
  clock()?.replaceChildren(`${now.slice(0, 10)} ${now.slice(11, 19)}`)
}

function requestCount() {
  return Number(document.querySelector('#journal .count')?.textContent)
}

let unannounced = 0
/** @type {number | undefined} */
let announcement

/**
 * Says at most every five seconds that requests have come, and not which.
 * @param {number} count
 */
function announce(count) {
  unannounced += Math.max(count, 0)
  if (unannounced === 0 || announcement !== undefined) return
  const requests = unannounced === 1 ? 'request' : 'requests'
  setText('news', `${unannounced} new ${requests} in the journal`)
  unannounced = 0
  announcement = window.setTimeout(() => {
    announcement = undefined
    announce(0)
  }, 5000)
}

/**
 * @param {string} id
 * @param {string} text
 */
function setText(id, text) {
  const element = document.getElementById(id)
  if (element !== null) element.textContent = text
}

/**
 * Where the button is gone once it was used, the focus stays in its section.
 * @param {HTMLFormElement} form
 */
async function post(form) {
  const section = form.closest('section')
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) body.append(name, String(value))
  const problem = await fetch(form.action, { method: 'POST', body }).then(
    async (response) => (response.ok ? '' : String((await response.json()).error)),
    () => 'The emulator does not answer.',
  )
  setText('problem', problem)
  if (problem !== '') return
  form.reset()
  await render()
  if (document.activeElement === document.body) section?.focus({ preventScroll: true })
}

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
  event.preventDefault()
  void post(form)
})

const events = new EventSource('/__emulator/events')
events.onopen = () => {
  setText('live', 'live')
  void render()
}
events.onerror = () => setText('live', 'not connected')
events.onmessage = () => void render()
window.setInterval(tick, 1000)
// What counts down has to be rendered again although nothing changed.
window.setInterval(() => void render(), 30_000)
