import type { ShopWords } from './shop-words'

/** The shop's own words, in Portuguese. */
export const PORTUGUESE_SHOP_WORDS: ShopWords = {
  shop: 'Loja',
  skipToContent: 'Saltar para o conteúdo',
  account: { link: 'Conta', logIn: 'Entrar', yours: '(a sua conta)' },
  header: { collections: 'Coleções' },
  footer: 'Esta loja é a demonstração de',
  notFound: {
    title: 'Página não encontrada',
    text: 'Não há nenhuma página neste endereço. Pode ter mudado de lugar ou já não existir.',
    toTheShop: 'Ir para a loja',
  },
  failed: {
    title: 'Ocorreu um erro',
    text: 'De momento, não foi possível mostrar esta página. Nada se perdeu. Tente novamente dentro de um minuto.',
    again: 'Tentar novamente',
  },
  search: {
    title: 'Pesquisa',
    label: 'Pesquisar na loja',
    submit: 'Pesquisar',
    found: (count, query) => `${count} ${count === 1 ? 'produto' : 'produtos'} para «${query}»`,
    nothing: 'Nada foi encontrado. Tente outra palavra, ou uma mais curta.',
    hint: 'Procure uma peça, uma cor ou uma utilização, por exemplo «café».',
    unavailable: 'De momento, não é possível pesquisar. Tente novamente dentro de um minuto.',
  },
  price: { from: 'desde', before: 'antes' },
  product: {
    allProducts: 'Todos os produtos',
    inStock: 'Em stock',
    soldOut: 'Esgotado',
    more: 'Mais da loja',
    pictures: 'Imagens',
    picture: (number) => `Imagem ${number}`,
    madeBy: (vendor) => `Feito por ${vendor}`,
    quantity: 'Quantidade',
    less: 'Menos um',
    oneMore: 'Mais um',
  },
  add: {
    submit: 'Adicionar ao carrinho',
    pending: 'A adicionar…',
    done: 'Está no carrinho.',
    slow: 'A loja está a demorar a responder. Pode esperar aqui.',
    unreachable:
      'Não foi adicionado: não é possível contactar a loja. O seu carrinho mantém-se. Tente novamente dentro de um minuto.',
    noneLeft: 'Não foi adicionado: não há mais em stock.',
    needsScript:
      'O carrinho precisa de JavaScript. Ative-o no seu navegador e volte a carregar esta página.',
    again: 'Voltar a carregar esta página',
  },
  cart: {
    link: 'Carrinho',
    title: 'O seu carrinho',
    lines: 'No seu carrinho',
    looking: 'A procurar…',
    slow: 'A loja está a demorar a responder. Pode esperar aqui.',
    empty: 'Ainda está vazio.',
    toTheShop: 'Ir para a loja',
    unreachable:
      'De momento, não é possível mostrar o carrinho. O que nele está mantém-se. Tente novamente dentro de um minuto.',
    unchanged:
      'Nada foi alterado: não é possível contactar a loja. O seu carrinho está como o vê. Tente novamente dentro de um minuto.',
    again: 'Tentar novamente',
    needsScript:
      'O carrinho precisa de JavaScript. Ative-o no seu navegador e volte a carregar esta página. Tudo o resto nesta loja funciona sem ele.',
    remove: 'Remover',
    total: 'Total',
    checkOut: 'Finalizar compra',
    logIn: 'Entre',
    logInWhy: ', e este carrinho fica guardado na sua conta.',
    close: 'Fechar',
    wholeCart: 'Ir para o carrinho',
    pieces: (count) => (count === 1 ? 'peça' : 'peças'),
    howMany: (name) => `Quantidade de ${name}`,
    buyer: (name) => `Este carrinho é de ${name}.`,
  },
}
