import { isLongRun } from './long.ts'

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
