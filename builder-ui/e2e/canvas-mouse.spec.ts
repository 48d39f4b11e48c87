/** A journey built with the mouse only, published, and gone through by an order. */
import { boxOf, card, drag, middleOf, openJourney, savedDraft, smallJourney, subjectsTo, ways } from './editor.ts';
import { expect, test } from './test.ts';

test('a journey is drawn with the mouse, published, and sends its mail', async ({ inside: page, shop }) => {
  const id = await openJourney(page, shop, { name: { de: 'Mit der Maus', en: 'By mouse' } });
  await expect(page.getByText('Womit beginnt die Journey?')).toBeVisible();

  // Dragged in from the palette.
  const ground = await boxOf(page.getByRole('application'));
  await drag(page, await middleOf(page.locator('[data-type="order-event"]')), { x: ground.x + ground.width / 2, y: ground.y + 120 });
  await expect(card(page, 'Bestellung eingegangen')).toBeVisible();
  await expect(page.getByText('Womit beginnt die Journey?')).toBeHidden();

  // By the plus that hangs on an open exit.
  await card(page, 'Bestellung eingegangen').getByRole('button', { name: 'Schritt anfügen' }).click();
  await page.getByRole('option', { name: /E-Mail senden/ }).click();
  await expect(card(page, '„mail“ senden')).toBeVisible();
  // Its panel takes room from the canvas: where the edge is counts from then on.
  await expect(page.locator('[data-panel="node"]')).toBeVisible();

  // Dropped on an edge, it is spliced in.
  await page.getByPlaceholder('Baustein suchen').fill('Schlagwort');
  const edge = page.getByRole('button', { name: 'Hier einfügen' });
  await drag(page, await middleOf(page.locator('[data-type="tag"]')), await middleOf(edge));
  await expect(page.getByRole('button', { name: 'Hier einfügen' })).toHaveCount(2);
  const draft = await savedDraft(page, shop, id);
  const [order, mail, tag] = ['order-event', 'send-email', 'tag'].map((type) => draft.nodes.find((node) => node.type === type)?.id);
  expect(ways(draft)).toEqual([`${order} next ${tag}`, `${tag} next ${mail}`].sort());

  await page.getByRole('button', { name: 'Veröffentlichen', exact: true }).click();
  await page.getByRole('button', { name: /Version 1 veröffentlichen/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Veröffentlichen|Version 1 veröffentlichen/ }).click();
  await expect(page.getByText('Version 1 ist live')).toBeVisible();

  await shop.placeOrder({ number: '#2001', total: 50, email: 'mira@kundin.example', firstName: 'Mira', lastName: 'Sommer' });
  // Of this journey: the shop's others write to her, too.
  await expect.poll(() => subjectsTo(shop, 'mira@kundin.example')).toContain('Neues von Kontor Klangholz');
  await shop.api.post(`/api/v1/journeys/${id}/archive`);
});

test('a way that cannot be is not made, and says why', async ({ inside: page, shop }) => {
  const id = await openJourney(page, shop, smallJourney('Verbinden'));
  const open = card(page, '„thanks“ senden').locator('.react-flow__handle.source').first();
  // Back into the trigger.
  await drag(page, await middleOf(open), await middleOf(card(page, 'Bestellung eingegangen')));
  await expect(page.getByRole('status').filter({ hasText: 'In einen Auslöser führt kein Weg' })).toBeVisible();
  // Into a circle in which no time passes.
  await drag(page, await middleOf(open), await middleOf(card(page, 'Bestellwert')));
  await expect(page.getByRole('status').filter({ hasText: 'Kreis, in dem keine Zeit vergeht' })).toBeVisible();
  // Back to the wait is fine.
  await drag(page, await middleOf(open), await middleOf(card(page, '3 Tage warten')));
  await expect.poll(async () => ways(await savedDraft(page, shop, id))).toContain('thanks sent wait');
});

test('a way let go over nothing asks what comes there', async ({ inside: page, shop }) => {
  const id = await openJourney(page, shop, smallJourney('Ins Leere'));
  const open = card(page, 'Bestellwert').locator('.react-flow__handle.source[data-handleid="no"]');
  const from = await middleOf(open);
  await drag(page, from, { x: from.x + 260, y: from.y + 60 });
  await page.getByRole('option', { name: /Beenden|Ende/ }).first().click();
  await expect.poll(async () => ways(await savedDraft(page, shop, id)).filter((way) => way.startsWith('large no exit-'))).toHaveLength(1);
});

test('cards are chosen by a lasso and aligned, and the step can be undone', async ({ inside: page, shop }) => {
  const id = await openJourney(page, shop, smallJourney('Ausrichten'));
  const wait = await middleOf(card(page, '3 Tage warten'));
  await drag(page, wait, { x: wait.x + 120, y: wait.y });
  await page.getByRole('button', { name: 'Mit der Maus auswählen' }).click();
  const first = await boxOf(card(page, 'Bestellung eingegangen'));
  const last = await boxOf(card(page, '„thanks“ senden'));
  await drag(page, { x: first.x - 30, y: first.y - 20 }, { x: last.x + last.width - 20, y: last.y + last.height - 4 });
  const bar = page.getByRole('toolbar', { name: 'Auswahl' });
  await expect(bar).toContainText('4 ausgewählt');
  await bar.getByRole('button', { name: 'Ausrichten' }).click();
  await page.getByRole('menuitem', { name: 'Links' }).click();
  expect(new Set((await savedDraft(page, shop, id)).nodes.map(({ position }) => position.x)).size).toBe(1);
  await page.getByRole('button', { name: /^Rückgängig: Ausgerichtet/ }).click();
  await expect.poll(async () => new Set((await savedDraft(page, shop, id)).nodes.map(({ position }) => position.x)).size).toBe(2);
});
