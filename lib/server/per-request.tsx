import { type ComponentType, type ReactNode, Suspense } from 'react'

/**
 * Makes a page, or a part of one, that waits for its visitor. With Cache Components (the default of
 * new apps since Next 16.4) what asks for the session has to be in a `<Suspense>`, or a build fails;
 * without them nothing is lost. What React sends late stays hidden until a script moves it: a browser
 * without scripts is made to show it all the same. Shows nothing meanwhile.
 *
 * @example
 * // app/account/page.tsx
 * export default perRequest(async function AccountPage() {
 *   const { customer } = await requireSession('/account')
 *   return <h1>{customer.displayName}</h1>
 * })
 */
export function perRequest<Props extends object>(
  component: (props: Props) => Promise<ReactNode>,
): (props: Props) => ReactNode {
  // React renders it on the server; only the types of components of clients say that it cannot.
  const Component = component as ComponentType<Props>
  return function PerRequest(props) {
    return (
      <Suspense fallback={WITHOUT_SCRIPTS}>
        <Component {...props} />
      </Suspense>
    )
  }
}

/**
 * React calls what it sends late `S:0`, `S:1`, …, in each version since it streams. Tailwind 4 hides
 * what is `hidden` by an important rule in its layer `base`; of important rules that of the earlier
 * layer wins (CSS Cascading 5, section 6.1), and `theme` is the one before.
 */
const SHOW = '@layer theme { [hidden][id^="S:"] { display: block !important } }'

const WITHOUT_SCRIPTS = (
  <noscript>
    <style>{SHOW}</style>
  </noscript>
)
