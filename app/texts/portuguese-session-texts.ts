import type { SessionTexts } from 'next-storefront-session'

const AGAIN = 'Inicie sessão de novo e voltará à página onde estava.'

/** What the session layer has to say, in Portuguese. A shop writes one of these per language. */
export const PORTUGUESE: SessionTexts = {
  problems: {
    UNIDENTIFIED_CUSTOMER: 'O endereço de e-mail ou a palavra-passe não estão corretos.',
    MALFORMED: 'O formulário não chegou completo. Tente novamente.',
    INVALID_INPUT: 'Verifique os dados que introduziu.',
    TOO_LARGE: 'O que enviou é demasiado longo. Verifique os dados que introduziu.',
    UNSUPPORTED_MEDIA_TYPE: 'O formulário não chegou no formato esperado. Tente novamente.',
    CROSS_SITE: 'Para sua segurança, isto só funciona a partir de uma página desta loja.',
    NOT_FOUND: 'Não foi possível concluir o pedido. Tente novamente.',
    METHOD_NOT_ALLOWED: 'Não foi possível concluir o pedido. Tente novamente.',
    SIGNED_OUT: 'A sua sessão já não está iniciada. Inicie sessão e tente novamente.',
    CUSTOMER_DISABLED:
      'Enviámos-lhe um e-mail. Siga a ligação que nele encontra para confirmar o seu endereço.',
    TOKEN_INVALID: 'Esta ligação já não é válida. Peça uma nova.',
    ALREADY_ENABLED: 'A sua conta já está ativa. Inicie sessão.',
    HOSTED_LOGIN: 'Entre com um código enviado para o seu e-mail.',
    LOGIN_DENIED: 'A sua sessão não foi iniciada.',
    LOGIN_EXPIRED: 'Demorou demasiado, ou já tinha sido feito. Entre outra vez.',
    LOGIN_FAILED: 'Não foi possível entrar. Tente outra vez.',
    THROTTLED: 'Houve demasiadas tentativas. Aguarde um minuto e tente novamente.',
    STOREFRONT_UNAVAILABLE:
      'De momento, não conseguimos contactar a loja. Tente novamente dentro de um minuto.',
    STOREFRONT_MISCONFIGURED:
      'A loja está com um problema técnico. Pedimos desculpa; por favor, volte mais tarde.',
  },
  notices: {
    RECOVERY_SENT:
      'Se existir uma conta com este endereço, vai receber um e-mail com uma ligação para definir uma nova palavra-passe.',
    REGISTERED: 'A sua conta está criada. Inicie sessão.',
    PASSWORD_CHANGED:
      'A sua palavra-passe foi alterada. A sessão foi terminada em todos os outros dispositivos.',
  },
  reasons: {
    expired: `A sua sessão terminou. ${AGAIN}`,
    revoked: `A sua sessão terminou. ${AGAIN}`,
    unreadable: `Já não foi possível reconhecer a sua sessão. ${AGAIN}`,
  },
  fields: {
    email: 'Endereço de e-mail',
    password: 'Palavra-passe',
    currentPassword: 'Palavra-passe atual',
    newPassword: 'Nova palavra-passe',
    firstName: 'Nome',
    lastName: 'Apelido',
    phone: 'Telefone',
    acceptsMarketing: 'Novidades por e-mail',
    company: 'Empresa',
    address1: 'Morada',
    address2: 'Andar, porta',
    zip: 'Código postal',
    city: 'Localidade',
    province: 'Distrito ou região',
    country: 'País',
  },
  // "O campo" spares every sentence the choice between "inválido" and "inválida".
  fieldErrors: {
    REQUIRED: (label) => `O campo «${label}» é obrigatório.`,
    INVALID: (label) => `O campo «${label}» não está preenchido corretamente.`,
    TOO_LONG: (label) => `O campo «${label}» é demasiado longo.`,
    TOO_SHORT: (label) => `O campo «${label}» é demasiado curto.`,
    TAKEN: (label) => `O campo «${label}» contém um valor que já está a ser utilizado.`,
    BAD_DOMAIN: (label) => `O campo «${label}» contém um domínio que não recebe e-mail.`,
    CONTAINS_HTML_TAGS: (label) => `O campo «${label}» não pode conter HTML.`,
    NOT_ALLOWED: (label) => `${label}: a loja não permite esta alteração.`,
    CONTAINS_URL: (label) => `O campo «${label}» não pode conter um endereço web.`,
    PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE: (label) =>
      `O campo «${label}» não pode começar nem acabar com um espaço.`,
  },
}
