/** Next's own serializer of cookies, by the file that it is in, for the reason that next-response.ts says. */
export { stringifyCookie } from 'next/dist/server/web/spec-extension/cookies.js'
