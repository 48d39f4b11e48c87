/** Words of the settings for times, in English. */
export const sendTimes = {
  none: 'No quiet hours: messages leave at any hour.', add: 'Add quiet hours', remove: 'Remove quiet hours', legend: 'Quiet hours {{number}}',
  quiet: 'Send nothing at certain hours', from: 'Quiet from', to: 'until', days: 'Send on these days', holidays: 'Send nothing on public holidays', holidaysHint: 'Those of the place where the person lives.',
  weekday: { 1: 'Mon', 2: 'Tue', 3: 'Wed', 4: 'Thu', 5: 'Fri', 6: 'Sat', 7: 'Sun' },
};
