import table from 'american-british-english-translator/data/british_spellings.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { tokenise } from '../../src/text/tokens.js';

const reading = (text: string): string => tokenise(text).words.join(' ');

/** Rows of the published table that are no two spellings of one word: other measures, other words, misprints. */
const NO_PAIRS = new Set([
  'tonne/ton',
  'tonnes/tons',
  'philtre/filter',
  'philtres/filters',
  'pummelled/pummel',
  'pummelling/pummeled',
  'snowploughs/snowplow',
  'tranquilly/tranquility',
]);

/** In no table: what the rules must reach by themselves. */
const UNLISTED: readonly [string, string][] = [
  ['cyberdefence', 'cyberdefense'],
  ['hydrolysed', 'hydrolyzed'],
  ['weaponising', 'weaponizing'],
  ['securitisation', 'securitization'],
  ['decentralised', 'decentralized'],
  ['nanometre', 'nanometer'],
  ['discolouration', 'discoloration'],
  ['mislabelling', 'mislabeling'],
  ['rechannelled', 'rechanneled'],
  ['unlikeable', 'unlikable'],
  ['ischaemic', 'ischemic'],
  ['neurotransmitter-labelled', 'neurotransmitter-labeled'],
  ['geocentred', 'geocentered'],
];

/** Words that look like pairs of the kind, and are not. */
const APART: readonly [string, string][] = [
  ['ensure', 'insure'],
  ['prize', 'prise'],
  ['filling', 'filing'],
  ['gassed', 'gasped'],
  ['gassing', 'gasping'],
  ['planned', 'planed'],
  ['stalling', 'staling'],
  ['polled', 'poled'],
  ['swingeing', 'swinging'],
  ['singeing', 'singing'],
  ['hour', 'hor'],
  ['tour', 'tor'],
  ['ton', 'tonne'],
  ['vice', 'vise'],
  ['device', 'devise'],
  ['advice', 'advise'],
  ['prophecy', 'prophesy'],
  ['principal', 'principle'],
  ['affect', 'effect'],
  ['council', 'counsel'],
  ['councillor', 'counsellor'],
  ['stationary', 'stationery'],
  ['complement', 'compliment'],
  ['canvas', 'canvass'],
  ['baring', 'barring'],
  ['tiled', 'tilled'],
  ['metal', 'mettle'],
  ['lead', 'led'],
  ['breath', 'breathe'],
  ['cloth', 'clothe'],
  ['desert', 'dessert'],
  ['moral', 'morale'],
  ['personal', 'personnel'],
  ['proceed', 'precede'],
  ['formally', 'formerly'],
  ['causal', 'casual'],
  ['trail', 'trial'],
  ['elicit', 'illicit'],
  ['flout', 'flaunt'],
  ['accept', 'except'],
  ['allusion', 'illusion'],
  ['imminent', 'eminent'],
  ['historic', 'historical'],
  ['economic', 'economical'],
  ['greyhound', 'gray hound'],
  ['checked', 'chequered'],
  ['bused', 'busted'],
];

describe('British and American spelling', () => {
  it('reads the pairs of a published table as one word, but for those that are none', () => {
    const pairs = Object.entries(table as Record<string, string>);
    expect(pairs.length).toBeGreaterThan(1_700);
    const differing = pairs.filter(([british, american]) => reading(british) !== reading(american));
    expect(new Set(differing.map((pair) => pair.join('/')))).toEqual(NO_PAIRS);
  });

  it.each(UNLISTED)('reads “%s” as “%s”, which no table holds', (british, american) =>
    expect(reading(british)).toBe(reading(american)),
  );

  it.each(APART)('keeps “%s” and “%s” apart', (one, other) => expect(reading(one)).not.toBe(reading(other)));
});
