// Small live parts of the console; every page works without them.
(() => {
  // Said five minutes before a session ends by itself: what is typed would be kept, but a log-in would be asked for.
  const warning = document.querySelector('[data-idle]');
  if (warning) {
    setTimeout(() => { warning.hidden = false; }, (Number(warning.dataset.idle) - 300) * 1000);
  }
  // A mistake at the top takes the focus, as a screen reader hears it first.
  const faults = document.querySelector('[data-faults]');
  if (faults) faults.focus();
  // A button is pressed once; the form carries its act's id, so a second press would be the same act.
  document.addEventListener('submit', (e) => {
    const button = e.target.querySelector('button[data-once]');
    if (button) setTimeout(() => { button.disabled = true; }, 0);
  });
  window.addEventListener('pageshow', () => {
    document.querySelectorAll('button[data-once]').forEach((button) => { button.disabled = false; });
  });
  const menu = document.querySelector('[data-menu]');
  if (menu) {
    menu.addEventListener('click', (e) => {
      e.preventDefault();
      document.body.classList.toggle('menu-open');
      window.scrollTo(0, 0);
    });
  }
  document.querySelectorAll('[data-print]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  });
  // A small text file is read into a field, where it can be looked at and mended before it is sent.
  document.querySelectorAll('[data-file-into]').forEach((pick) => {
    pick.closest('[data-file-field]').hidden = false;
    pick.addEventListener('change', async () => {
      const file = pick.files[0];
      if (!file || file.size > 48 * 1024) return;
      document.getElementById(pick.dataset.fileInto).value = await file.text();
      document.getElementById(pick.dataset.fileName).value = file.name;
    });
  });
})();
