/** Sets the colour scheme before the first paint; the same key and attribute as Mantine's own, which takes over from here. */
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('nachklang.color-scheme');
  } catch {
    // Storage may be switched off; then the system decides.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light';
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  document.documentElement.style.background = dark ? '#14191f' : '#ffffff';
})();
