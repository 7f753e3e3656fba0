/**
 * Next's own response, by the file that it is in. `next/server.js` is all of it or nothing, and brings
 * a parser of user agents and more, 10 kB of a middleware that has no use for them. In a shop's own
 * files Next makes the same of `import { NextResponse } from 'next/server'` (`cjsRequireOptimizer` in
 * `next/dist/build/swc/options.js`); in a package it leaves that to the package.
 */
export { NextResponse } from 'next/dist/server/web/spec-extension/response.js'
