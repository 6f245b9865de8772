const AGAIN_MS = 4_000;

/**
 * Draws the map once somebody scrolls there: it weighs more than all else on its page. Without a line it is tried again
 * until there is one.
 *
 * @param map its element, not yet defined, with the address of its styles
 */
export function drawWhenSeen(map: HTMLElement): void {
  const seen = new IntersectionObserver(([entry]) => {
    if (!entry?.isIntersecting) return;
    seen.disconnect();
    void draw(map);
  });
  seen.observe(map);
}

async function draw(map: HTMLElement): Promise<void> {
  try {
    await loadStyles(map.getAttribute('styles') ?? '');
    await import('./map');
  } catch {
    if (map.isConnected) setTimeout(() => void draw(map), AGAIN_MS);
  }
}

async function loadStyles(href: string): Promise<void> {
  if (document.head.querySelector(`link[href="${CSS.escape(href)}"]`)) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  const loaded = new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = reject;
  });
  document.head.append(link);
  await loaded.catch((failure) => {
    link.remove();
    throw failure;
  });
}
