import { type Html, html } from './html.ts'

/** Where the page's own files are. */
export const FACE_FILES = {
  stylesheet: '/__emulator/face.css',
  script: '/__emulator/face.js',
  icon: '/__emulator/face.svg',
} as const

/** A whole document around the body of a page. */
export function pageFrame({ title, body, script }: { title: string; body: Html; script?: string }) {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="${FACE_FILES.icon}">
<link rel="stylesheet" href="${FACE_FILES.stylesheet}">
${script !== undefined && html`<script src="${script}" defer></script>`}
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${body}
</body>
</html>
`
}
