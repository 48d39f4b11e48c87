/** The fast renderer against LiquidJS: whatever both accept, both render alike. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { DIALECTS } from './liquid.ts';
import { compileProgram, fastProgram, interpreted } from './liquid-program.ts';
import { PassageList, unmarked, wholeHtml } from './short-email.ts';

const VOICE = { locale: 'de', tag: 'de-DE', timeZone: 'Europe/Berlin', currency: 'EUR' } as const;

const path = fc.constantFrom('name', 'missing', 'order.total', 'order.lines.size', 'order.lines.first.title', 'order.lines[1].title', 'order.lines[-1].qty', 'order[key]', 'line.title', 'line.qty', 'forloop.index', 'forloop.last', 'empty_text', 'none', 'flag', 'order.missing.deeper', 'mine', 'name.size');
const literal = fc.constantFrom('"text"', '"<b>&\'"', '3', '0', 'true', 'false', 'nil', 'empty', 'blank', '-2.5');
const operand = fc.oneof(path, literal);
const filter = fc.constantFrom(' | default: "x"', ' | upcase', ' | money', ' | plus: 2', ' | times: line.qty', ' | size', ' | append: name', ' | truncate: 5', ' | first', ' | default: false, allow_false: true', ' | plural: "one", "many"', ' | date_short', ' | join: ", "', ' | map: "title"', ' | newline_to_br', ' | round: 1');
const condition = fc.oneof(
  operand,
  fc.tuple(operand, fc.constantFrom('==', '!=', '<', '>', '<=', '>=', 'contains'), operand).map((parts) => parts.join(' ')),
  fc.tuple(operand, fc.constantFrom('and', 'or'), operand, fc.constantFrom('and', 'or'), operand).map((parts) => parts.join(' ')),
);
const template = fc.letrec<{ body: string; part: string }>((tie) => ({
  body: fc.array(tie('part'), { maxLength: 4 }).map((parts) => parts.join('')),
  part: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('text ', '<td>', '\n '),
    fc.tuple(operand, fc.array(filter, { maxLength: 2 })).map(([value, filters]) => `{{ ${value}${filters.join('')} }}`),
    fc.tuple(condition, tie('body'), tie('body')).map(([test, yes, no]) => `{% if ${test} %}${yes}{% else %}${no}{% endif %}`),
    fc.tuple(condition, tie('body')).map(([test, body]) => `{%- unless ${test} -%}${body}{% endunless %}`),
    fc.tuple(fc.constantFrom('order.lines', 'order.lines limit: 1', 'missing', 'name', 'order.tags'), tie('body')).map(([list, body]) => `{% for line in ${list} %}${body}{% else %}-{% endfor %}`),
    fc.tuple(operand, operand, tie('body'), tie('body')).map(([value, wanted, yes, no]) => `{% case ${value} %}{% when ${wanted}, 3 %}${yes}{% else %}${no}{% endcase %}`),
    fc.tuple(operand, filter).map(([value, each]) => `{% assign mine = ${value}${each} %}`),
  ),
})).body;

const VALUES = {
  name: 'Anna <&> "B"', empty_text: '', none: null, flag: false, key: 'total',
  order: { total: 49.9, tags: [], lines: [{ title: 'Tasse & "mehr"', qty: 2 }, { title: 'Kanne', qty: 1 }] },
};

describe('a compiled template', () => {
  it('renders what LiquidJS renders', () => {
    fc.assert(
      fc.property(template, fc.constantFrom('html' as const, 'text' as const), (source, dialect) => {
        const templates = DIALECTS[dialect].parse(source);
        const fast = fastProgram(templates, DIALECTS[dialect]);
        fc.pre(fast !== undefined);
        expect(outcome(() => fast?.(VALUES, VOICE))).toEqual(outcome(() => interpreted(templates, DIALECTS[dialect])(VALUES, VOICE)));
      }),
      { numRuns: 3_000 },
    );
  });

  it('says the same when its passages are kept apart', () => {
    // Long enough to be kept apart; the value is what would look like a mark.
    const values = { ...VALUES, name: 'Anna \0\u0001 <&>' };
    fc.assert(
      fc.property(template, fc.constantFrom('html' as const, 'text' as const), (source, dialect) => {
        const long = source.replaceAll('text ', 'a passage of some length ').replaceAll('<td>', '<td style="padding:0">');
        const list = new PassageList();
        const short = compileProgram(long, dialect, list);
        const passages = list.taken();
        const all = compileProgram(long, dialect);
        expect(outcome(() => wholeHtml({ html: short(values, VOICE), passages }))).toEqual(outcome(() => unmarked(all(values, VOICE))));
      }),
      { numRuns: 1_000 },
    );
  });

  it('falls back to LiquidJS for what only it knows', () => {
    const source = '{% capture x %}{{ name }}{% endcapture %}{{ x | size }}{% for n in (1..3) %}{% if n == 2 %}{% break %}{% endif %}{{ n }}{% endfor %}';
    expect(fastProgram(DIALECTS.text.parse(source), DIALECTS.text)).toBeUndefined();
    expect(compileProgram(source, 'text')(VALUES, VOICE)).toBe('121');
  });

  it('stops a loop that would hold up everybody else', () => {
    const lines = Array.from({ length: 200 }, (_, index) => index);
    const program = compileProgram('{% for a in order %}{% for b in order %}{% for c in order %}{{ c }}{% endfor %}{% endfor %}{% endfor %}', 'text');
    expect(() => program({ order: lines }, VOICE)).toThrow('turns');
  });

  it('is as patient on a machine that is busy, or sleeps for a while, and stops what LiquidJS runs by counting too', () => {
    const ended = '{% for a in order %}{% if a == 3 %}{% break %}{% endif %}{{ a }}{% endfor %}';
    const endless = '{% for a in order %}{% for b in order %}{% for c in order %}{{ c }}{% if c == 9999 %}{% break %}{% endif %}{% endfor %}{% endfor %}{% endfor %}';
    const values = { order: Array.from({ length: 200 }, (_, index) => index) };
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 60_000));
    expect(compileProgram(ended, 'text')(values, VOICE)).toBe('012');
    vi.spyOn(performance, 'now').mockReturnValue(0);
    expect(() => compileProgram(endless, 'text')(values, VOICE)).toThrow('steps');
  });
});

function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch {
    return 'failed';
  }
}
