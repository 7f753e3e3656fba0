/**
 * The tag of tests that only `npm run test:long` runs: what they prove is proved once by a test that
 * every change meets, and they prove it for one case more (the same form without JavaScript, the
 * same fault in another week, the same page in another language).
 */
export const LONG = '@long'

/** Whether this is a run of `npm run test:long`. */
export const isLongRun = Boolean(process.env['E2E_LONG'])

/** How a page is looked at: on a desk and on a phone, light and dark; in a short run each once. */
export const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  (['a desk', 'a phone'] as const)
    .filter((place) => isLongRun || (place === 'a desk') === (colorScheme === 'light'))
    .map((place) => ({
      name: `${colorScheme}, on ${place}`,
      colorScheme,
      viewport: place === 'a desk' ? { width: 1280, height: 800 } : { width: 390, height: 844 },
    })),
)
