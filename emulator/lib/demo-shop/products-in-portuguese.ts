import type { ProductTexts } from '../catalogue/seeds/product-seed.ts'

/** The texts of the products in Portuguese, by handle. */
export const productsInPortuguese: Readonly<Record<string, ProductTexts>> = {
  'speckled-mug': {
    title: 'Caneca Salpicada',
    description:
      'Uma caneca de paredes direitas, com uma asa onde cabem três dedos. O vidrado acaba antes do pé, e o barro fica à vista onde toca a mesa. Leva 320 ml e pode ir à máquina.',
    altText: 'Uma caneca direita com vidrado aveia salpicado e o pé em grés nu',
  },
  'breakfast-bowl': {
    title: 'Taça de Pequeno-almoço',
    description:
      'Uma taça funda e aberta sobre um pé torneado, feita para papas no inverno e pêssegos em agosto. O celadon é vertido à mão e escorre de maneira um pouco diferente em cada uma. A grande serve uma salada para dois.',
    altText: 'Uma taça aberta sobre um pé de barro escuro, com vidrado celadon a escorrer',
  },
  'dinner-plate': {
    title: 'Prato Raso',
    description:
      'Um prato raso e generoso em branco giz, com a borda mergulhada uma vez em óxido de ferro. O fundo é baixo, por isso os molhos ficam no lugar e os pratos empilham bem. Torneado, acabado e assinado no verso.',
    altText: 'Um prato branco giz com borda escura de ferro, de pé sobre duas cavilhas de carvalho',
  },
  'honey-pitcher': {
    title: 'Jarro de Mel',
    description:
      'Um jarro bojudo com um bico puxado que verte sem pingar. Por dentro e por fora traz um vidrado cor de mel que passa a âmbar onde é fino. Bom para água, e melhor para tulipas.',
    altText: 'Um jarro alto com bico e asa, vidrado cor de mel sobre barro nu',
  },
  'espresso-cup': {
    title: 'Chávena de Café e Pires',
    description:
      'Uma chávena pequena sem asa, de barro vermelho mergulhado em giz, grossa o bastante para guardar o calor e poupar os dedos. Vem com o seu pires, que tem um anel para a chávena ficar onde a põe. Leva 90 ml.',
    altText: 'Uma chávena de barro vermelho com vidrado branco, cheia de café, no seu pires',
  },
  'round-teapot': {
    title: 'Bule Redondo',
    description:
      'Uma forma cheia e serena debaixo de uma asa de cana que dobra para os dois lados. A tampa é ajustada à mão ao seu próprio bule e o coador faz parte da parede. Dá quatro chávenas e guarda-as quentes para a segunda.',
    altText: 'Um bule redondo preto de ferro com uma asa alta de cana',
  },
  'bud-vase': {
    title: 'Solitário',
    description:
      'Um corpo redondo que sobe para um gargalo estreito, para uma haste ou três. O vidrado rosado é mate e seco ao toque, como a pele de um alperce. Vidrado por dentro, por isso guarda água uma semana.',
    altText: 'Um solitário redondo e rosado, de gargalo estreito, com dois raminhos secos',
  },
  'bedside-carafe': {
    title: 'Garrafa de Cabeceira',
    description:
      'Uma garrafa de gargalo comprido e o copo que lhe pertence, no cinzento de uma manhã de chuva. O copo vira-se sobre o gargalo e não deixa entrar o pó. Juntos guardam a água de uma noite.',
    altText: 'Uma garrafa de gargalo comprido e um copo pequeno, em vidrado cinzento de chuva',
  },
  'oval-platter': {
    title: 'Travessa Oval',
    description:
      'Uma travessa comprida e baixa com duas asas, para levar um assado à mesa ou deixar limões. É feita de lastra e acabada na roda, o que dá à borda o seu ligeiro desvio. 42 cm de asa a asa.',
    altText: 'Uma travessa baixa cor de aveia com duas asas e três limões',
  },
  'salt-cellar': {
    title: 'Saleiro',
    description:
      'Um pote baixo para o sal a que se vai dez vezes por dia. A boca tem largura para uma mão e a tampa de carvalho levanta-se com dois dedos. O barro nu por dentro mantém o sal seco.',
    altText: 'Um pote baixo verde-feto fechado com uma tampa de carvalho',
  },
  'chamber-candlestick': {
    title: 'Palmatória',
    description:
      'A luz com que dantes se subia a escada: um prato para a cera, um bocal e um anel para o polegar. A Oficina Lume fá-la numa só cozedura, de barro rico em ferro. Leva qualquer vela de casa de 22 mm.',
    altText: 'Uma palmatória vermelho-ferrugem com prato e anel, com uma vela clara',
  },
  'herb-planter': {
    title: 'Vaso para Ervas',
    description:
      'Um vaso sem vidrado, com a gola enrolada e um prato a condizer. O barro respira, por isso a salva e o tomilho perdoam uma rega esquecida, e vai acinzentando com os anos. Tem um furo no fundo, como deve ser.',
    altText: 'Um vaso de terracota nua sobre um prato, com salva a crescer',
  },
}
