// Scanning. A scanner is faster than a slow line: what it types is taken at once, kept in this tab, sent in order, and sent again until
// it is answered. Each scan has a name of its own, so that one that was sent twice is one.
// A photo is made small here and read by the hub: it works on every telephone.
const photos = (form, csrf, take) => {
  const pick = form.querySelector('[data-photo]');
  const button = form.querySelector('[data-photo-button]');
  const said = form.querySelector('[data-photo-said]');
  if (!pick || !window.createImageBitmap) return;
  const SIDE = 1600, KEEP = 0.85;
  const small = async (file) => {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob(done, 'image/jpeg', KEEP));
  };
  button.hidden = false;
  button.addEventListener('click', () => pick.click());
  pick.addEventListener('change', async () => {
    if (!pick.files.length) return;
    said.hidden = true;
    button.disabled = true;
    try {
      const body = new FormData();
      body.set('csrf', csrf);
      body.set('file', await small(pick.files[0]).catch(() => pick.files[0]), 'foto.jpg');
      const answer = await fetch('/scan/photo', { method: 'POST', body });
      const text = await answer.text();
      if (answer.ok) take(text.trim());
      said.textContent = text;
      said.hidden = !text;
    } catch (away) {
      document.querySelector('[data-away]')?.removeAttribute('hidden');
    }
    button.disabled = false;
    pick.value = '';
  });
};
(() => {
  const start = document.querySelector('[data-scan-start]');
  if (start) photos(start, start.dataset.csrf, (code) => { start.elements.code.value = code; start.submit(); });
})();
(() => {
  const form = document.querySelector('[data-scan]');
  if (!form) return;
  const field = form.elements.barcode;
  const result = document.getElementById('result');
  const away = document.querySelector('[data-away]');
  const ended = document.querySelector('[data-ended]');
  const place = 'scan ' + form.action;
  const waiting = JSON.parse(sessionStorage.getItem(place) || '[]');
  const AGAIN = 2000, LOOK = 5000;
  let busy = false, sound;
  const keep = () => { sessionStorage.setItem(place, JSON.stringify(waiting)); result.dataset.waiting = waiting.length; };
  // People scan with their back to the screen: what is wrong is heard, what is there already is not.
  const tone = (verdict) => {
    if (!verdict || verdict.classList.contains('wait')) return;
    const good = verdict.classList.contains('ok');
    sound = sound || new AudioContext();
    const wave = sound.createOscillator();
    wave.frequency.value = good ? 880 : 220;
    wave.connect(sound.destination);
    wave.start();
    wave.stop(sound.currentTime + (good ? 0.08 : 0.35));
  };
  const show = (html) => {
    const open = result.querySelector('.mark[open] input[name=note]');
    if (open && open === document.activeElement) return;
    result.innerHTML = html;
  };
  const post = async (fields) => {
    const body = new URLSearchParams(fields);
    body.set('part', '1');
    body.set('csrf', form.elements.csrf.value);
    const answer = await fetch(form.action, { method: 'POST', body });
    if (answer.status === 401 || answer.status === 403 || answer.redirected) {
      ended.hidden = false;
      throw new Error('ended');
    }
    if (!answer.ok) throw new Error(answer.status);
    return answer.text();
  };
  const send = async () => {
    if (busy || !waiting.length || !ended.hidden) return;
    busy = true;
    try {
      show(await post(waiting[0]));
      away.hidden = true;
      waiting.shift();
      keep();
      tone(result.querySelector('.verdict'));
      busy = false;
      send();
    } catch (notYet) {
      busy = false;
      away.hidden = !ended.hidden;
      setTimeout(send, AGAIN);
    }
  };
  const take = (barcode) => {
    if (!barcode) return;
    waiting.push({ do: 'scan', barcode, scan: crypto.randomUUID ? crypto.randomUUID() : named() });
    keep();
    send();
  };
  // Where the page is not from a secure place there is no randomUUID.
  const named = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0'))
    .join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  form.addEventListener('submit', (e) => {
    e.preventDefault();
    const barcode = field.value.trim();
    field.value = '';
    field.focus();
    take(barcode);
  });
  // Marks and what is taken back go the same way, after what waits.
  result.addEventListener('submit', (e) => {
    e.preventDefault();
    waiting.push(Object.fromEntries(new FormData(e.target)));
    keep();
    field.focus();
    send();
  });
  document.addEventListener('keydown', (e) => {
    if (document.activeElement === document.body && e.key.length === 1 && !e.ctrlKey && !e.metaKey) field.focus();
  });
  document.querySelector('[data-finish]').addEventListener('click', (e) => {
    if (waiting.length) { e.preventDefault(); away.hidden = false; send(); }
  });
  // What somebody else scans of the same batch.
  setInterval(async () => {
    if (busy || waiting.length || document.hidden || result.querySelector('.mark[open]')) return;
    try {
      const answer = await fetch(form.action + '?part=1');
      if (answer.ok && !answer.redirected && !busy && !waiting.length) {
        const verdict = result.querySelector('.verdict');
        show(await answer.text());
        if (verdict) result.prepend(verdict);
      }
    } catch (notNow) { /* the next look tries again */ }
  }, LOOK);
  photos(form, form.elements.csrf.value, take);
  const camera = document.querySelector('[data-camera]');
  if ('BarcodeDetector' in window && navigator.mediaDevices) {
    camera.hidden = false;
    camera.addEventListener('click', async () => {
      const view = document.querySelector('[data-view]');
      view.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      view.hidden = false;
      await view.play();
      const detector = new BarcodeDetector();
      let last = '';
      setInterval(async () => {
        const found = await detector.detect(view);
        if (found.length && found[0].rawValue !== last) { last = found[0].rawValue; take(last); }
      }, 300);
    });
  }
  keep();
  send();
})();
