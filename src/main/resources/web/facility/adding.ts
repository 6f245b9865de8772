import { read } from '../shared/api';
import { word } from '../shared/words';
import { attempt, newKey } from './sending';
import type { FacilityState } from './standing';

/** One bed more, named by the next number; why not, when it cannot be. */
export async function addBed(path: string): Promise<FacilityState | string> {
  const found = await read<FacilityState>(path);
  if (found.state !== 'found') return word('report.add-bed-away');
  const labels = new Set(found.value.beds.map((bed) => bed.label));
  let number = found.value.beds.length + 1;
  while (labels.has(String(number))) number++;
  const body = JSON.stringify({ ...found.value, beds: [...found.value.beds, { label: String(number) }] });
  const { version } = found.value;
  const outcome = await attempt<FacilityState>({ method: 'PUT', path, version, body }, newKey());
  if ('retryMs' in outcome) return word('report.add-bed-away');
  return outcome.ok ? outcome.answer : outcome.why;
}
