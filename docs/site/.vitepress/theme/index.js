import DefaultTheme from 'vitepress/theme-without-fonts'
import './style.css'
import MermaidDiagram from './mermaid-diagram.vue'

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('MermaidDiagram', MermaidDiagram)
  },
}
