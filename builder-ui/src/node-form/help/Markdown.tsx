/** Shows Markdown as React elements; no HTML of the text is ever used. */
import { Fragment } from 'react';
import classes from '../NodeForm.module.css';
import { readMarkdown, type Block, type Inline } from './read-markdown.ts';

export function Markdown({ text }: { text: string }) {
  return <div className={classes.markdown}>{numbered(readMarkdown(text)).map(([key, block]) => <Part key={key} block={block} />)}</div>;
}

function Part({ block }: { block: Block }) {
  switch (block.kind) {
    case 'code': return <pre>{block.text}</pre>;
    case 'heading': return <h3><Line content={block.content} /></h3>;
    case 'paragraph': return <p><Line content={block.content} /></p>;
    case 'list': {
      const items = numbered(block.items).map(([key, item]) => <li key={key}><Line content={item} /></li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

function Line({ content }: { content: readonly Inline[] }) {
  return numbered(content).map(([key, { kind, text }]) => {
    if (kind === 'strong') return <strong key={key}>{text}</strong>;
    if (kind === 'em') return <em key={key}>{text}</em>;
    return kind === 'code' ? <code key={key}>{text}</code> : <Fragment key={key}>{text}</Fragment>;
  });
}

/** Help never changes while it is shown: its places are names enough. */
function numbered<T>(list: readonly T[]): [number, T][] {
  return list.map((one, index) => [index, one]);
}
