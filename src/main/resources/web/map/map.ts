import { LitElement, html, nothing } from 'lit';
import {
  Circle,
  Control,
  DivIcon,
  GridLayer,
  LatLng,
  LatLngBounds,
  LayerGroup,
  Map as Chart,
  Marker,
  TileLayer,
} from 'leaflet/dist/leaflet-src.esm.js';
import { word } from '../shared/words';
import type { Found } from '../desk/answer';
import type { Spot } from '../desk/need';
import { rounded } from '../desk/need';

const CLOSEST = 18;
const FARTHEST = 5;
const NEAR_ZOOM = 13;

/** Leaflet gives a tile up by pointing it to an image in a data: address, which the page’s policy forbids; it is removed anyway. */
const Tiles = TileLayer.extend({
  _abortLoading() {},
  _removeTile: GridLayer.prototype._removeTile,
});

/**
 * Where what was found lies, for eyes and fingers; whoever does not see or point has the list. In the page's own tree, where
 * Leaflet's styles are. Says `marker` with a rank, and `place` with where it was tapped while a place is picked.
 */
class DeskMap extends LitElement {
  static override properties = {
    tiles: {},
    attribution: {},
    attributionAddress: { attribute: 'attribution-address' },
    centre: { attribute: false },
    km: { attribute: false },
    found: { attribute: false },
    isPicking: { attribute: false },
  };

  /** The template of the tiles; empty: none. */
  declare tiles: string;
  declare attribution: string;
  declare attributionAddress: string;
  declare centre: Spot | undefined;
  declare km: number | undefined;
  declare found: readonly Found[];
  /** The next tap is a place. */
  declare isPicking: boolean;

  private chart: Chart | undefined;
  private markers: LayerGroup | undefined;
  private reach: LayerGroup | undefined;
  private fitted = '';
  private readonly sizes = new ResizeObserver(() => this.chart?.invalidateSize());

  constructor() {
    super();
    this.found = [];
  }

  override createRenderRoot() {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
    this.chart?.remove();
    this.chart = undefined;
  }

  override render() {
    return html`<div class="chart" role="group" aria-label=${word('desk.map')}></div>
      ${this.attribution && this.tiles
        ? html`<p class="attribution" lang="ja">
            ${/^https?:/.test(this.attributionAddress)
              ? html`<a href=${this.attributionAddress} rel="noreferrer">${this.attribution}</a>`
              : this.attribution}
          </p>`
        : nothing}`;
  }

  override updated(): void {
    this.chart ??= this.draw();
    this.classList.toggle('picking', this.isPicking);
    this.drawReach(this.chart);
    this.drawMarkers();
  }

  private draw(): Chart {
    const box = this.querySelector<HTMLElement>('.chart')!;
    const chart = new Chart(box, {
      attributionControl: false,
      keyboard: false,
      zoomControl: false,
      minZoom: FARTHEST,
      maxZoom: CLOSEST,
      zoomSnap: 0.25,
      zoomAnimation: false,
      fadeAnimation: false,
    });
    new Control.Zoom({ zoomInTitle: word('desk.zoom-in'), zoomOutTitle: word('desk.zoom-out') }).addTo(chart);
    chart.on('click', ({ latlng }: { latlng: LatLng }) => {
      if (this.isPicking) this.tell<Spot>('place', rounded({ lat: latlng.lat, lon: latlng.lng }));
    });
    if (this.tiles) new Tiles(this.tiles, { maxZoom: CLOSEST }).addTo(chart);
    this.reach = new LayerGroup().addTo(chart);
    this.markers = new LayerGroup().addTo(chart);
    this.sizes.observe(box);
    return chart;
  }

  private drawReach(chart: Chart): void {
    const { centre, km } = this;
    const places = this.found.flatMap(({ beds: [{ lat, lon }] }) => (lat != null && lon != null ? [new LatLng(lat, lon)] : []));
    const what = JSON.stringify([centre, km, km === undefined && places.length > 0]);
    if (what === this.fitted) return; // whoever moved the map finds it as they left it
    this.fitted = what;
    this.reach!.clearLayers();
    if (!centre) {
      if (places.length > 0) chart.fitBounds(new LatLngBounds(places), { maxZoom: NEAR_ZOOM });
      return;
    }
    const here = new LatLng(centre.lat, centre.lon);
    new Marker(here, { icon: icon('here', '＋'), keyboard: false, interactive: false }).addTo(this.reach!);
    if (km === undefined) {
      chart.fitBounds(new LatLngBounds([here, ...places]), { maxZoom: NEAR_ZOOM });
      return;
    }
    chart.fitBounds(here.toBounds(2_000 * km));
    new Circle(here, { radius: 1_000 * km, className: 'reach', interactive: false }).addTo(this.reach!);
  }

  private drawMarkers(): void {
    this.markers!.clearLayers();
    // The best on top of the others.
    for (const { rank, beds } of [...this.found].reverse()) {
      const { lat, lon, name } = beds[0];
      if (lat == null || lon == null) continue;
      new Marker(new LatLng(lat, lon), {
        icon: icon('pin', String(rank)),
        keyboard: false,
        title: `${rank} ${name}`,
        zIndexOffset: 1_000 - rank,
      })
        .on('click', () => this.tell<number>('marker', rank))
        .addTo(this.markers!);
    }
  }

  private tell<T>(name: string, detail: T): void {
    this.dispatchEvent(new CustomEvent<T>(name, { detail }));
  }
}

function icon(kind: string, text: string): DivIcon {
  const mark = document.createElement('span');
  mark.textContent = text;
  return new DivIcon({ className: kind, html: mark, iconSize: [32, 32] });
}

customElements.define('tomarigi-desk-map', DeskMap);
