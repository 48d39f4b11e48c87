import { describe, expect, it } from 'vitest';
import type { JourneyDocument } from '../journey-document.ts';
import { edge, mail, node, SAMPLE_DEFINITIONS, sampleJourney } from './sample-journey.ts';
import { validateJourney } from './validate-journey.ts';

const UNSUBSCRIBE = '<mj-button href="{{ unsubscribe_url }}">Abmelden</mj-button>';
const sending = (settings: Record<string, unknown>, emails: JourneyDocument['emails']): JourneyDocument => {
  const { nodes } = sampleJourney();
  return sampleJourney({ nodes: nodes.with(2, node('m', 'send', { email: 'mail', class: 'marketing', whenBlocked: 'skip', ...settings })), emails });
};
const found = (document: JourneyDocument): string[] => validateJourney(document, SAMPLE_DEFINITIONS).problems.map(({ level, severity, code, path }) => `${level} ${severity} ${code} ${path}`);

describe('messages', () => {
  it('name an e-mail that exists; e-mails nobody sends are warned about', () => {
    expect(found(sending({ class: 'transactional', email: 'other' }, { mail: mail('') }))).toEqual(['policy error email_missing /nodes/2/settings', 'policy warning email_unused /emails/mail']);
    expect(found(sending({ class: 'transactional', email: 'constructor' }, { mail: mail('') }))).toContain('policy error email_missing /nodes/2/settings');
  });

  it('of service hold no advertising (BGH VI ZR 134/15)', () => {
    const service = (mjml: string): string[] => found(sending({ class: 'transactional' }, { mail: mail(mjml) }));
    expect(service('<mj-section css-class="box nk-advertising">')).toEqual(['policy error advertising_in_transactional /emails/mail/de/mjml', 'policy error advertising_in_transactional /emails/mail/en/mjml']);
    expect(service('<mj-section nk-block="advertising">')).toHaveLength(2);
    expect(service('{% if order.total > 50 %}{{ voucher.code }}{% endif %}')).toHaveLength(2);
    expect(service('<mj-button href="{{ review_url }}">')).toHaveLength(2);
    expect(service('{% for item in recommendations %}')).toHaveLength(2);
    const [problem] = validateJourney(sending({ class: 'transactional' }, { mail: mail('{{ voucher }}') }), SAMPLE_DEFINITIONS).problems;
    expect(problem?.message.de).toContain('BGH VI ZR 134/15');
    expect(problem).toMatchObject({ nodeId: 'm' });
  });

  it('of service may hold advertising that is left out for those who may not get it, and nowhere else', () => {
    const service = (mjml: string): number => found(sending({ class: 'transactional' }, { mail: mail(mjml) })).filter((problem) => problem.includes(' error ')).length;
    expect(service('{% if may_advertise %}<mj-section css-class="nk-advertising">{% if order.total > 5 %}{{ voucher.code }}{% endif %}</mj-section>{% endif %}')).toBe(0);
    expect(service('{%- if may_advertise -%}{{ voucher.code }}{%- else -%}Danke{%- endif -%}')).toBe(0);
    expect(service('{% if may_advertise %}Hallo{% else %}{{ voucher.code }}{% endif %}')).toBe(2);
    expect(service('{% unless may_advertise %}{{ voucher.code }}{% endunless %}')).toBe(2);
    expect(service('{% if may_advertise or order.total > 5 %}{{ voucher.code }}{% endif %}')).toBe(2);
    expect(service('{% if may_advertise %}{{ voucher.code }}{% endif %}{{ voucher.code }}')).toBe(2);
  });

  it('of service are no review requests or surveys, whatever they say (BGH VI ZR 225/17)', () => {
    expect(found(sending({ class: 'transactional', category: 'review' }, { mail: mail('') }))).toEqual(['policy error category_is_advertising /nodes/2/settings/class']);
  });

  it('of service may speak of a voucher, or keep one in a comment', () => {
    const service = (mjml: string): string[] => found(sending({ class: 'transactional' }, { mail: mail(mjml) }));
    expect(service('<mj-text>Ihr voucher</mj-text>{{ "voucher" | upcase }}{{ order.voucher }}')).toEqual([]);
    expect(service('<!-- {{ voucher }} -->{% comment %}{{ voucher }}{% endcomment %}<mj-section css-class="nk-advertising-free">')).toEqual([]);
  });

  it('of marketing carry an unsubscribe link in each language (§ 7 Abs. 3 Nr. 4 UWG)', () => {
    expect(found(sending({}, { mail: mail(UNSUBSCRIBE) }))).toEqual([]);
    expect(found(sending({}, { mail: { de: mail(UNSUBSCRIBE).de, en: mail('').en } }))).toEqual(['policy error unsubscribe_missing /emails/mail/en/mjml']);
    expect(found(sending({}, { mail: mail('<!-- {{ unsubscribe_url }} -->') }))).toHaveLength(2);
  });

  it('are checked once per e-mail, however many nodes send it', () => {
    const { nodes, edges } = sampleJourney();
    const twice = [...nodes, node('m2', 'send', { email: 'mail', class: 'transactional', whenBlocked: 'skip' })];
    expect(found(sampleJourney({ nodes: twice, edges: [...edges, edge('m sent m2')], emails: { mail: mail('{{ voucher }}') } }))).toHaveLength(2);
  });

  it('should neither ignore caps nor wait for ever', () => {
    const emails = { mail: mail(UNSUBSCRIBE) };
    expect(found(sending({ whenBlocked: 'ignore' }, emails))).toEqual(['policy warning caps_ignored /nodes/2/settings']);
    expect(found(sending({ whenBlocked: 'defer' }, emails))).toEqual(['policy warning deferral_without_end /nodes/2/settings']);
    expect(found(sending({ whenBlocked: 'defer', deferForMs: 86_400_000 }, emails))).toEqual([]);
  });
});

describe('the bound on messages', () => {
  const mailNode = (id: string): JourneyDocument['nodes'][number] => node(id, 'send', { email: 'mail', class: 'marketing', whenBlocked: 'skip' });
  const bound = (ids: string[], edges: string[]): unknown => {
    const nodes = [node('t', 'start', { event: 'order.placed' }), node('w', 'pause', { days: 1 }, 2), ...ids.map(mailNode)];
    return validateJourney(sampleJourney({ nodes, edges: edges.map(edge), emails: { mail: mail(UNSUBSCRIBE) } }), SAMPLE_DEFINITIONS).bounds?.marketing;
  };

  it('is the longest way, not the sum of all ways', () => {
    expect(bound(['a', 'b', 'c'], ['t next a', 'a sent b', 'a skipped c', 'b sent w'])).toEqual({ max: 2, inLoops: [] });
    expect(bound(['a', 'b', 'c'], ['t next a', 'a sent b', 'a skipped c', 'c sent b'])).toEqual({ max: 3, inLoops: [] });
  });

  it('leaves out what no trigger reaches', () => {
    expect(bound(['a', 'b'], ['t next w', 'a sent b'])).toEqual({ max: 0, inLoops: [] });
  });

  it('does not exist where a message lies in a loop, and that is warned about', () => {
    expect(bound(['a', 'b'], ['t next w', 'w next a', 'a sent w', 'a skipped b'])).toEqual({ max: 'unbounded', inLoops: ['a'] });
    const nodes = [node('t', 'start', { event: 'order.placed' }), node('w', 'pause', { days: 1 }, 2), mailNode('a')];
    const looping = sampleJourney({ nodes, edges: ['t next w', 'w next a', 'a sent w'].map(edge), emails: { mail: mail(UNSUBSCRIBE) } });
    expect(found(looping)).toEqual(['policy warning marketing_in_loop /nodes/2']);
  });
});
