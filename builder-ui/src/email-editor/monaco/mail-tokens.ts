/** How the source of an e-mail is coloured and typed: HTML-like tags with Liquid anywhere in between. */
import type { languages } from 'monaco-editor/editor/editor.api';

const LIQUID: languages.IMonarchLanguageRule[] = [
  [/\{\{-?/, { token: 'delimiter.liquid', next: '@output' }],
  [/\{%-?/, { token: 'delimiter.liquid', next: '@liquidTag' }],
];

export const MAIL_TOKENS: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenizer: {
    root: [
      [/<!--/, { token: 'comment', next: '@comment' }],
      ...LIQUID,
      [/<\/?[a-zA-Z][\w-]*/, { token: 'tag', next: '@attributes' }],
      [/[^<{]+/, ''],
      [/./, ''],
    ],
    comment: [[/-->/, { token: 'comment', next: '@pop' }], [/[^-]+/, 'comment'], [/./, 'comment']],
    attributes: [
      [/\/?>/, { token: 'tag', next: '@pop' }],
      ...LIQUID,
      [/"/, { token: 'attribute.value', next: '@doubleQuoted' }],
      [/'/, { token: 'attribute.value', next: '@singleQuoted' }],
      [/[\w:-]+/, 'attribute.name'],
      [/[^\S]+|=/, ''],
    ],
    doubleQuoted: [...LIQUID, [/"/, { token: 'attribute.value', next: '@pop' }], [/[^"{]+/, 'attribute.value'], [/./, 'attribute.value']],
    singleQuoted: [...LIQUID, [/'/, { token: 'attribute.value', next: '@pop' }], [/[^'{]+/, 'attribute.value'], [/./, 'attribute.value']],
    output: [[/-?\}\}/, { token: 'delimiter.liquid', next: '@pop' }], { include: '@expression' }],
    liquidTag: [[/-?%\}/, { token: 'delimiter.liquid', next: '@pop' }], [/\b(?:end)?(?:if|unless|for|case|capture|comment|raw)\b|\b(?:else|elsif|when|assign|cycle|break|continue|in|limit|offset|reversed|and|or|contains)\b/, 'keyword.liquid'], { include: '@expression' }],
    expression: [[/"[^"]*"|'[^']*'/, 'string.liquid'], [/\b\d+(?:\.\d+)?\b/, 'number.liquid'], [/\|\s*\w+/, 'filter.liquid'], [/[a-zA-Z_][\w.]*/, 'variable.liquid'], [/./, 'delimiter.liquid']],
  },
};

export const MAIL_TYPING: languages.LanguageConfiguration = {
  comments: { blockComment: ['<!--', '-->'] },
  brackets: [['<!--', '-->'], ['{{', '}}'], ['{%', '%}']],
  autoClosingPairs: [{ open: '"', close: '"', notIn: ['string'] }, { open: '{', close: '}' }, { open: '<!--', close: ' -->' }],
  surroundingPairs: [{ open: '"', close: '"' }, { open: '<', close: '>' }],
  wordPattern: /[\w.-]+/,
  onEnterRules: [{ beforeText: /<(?!\/|br|img|hr)[\w-]+[^>/]*>\s*$/, afterText: /^<\//, action: { indentAction: 2 } }, { beforeText: /<(?!\/|br|img|hr)[\w-]+[^>/]*>\s*$/, action: { indentAction: 1 } }],
};
