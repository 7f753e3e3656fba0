import type { CodeOutcome } from '../customer-account/login-codes.ts'

type Name =
  | ('lang' | 'email' | 'intro' | 'continue' | 'badEmail' | 'codeTitle' | 'sentTo' | 'code')
  | 'deadTitle'
  | (
      | 'submit'
      | 'resend'
      | 'resent'
      | 'other'
      | 'problemTitle'
      | 'tooOld'
      | 'notUnderstood'
      | 'detail'
    )
  | ('loggedOut' | 'closing' | 'notShopify' | 'codeIs' | 'outbox')

/** The texts of the hosted pages in one language. */
export interface LoginWords extends Readonly<Record<Name, string>> {
  readonly title: (shop: string) => string
  readonly outcomes: Readonly<Record<Exclude<CodeOutcome['status'], 'right'>, string>>
}

const WORDS: Readonly<Record<'en' | 'pt', LoginWords>> = {
  en: {
    lang: 'en',
    title: (shop: string) => `Sign in to ${shop}`,
    email: 'E-mail address',
    intro: 'Enter your e-mail address, and we send you a code to sign in with.',
    continue: 'Continue',
    badEmail: 'Enter an e-mail address, such as name@example.com.',
    codeTitle: 'Enter your code',
    deadTitle: 'You need a new code',
    sentTo: 'We sent a code of six digits to',
    code: 'Six-digit code',
    submit: 'Sign in',
    resend: 'Send a new code',
    resent: 'A new code is on its way. The one before is not valid any more.',
    other: 'Use another e-mail address',
    outcomes: {
      wrong: 'That is not the code that we sent. Check it, and try again.',
      expired: 'The code is too old.',
      'too-many': 'These were too many wrong codes.',
    },
    problemTitle: 'This link does not work',
    tooOld:
      'This sign-in was begun too long ago, or in another browser. Go back to the shop, and sign in from there.',
    notUnderstood: 'The shop has sent you here in a way that is not understood.',
    detail: 'What its developer wants to know:',
    loggedOut: 'You are signed out',
    closing: 'You can close this page.',
    notShopify: 'Not Shopify: a local emulator.',
    codeIs: 'The code is in its',
    outbox: 'outbox',
  },
  pt: {
    lang: 'pt',
    title: (shop: string) => `Entrar em ${shop}`,
    email: 'Endereço de e-mail',
    intro: 'Escreva o seu endereço de e-mail e enviamos-lhe um código para entrar.',
    continue: 'Continuar',
    badEmail: 'Escreva um endereço de e-mail, como nome@example.com.',
    codeTitle: 'Escreva o seu código',
    deadTitle: 'Precisa de um novo código',
    sentTo: 'Enviámos um código de seis algarismos para',
    code: 'Código de seis algarismos',
    submit: 'Entrar',
    resend: 'Enviar um novo código',
    resent: 'Um novo código vai a caminho. O anterior já não é válido.',
    other: 'Usar outro endereço de e-mail',
    outcomes: {
      wrong: 'Não é o código que enviámos. Verifique-o e tente de novo.',
      expired: 'O código é demasiado antigo.',
      'too-many': 'Foram demasiados códigos errados.',
    },
    problemTitle: 'Esta ligação não funciona',
    tooOld:
      'Esta entrada começou há demasiado tempo, ou noutro navegador. Volte à loja e entre a partir dela.',
    notUnderstood: 'A loja enviou-o para aqui de uma forma que não se percebe.',
    detail: 'O que o programador quer saber:',
    loggedOut: 'A sua sessão terminou',
    closing: 'Pode fechar esta página.',
    notShopify: 'Não é a Shopify: é um emulador local.',
    codeIs: 'O código está na sua',
    outbox: 'caixa de saída',
  },
}

/** The language that the client has asked for, or else the browser: English where it is neither. */
export function loginWords(...asked: readonly unknown[]): LoginWords {
  const named = asked.find((each) => typeof each === 'string' && each !== '')
  const isPortuguese = /^pt\b/i.test(`${named ?? ''}`.trim())
  return isPortuguese ? WORDS.pt : WORDS.en
}
