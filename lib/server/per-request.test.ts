import { createElement, isValidElement, Suspense } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { perRequest } from './per-request.tsx'

const Page = perRequest(async ({ name }: { name: string }) => `Hello ${name}`)

/** What is around the component, and the component. */
function parts() {
  const around = Page({ name: 'Ada' })
  if (!isValidElement<Record<string, unknown>>(around)) throw new Error('There is nothing.')
  const { type, props } = around
  return { type, fallback: props['fallback'], inner: props['children'] }
}

test('what waits for its visitor is in a <Suspense>, with its props', () => {
  const { type, inner } = parts()
  expect(type).toBe(Suspense)
  expect(inner).toMatchObject({ props: { name: 'Ada' } })
})

test('meanwhile only a browser without scripts is told anything: to show what comes late', () => {
  const { fallback } = parts()
  expect(renderToStaticMarkup(createElement('main', null, fallback as string))).toBe(
    '<main><noscript><style>@layer theme { [hidden][id^="S:"] { display: block !important } }</style></noscript></main>',
  )
})
