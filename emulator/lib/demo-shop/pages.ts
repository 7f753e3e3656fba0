import type { PageSeed } from '../catalogue/seeds/page-seed.ts'

/** The pages of the shop. */
export const pages: readonly PageSeed[] = [
  {
    number: 9101,
    handle: 'about',
    title: 'About Marl',
    body: '<p>Marl is two potters and one kiln in a yard in Porto. We throw stoneware for the table in batches of thirty, because thirty mugs are what the kiln holds.</p><p>The red earthenware comes from our neighbours at Oficina Lume, who fire with wood and have done so for longer than we have been alive.</p>',
    createdAt: '2024-02-05T10:00:00Z',
    updatedAt: '2025-01-10T09:30:00Z',
    translations: {
      PT: {
        title: 'Sobre a Marl',
        body: '<p>A Marl são dois oleiros e um forno num pátio do Porto. Torneamos grés para a mesa em séries de trinta, porque trinta canecas é o que o forno leva.</p><p>O barro vermelho vem dos nossos vizinhos da Oficina Lume, que cozem a lenha há mais anos do que os que temos de vida.</p>',
      },
    },
  },
  {
    number: 9102,
    handle: 'care',
    title: 'Care',
    body: '<p>Glazed pieces go into the dishwasher. Bare clay does not: wash it by hand and let it dry before it goes back into the cupboard.</p><p>Nothing here likes a sudden change. Warm the teapot before you pour.</p>',
    createdAt: '2024-02-05T10:20:00Z',
    updatedAt: '2024-11-02T15:10:00Z',
    translations: {
      PT: {
        title: 'Cuidados',
        body: '<p>As peças vidradas vão à máquina. O barro nu não: lave-o à mão e deixe-o secar antes de o arrumar.</p><p>Nada aqui gosta de mudanças bruscas. Aqueça o bule antes de verter.</p>',
      },
    },
  },
  {
    number: 9103,
    handle: 'contact',
    title: 'Contact',
    body: '<p>Write to hello@marl.example and one of us answers, usually the one who is not throwing. The workshop is open on Saturday mornings.</p>',
    createdAt: '2024-02-05T10:40:00Z',
    updatedAt: '2024-02-05T10:40:00Z',
    translations: {
      PT: {
        title: 'Contacto',
        body: '<p>Escreva para hello@marl.example e um de nós responde, normalmente quem não está à roda. A oficina está aberta aos sábados de manhã.</p>',
      },
    },
  },
]
