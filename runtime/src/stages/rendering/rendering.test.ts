/** From MJML with Liquid to a finished mail. */
import { describe, expect, it } from 'vitest';
import { compileEmail, EmailCompileError, renderEmail, templateVariables, type VariableOptions } from './index.ts';
import { sampleFacts } from './facts.fixture.ts';

const GERMAN: VariableOptions = { locale: 'de', formalAddress: 'sie', unsubscribeUrl: () => 'https://shop.example/p/u/token' };

async function render(mjml: string, options: Partial<VariableOptions> = {}, facts = sampleFacts()) {
  const compiled = await compileEmail({ subject: '{{ greeting }}', mjml: `<mjml><mj-body>${mjml}</mj-body></mjml>` }, options.locale ?? 'de');
  return renderEmail(compiled, templateVariables(facts, { ...GERMAN, ...options }));
}
const column = (content: string) => `<mj-section><mj-column>${content}</mj-column></mj-section>`;

describe('an e-mail', () => {
  it('escapes every printed value in HTML and none in text', async () => {
    const mail = await render(column('<mj-text>{{ order.lines.first.title }} {{ order.lines[0].title | append: "<b>" }}</mj-text>'));
    expect(mail.html).toContain('Tasse „Morgenrot“ &lt;blau&gt;');
    expect(mail.html).not.toContain('<blau>');
    expect(mail.html).not.toContain('<b>');
    expect(mail.text).toContain('Tasse „Morgenrot“ <blau> Tasse');
  });

  it('keeps Liquid with quotes inside an attribute whole', async () => {
    const mail = await render(column('<mj-button href="{{ order.statusUrl | default: "https://shop.example/konto" }}">Zum Konto</mj-button>'));
    expect(mail.html).toContain('href="https://shop.example/konto"');
    expect(mail.text).toContain('Zum Konto (https://shop.example/konto)');
  });

  it('repeats MJML elements between bare loop tags as between tags in mj-raw', async () => {
    const bare = await render(column('{% for line in order.lines %}<mj-text>{{ line.quantity }} × {{ line.title }}</mj-text>{% endfor %}'));
    const raw = await render(column('<mj-raw>{% for line in order.lines %}</mj-raw><mj-text>{{ line.quantity }} × {{ line.title }}</mj-text><mj-raw>{% endfor %}</mj-raw>'));
    expect(bare.text).toBe('2 × Tasse „Morgenrot“ <blau>\n1 × Kanne');
    expect(raw).toEqual(bare);
  });

  it('of service shows an advertising block to those who may get advertising only', async () => {
    const mjml = `${column('<mj-text>unterwegs</mj-text>')}{% if may_advertise %}${column('<mj-text>Gutschein</mj-text>')}{% endif %}`;
    expect((await render(mjml, { mayAdvertise: true })).text).toContain('Gutschein');
    expect((await render(mjml, { mayAdvertise: false })).text).toBe('unterwegs');
  });

  it('drops a section whose condition does not hold', async () => {
    const { parcel: _none, ...withoutParcel } = sampleFacts();
    const mjml = `${column('<mj-text>immer</mj-text>')}{% if parcel %}${column('<mj-text>Paket</mj-text>')}{% endif %}`;
    expect((await render(mjml)).text).toContain('Paket');
    expect((await render(mjml, {}, withoutParcel)).text).toBe('immer');
  });

  it('repeats table rows and keeps the cells of a row apart in the text', async () => {
    const mail = await render(column('<mj-table><tr><th>Artikel</th><th>Menge</th></tr>{% for line in order.lines %}<tr><td>{{ line.title }}</td><td>{{ line.quantity }}</td></tr>{% endfor %}</mj-table>'));
    expect(mail.html).toContain('<tr><td>Kanne</td><td>1</td></tr>');
    expect(mail.text).toBe('Artikel Menge\nTasse „Morgenrot“ <blau> 2\nKanne 1');
  });

  it('speaks money, dates and plurals in the language, country and zone of the recipient', async () => {
    const mjml = column('<mj-text>{{ order.total | money }}|{{ parcel.expectedAt | date_long }}|{{ order.placedAt | date_short }}|{{ parcel.expectedAt | time_short }}|{{ parcel.expectedAt | weekday }}|{{ contact.country | country_name }}|{{ parcel_count | plural: "Paket", "Pakete" }}</mj-text>');
    expect((await render(mjml)).text).toBe('1.249,90\u00a0€|Montag, 23. November 2026|20.11.2026|14:30|Montag|Deutschland|Pakete');
    expect((await render(mjml, { locale: 'en' })).text).toBe('€1,249.90|Monday, 23 November 2026|20/11/2026|14:30|Monday|Germany|Pakete');
    const swiss = sampleFacts();
    swiss.contact.country = 'CH';
    swiss.order.currency = 'CHF';
    expect((await render(mjml, {}, swiss)).text).toMatch(/^CHF\u00a01[’']249\.90\|/);
  });

  it('greets without a name rather than leaving a hole', async () => {
    const nameless = sampleFacts();
    delete nameless.contact.firstName;
    nameless.contact.lastName = ' ';
    const mjml = column('<mj-text>{{ greeting }},</mj-text>');
    expect((await render(mjml)).text).toBe('Guten Tag Anna Beispiel,');
    expect((await render(mjml, { formalAddress: 'du' })).text).toBe('Hallo Anna,');
    expect((await render(mjml, { locale: 'en' })).text).toBe('Hello Anna,');
    expect((await render(mjml, {}, nameless)).text).toBe('Guten Tag,');
  });

  it('tells which lines travel in the parcel and which parcel of how many it is', async () => {
    const mail = await render(column('<mj-text>{{ parcel_position }}/{{ parcel_count }}: {{ parcel_lines | map: "title" | join: ", " }}</mj-text>'));
    expect(mail.text).toBe('2/3: Kanne');
  });

  it('never links where a mail may not lead', async () => {
    const facts = sampleFacts();
    facts.order.statusUrl = 'javascript:alert(1)';
    const mail = await render(column('<mj-text><a href="{{ order.statusUrl }}">Status</a></mj-text>'), {}, facts);
    expect(mail.html).toContain('href="#"');
    expect(mail.html).not.toContain('javascript');
  });

  it('turns line breaks into <br> and escapes around them', async () => {
    const facts = sampleFacts();
    facts.shop.imprint = 'A & B\nWeg 1';
    const mail = await render(column('<mj-text>{{ shop.imprint | newline_to_br }}</mj-text>'), {}, facts);
    expect(mail.html).toContain('A &amp; B<br>Weg 1');
    expect(mail.text).toBe('A & B\nWeg 1');
  });

  it('keeps a subject on one line, whatever a name holds', async () => {
    const facts = sampleFacts();
    facts.contact.lastName = 'B\r\nBcc: all@example.com';
    expect((await render(column('<mj-text>x</mj-text>'), {}, facts)).subject).toBe('Guten Tag Anna B Bcc: all@example.com');
  });

  it('loads nothing from third parties and carries the language and the preheader', async () => {
    const compiled = await compileEmail({ subject: 's', preheader: 'Paket {{ order.number }} & mehr', mjml: `<mjml><mj-body>${column('<mj-text>x</mj-text>')}</mj-body></mjml>` }, 'de');
    const mail = renderEmail(compiled, templateVariables(sampleFacts(), GERMAN));
    expect(mail.html).toContain('<html lang="de" dir="ltr"');
    expect(mail.html).toContain('Paket #1042 &amp; mehr</div>');
    expect(mail.html).not.toContain('fonts.googleapis.com');
    expect(mail.text).toBe('x');
  });
});

describe('links', () => {
  const mjml = column('<mj-text><a href="https://shop.example/?a=1&amp;b=2">a</a> <a href="{{ parcel.trackingUrl }}">b</a> <a href="{{ unsubscribe_url }}">c</a> <a href="mailto:x@example.com">d</a></mj-text>');

  it('are rewritten only when the shop wants clicks counted, and never for unsubscribing', async () => {
    const compiled = await compileEmail({ subject: 's', mjml: `<mjml><mj-body>${mjml}</mj-body></mjml>` }, 'de');
    const variables = templateVariables(sampleFacts(), GERMAN);
    const seen: string[] = [];
    const counted = renderEmail(compiled, variables, (index, url) => {
      seen.push(`${index} ${url}`);
      return `https://shop.example/p/c/${index}`;
    });
    expect(seen).toEqual(['0 https://shop.example/?a=1&b=2', '1 https://carrier.example.com/T2?lang=de&x=1']);
    expect([...counted.html.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual([
      'https://shop.example/p/c/0', 'https://shop.example/p/c/1', 'https://shop.example/p/u/token', 'mailto:x@example.com',
    ]);
    expect(renderEmail(compiled, variables).html).toContain('href="https://carrier.example.com/T2?lang=de&amp;x=1"');
  });
});

describe('content that cannot become an e-mail is refused with its place', () => {
  const cases: [string, string, { code: string; line?: number }][] = [
    ['an unknown filter', column('\n<mj-text>{{ order.total | euro }}</mj-text>'), { code: 'liquid_invalid', line: 2 }],
    ['a block that never ends', column('<mj-text>{% if order %}</mj-text>'), { code: 'liquid_invalid', line: 1 }],
    ['the filter raw', column('<mj-text>{{ order.number | raw }}</mj-text>'), { code: 'liquid_invalid', line: 1 }],
    ['an include from disk', column('<mj-text>{% include "x" %}</mj-text>'), { code: 'liquid_invalid', line: 1 }],
    ['an MJML include', '<mj-include path="./x.mjml" />', { code: 'mjml_include' }],
    ['an output between elements', column('{{ order.number }}<mj-text>x</mj-text>'), { code: 'output_outside_element', line: 1 }],
    ['text between elements', column('\nverloren<mj-text>x</mj-text>'), { code: 'text_outside_element', line: 2 }],
    ['a block across elements', column('<mj-text>{% if order %}a</mj-text>{% endif %}'), { code: 'liquid_crosses_elements', line: 1 }],
    ['an unknown element', column('<mj-texxt>x</mj-texxt>'), { code: 'mjml_invalid', line: 1 }],
  ];
  it.each(cases)('%s', async (_what, mjml, problem) => {
    const failure = await render(mjml).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(EmailCompileError);
    expect(failure instanceof EmailCompileError ? failure.problems : []).toContainEqual(expect.objectContaining(problem));
  });
});
