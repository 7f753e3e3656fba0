import { test } from '@playwright/test'

/**
 * For a file about the session, its secrets or its races, after the imports: none of its tests has a
 * second try. What fails once in a hundred times there is what a customer would meet (decision 52).
 */
export function holdsEachTime(): void {
  test.describe.configure({ retries: 0 })
}
