/**
 * Draws blocks of Mermaid, as a code host does.
 *
 * @param {import('vitepress').MarkdownRenderer} md
 */
export function diagramBlocks(md) {
  const { fence } = md.renderer.rules
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    const { info, content } = tokens[index]
    if (info.trim() !== 'mermaid') return fence(tokens, index, ...rest)
    return `<MermaidDiagram source="${md.utils.escapeHtml(content)}" />`
  }
}
