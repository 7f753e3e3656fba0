// npm run emulator: what `npx storefront-emulator` does, from the sources.
import '../emulator/lib/cli/main.ts'
