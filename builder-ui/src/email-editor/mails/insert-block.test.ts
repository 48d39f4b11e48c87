/** Blocks land between sections, whatever stands around. */
import { expect, it } from 'vitest';
import { insertionOf } from './insert-block.ts';

const BLOCK = '<mj-section>\n  <b color="#2f5d50" />\n</mj-section>\n';
const MAIL = `<mjml>
  <mj-body>
    <mj-wrapper>
      {% if a %}
      <mj-section>
        <mj-column><mj-text>eins</mj-text></mj-column>
      </mj-section>
      {% endif %}
    </mj-wrapper>
    <mj-section><mj-column><mj-text>Fuß</mj-text></mj-column></mj-section>
  </mj-body>
</mjml>
`;

const insert = (offset: number, name = 'contact', source = MAIL) => {
  const found = insertionOf(source, offset, name, BLOCK);
  return found === undefined ? undefined : source.slice(0, found.at) + found.text + source.slice(found.at);
};

it('below the section one is writing in, outside its condition', () => {
  expect(insert(MAIL.indexOf('eins'))).toContain('      {% endif %}\n      <mj-section>\n        <b color="#2f5d50" />\n      </mj-section>\n    </mj-wrapper>');
  expect(insert(MAIL.indexOf('Fuß'))).toContain('Fuß</mj-text></mj-column></mj-section>\n    <mj-section>\n      <b');
});

it('at the end of the card when one is elsewhere, at the end of the mail for the foot', () => {
  expect(insert(0)).toContain('      <mj-section>\n        <b color="#2f5d50" />\n      </mj-section>\n    </mj-wrapper>');
  expect(insert(MAIL.indexOf('eins'), 'imprint')).toContain('    <mj-section>\n      <b color="#2f5d50" />\n    </mj-section>\n  </mj-body>');
});

it('in the colour of the mail', () => {
  expect(insert(0, 'contact', MAIL.replace('<mj-body>', '{% assign accent = "#123456" %}<mj-body>'))).toContain('<b color="{{ accent }}" />');
});

it('nowhere in a source without a body', () => {
  expect(insert(0, 'contact', '<mjml>')).toBeUndefined();
});
