/** What the demo shop's banner says in English; the editor says it before the other words are there. */

export const demo = {
  label: 'Demo shop.', banner: 'Everything here is invented, nothing leaves the house.', enter: 'Look around in the demo shop', leave: 'Back to {{shop}}', delete: 'Delete demo', loading: '60 days in quick motion … {{percent}} %', progress: 'Loading the demo shop', failed: 'Loading broke off. Try again.',
  deleteTitle: 'Delete the demo shop?', deleteText: 'Everything in it goes, for others who look around in it, too. Your own shop stays as it is. You can load the demo again at any time.', deleteAlone: 'The demo account goes with it. Set up your own shop with the link from the console; if it cannot be found any more, restart Nachklang.',
};
