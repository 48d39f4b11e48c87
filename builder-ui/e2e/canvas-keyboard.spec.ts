/** Everything on the canvas by keys alone, for hands and ears that use no mouse. */
import { choose, focusCard, openJourney, renameCard, savedDraft, smallJourney, subjectsTo, ways } from './editor.ts';
import { expect, test } from './test.ts';

test('a journey is built with keys alone, published, and sends its mail', async ({ inside: page, shop }) => {
  const id = await openJourney(page, shop, { name: { de: 'Mit Tasten', en: 'By keys' } });
  const press = (keys: string) => page.keyboard.press(keys);

  await page.getByRole('button', { name: 'Auslöser wählen' }).press('Enter');
  await choose(page, 'add', 'Bestellung');
  const focused = page.locator(':focus');
  await expect(focused).toHaveAttribute('aria-label', 'Bestellung eingegangen, dann ist Schluss');

  await press('a');
  await choose(page, 'add', 'E-Mail senden');
  await expect(focused).toHaveAttribute('aria-label', /^„mail“ senden \(Service\); bei „gesendet“ dann ist Schluss/);

  // Back along the way, and something in between.
  await press('ArrowUp');
  await expect(focused).toHaveAttribute('aria-label', 'Bestellung eingegangen, dann „mail“ senden (Service)');
  await press('a');
  await choose(page, 'add', 'Schlagwort');
  await expect(focused).toHaveAttribute('aria-label', /, dann „mail“ senden \(Service\)$/);
  await press('ArrowDown');
  await expect(focused).toHaveAttribute('aria-label', /^„mail“ senden/);
  expect((await savedDraft(page, shop, id)).edges).toHaveLength(2);

  await page.getByRole('button', { name: 'Veröffentlichen', exact: true }).press('Enter');
  const publish = page.getByRole('button', { name: /Version 1 veröffentlichen/ });
  await expect(publish).toBeEnabled();
  await publish.press('Enter');
  const question = page.getByRole('dialog');
  await expect(question.locator(':focus')).toBeVisible();
  await question.getByRole('button', { name: 'Veröffentlichen' }).press('Enter');
  await expect(page.getByText('Version 1 ist live')).toBeVisible();
  await shop.placeOrder({ number: '#2002', total: 50, email: 'taste@kundin.example', firstName: 'Tara', lastName: 'Stein' });
  // Of this journey: the shop's others write to her, too.
  await expect.poll(() => subjectsTo(shop, 'taste@kundin.example')).toContain('Neues von Kontor Klangholz');
  await shop.api.post(`/api/v1/journeys/${id}/archive`);
});

test('cards tell what they do and what comes next, and arrow keys walk from one to the next', async ({ inside: page, shop }) => {
  await openJourney(page, shop, smallJourney('Gehen'));
  const focused = page.locator(':focus');
  await focusCard(page, 'placed');
  await expect(focused).toHaveAttribute('aria-label', 'Bestellung eingegangen, dann 3 Tage warten');
  for (const words of [/^3 Tage warten, dann /, /; bei „ja“ dann „thanks“ senden \(Service\), bei „nein“ dann ist Schluss$/, /^„thanks“ senden/]) {
    await page.keyboard.press('ArrowDown');
    await expect(focused).toHaveAttribute('aria-label', words);
  }
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(focused).toHaveAttribute('aria-label', /^3 Tage warten/);
  // The sheet of keys, and finding.
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Tasten' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(focused).toHaveAttribute('aria-label', /^3 Tage warten/);
  await page.keyboard.press('Control+f');
  await choose(page, 'find', 'thanks');
  await expect(focused).toHaveAttribute('aria-label', /^„thanks“ senden/);
});

test('ways are made, moved and undone by keys, and impossible ones say why', async ({ inside: page, shop }) => {
  const id = await openJourney(page, shop, smallJourney('Wege'));
  await focusCard(page, 'thanks');
  await page.keyboard.press('c');
  await choose(page, 'exit', 'gesendet');
  await expect(page.getByRole('option', { name: /In einen Auslöser führt kein Weg/ })).toHaveAttribute('aria-disabled', 'true');
  await choose(page, 'target', '3 Tage');
  await expect.poll(async () => ways(await savedDraft(page, shop, id))).toContain('thanks sent wait');
  // The keyboard is where it was.
  await expect(page.locator('.react-flow__node[data-id="thanks"]')).toBeFocused();
  await page.keyboard.press('c');
  await choose(page, 'exit', 'gesendet');
  await choose(page, 'target', 'lösen');
  await expect.poll(async () => ways(await savedDraft(page, shop, id))).not.toContain('thanks sent wait');
});

test('cards are renamed, moved, folded and deleted by keys', async ({ inside: page, shop }) => {
  const id = await openJourney(page, shop, smallJourney('Tasten'));
  await focusCard(page, 'wait');
  await renameCard(page, 'Zeit lassen');
  await expect(page.locator('.react-flow__node[data-id="wait"]')).toContainText('Zeit lassen');
  await focusCard(page, 'wait');
  await page.keyboard.press('Space');
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(async () => (await savedDraft(page, shop, id)).nodes.find((node) => node.id === 'wait')?.position).toEqual({ x: 20, y: 140 });
  await page.keyboard.press('k');
  await expect(page.getByText('2 Schritte eingeklappt')).toBeVisible();
  await expect(page.locator('.react-flow__node[data-id="thanks"]')).toBeHidden();
  await page.keyboard.press('k');
  await expect(page.locator('.react-flow__node[data-id="thanks"]')).toBeVisible();
  await page.keyboard.press('Delete');
  await expect.poll(async () => ways(await savedDraft(page, shop, id))).toEqual(['large yes thanks', 'placed next large']);
});
