import type { ArticleRecord, BlogRecord } from '../catalogue/seeds/blog-seed.ts'

const ines = { firstName: 'Inês', lastName: 'Duarte', bio: 'Throws, trims and keeps the books.' }
const tome = { firstName: 'Tomé', lastName: 'Alves', bio: 'Mixes the glazes and minds the kiln.' }

const articles: readonly ArticleRecord[] = [
  {
    number: 6101,
    handle: 'thirty-mugs',
    title: 'Thirty mugs at a time',
    excerpt: 'Why the shelf is sometimes empty, and what happens on the day that it is not.',
    body: '<p>Our kiln has three shelves. Ten mugs stand on each, with a finger of air between them. That is why we make thirty, and why there are sometimes none.</p><p>A batch takes two weeks: two days at the wheel, a week of drying, a first firing, a day of glazing, a second firing, and a night in which nobody may open the door.</p>',
    author: ines,
    tags: ['workshop'],
    cover: 'speckled-mug',
    publishedAt: '2024-09-14T08:00:00Z',
    translations: {
      PT: {
        title: 'Trinta canecas de cada vez',
        excerpt: 'Porque é que a prateleira às vezes está vazia, e o que acontece quando não está.',
        body: '<p>O nosso forno tem três prateleiras. Em cada uma cabem dez canecas, com um dedo de ar entre elas. É por isso que fazemos trinta, e é por isso que às vezes não há nenhuma.</p><p>Uma série leva duas semanas: dois dias à roda, uma semana a secar, uma primeira cozedura, um dia a vidrar, uma segunda cozedura, e uma noite em que ninguém pode abrir a porta.</p>',
      },
    },
  },
  {
    number: 6102,
    handle: 'what-celadon-does',
    title: 'What celadon does',
    excerpt: 'A glaze that is thin on the edges and deep in the wells, and never the same twice.',
    body: '<p>Celadon is a little iron in a clear glaze. Where it runs thin it is almost white, where it gathers it is green. We pour it and do not brush it, so that it decides for itself.</p><p>If two bowls from us look alike, one of them was not glazed by us.</p>',
    author: tome,
    tags: ['glaze', 'workshop'],
    cover: 'breakfast-bowl',
    publishedAt: '2024-12-07T08:00:00Z',
    translations: {
      PT: {
        title: 'O que o celadon faz',
        excerpt: 'Um vidrado fino nas bordas e fundo nas covas, e nunca igual duas vezes.',
        body: '<p>O celadon é um pouco de ferro num vidrado transparente. Onde corre fino é quase branco, onde se junta é verde. Vertemo-lo e não o pincelamos, para que decida por si.</p><p>Se duas taças nossas parecerem iguais, uma delas não foi vidrada por nós.</p>',
      },
    },
  },
  {
    number: 6103,
    handle: 'a-table-for-eight',
    title: 'A table for eight',
    excerpt: 'How many plates a supper needs, and why one platter is better than eight portions.',
    body: '<p>Eight people need eight plates, one platter, a jug that pours, and a jar of salt within reach of everyone. Glasses may be whatever you have.</p><p>Put the roast in the middle. People who serve each other talk to each other.</p>',
    author: ines,
    tags: ['table'],
    cover: 'oval-platter',
    publishedAt: '2025-03-01T08:00:00Z',
    translations: {
      PT: {
        title: 'Uma mesa para oito',
        excerpt:
          'De quantos pratos precisa um jantar, e porque uma travessa vale mais do que oito doses.',
        body: '<p>Oito pessoas precisam de oito pratos, uma travessa, um jarro que verta e um pote de sal ao alcance de todos. Os copos podem ser os que houver.</p><p>Ponha o assado no meio. Quem se serve uns aos outros fala uns com os outros.</p>',
      },
    },
  },
]

/** The blog of the shop, oldest article first. */
export const journal: BlogRecord = {
  number: 6001,
  handle: 'journal',
  title: 'Journal',
  description: 'Notes from the workshop.',
  articles,
  translations: { PT: { title: 'Diário', description: 'Notas da oficina.' } },
}
