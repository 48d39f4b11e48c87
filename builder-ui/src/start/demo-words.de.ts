/** What the demo shop's banner says in German; the editor says it before the other words are there. */

export const demo = {
  label: 'Demo-Shop.', banner: 'Alles hier ist erfunden, nichts verlässt das Haus.', enter: 'Im Demo-Shop umsehen', leave: 'Zurück zu {{shop}}', delete: 'Demo löschen', loading: '60 Tage im Zeitraffer … {{percent}} %', progress: 'Demo-Shop wird geladen', failed: 'Das Laden brach ab. Versuche es noch einmal.',
  deleteTitle: 'Demo-Shop löschen?', deleteText: 'Alles, was darin ist, verschwindet, auch für andere, die sich darin umsehen. Dein eigener Shop bleibt, wie er ist. Du kannst die Demo jederzeit neu laden.', deleteAlone: 'Das Demo-Konto verschwindet mit. Deinen eigenen Shop richtest du mit dem Link aus der Konsole ein; ist er nicht mehr zu finden, starte Nachklang neu.',
};
