import { importPath } from './import-path.js'

/** @type {Partial<import('typedoc').TypeDocOptions>} */
export default {
  plugin: ['typedoc-plugin-missing-exports', 'typedoc-plugin-markdown', './plugin.js'],
  placeInternalsInOwningModule: true,
  name: 'API',
  tsconfig: '../../tsconfig.json',
  // In this order: a type that two pages need and nobody exports is told on the first of them.
  entryPoints: [
    '../../lib/index.ts',
    ...['middleware', 'routes', 'server', 'pages', 'client', 'store', 'telemetry', 'errors'].map(
      (name) => `../../lib/${name}/index.ts`,
    ),
    '../../emulator/lib/index.ts',
    '../../lib/playwright/index.ts',
  ],
  sortEntryPoints: false,
  // tsc has done so, with another TypeScript.
  skipErrorChecking: true,
  requiredToBeDocumented: ['Class', 'Function', 'Interface', 'TypeAlias'],
  validation: { notDocumented: true },
  treatValidationWarningsAsErrors: true,
  out: '../api',
  router: 'module',
  readme: 'none',
  disableSources: true,
  excludeExternals: true,
  groupOrder: ['Functions', 'Variables', 'Classes', 'Interfaces', 'Type Aliases', '*'],
  hideBreadcrumbs: true,
  hidePageHeader: true,
  useCodeBlocks: true,
  expandObjects: true,
  expandParameters: true,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  classPropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
  propertyMembersFormat: 'table',
  typeAliasPropertiesFormat: 'table',
  pageTitleTemplates: {
    module: ({ name }) => importPath(name),
  },
}
