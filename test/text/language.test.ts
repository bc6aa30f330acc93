import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/text/language.js';
import { isMeasured } from '../../src/text/languages.js';

const ROWS: readonly [string, string | null, string][] = [
  ['English', 'en', 'The ferry to Skarv will not sail this winter, since the line has found no crew.'],
  [
    'English full of foreign names',
    'en',
    'Prime Minister Grzegorz Wiśniewski met Søren Kjærgård in Székesfehérvár on Monday to speak about the price of grain.',
  ],
  [
    'English with a foreign quotation',
    'en',
    'The mayor, who had waited for an hour at the gate of the yard, said “On reste ici” and went back into the hall with his staff.',
  ],
  [
    'Danish that names English papers',
    'da',
    'Ifølge The Guardian er det for sent at ændre planen, siger ministeren, som i går var på besøg i byen for at tale med de ansatte, der har været her i to år.',
  ],
  [
    'Dutch that names English papers',
    'nl',
    'Volgens The New York Times en The Guardian is het niet de bedoeling dat er in de haven of in de stad wordt gebouwd, was te horen van een van de leden van de raad.',
  ],
  ['German', 'de', 'Die Fähre nach Skarv fährt diesen Winter nicht, weil die Reederei keine Mannschaft findet.'],
  ['French', 'fr', 'Le bac pour Skarv ne partira pas cet hiver, faute d’équipage, a annoncé la compagnie mardi.'],
  ['Spanish', 'es', 'El transbordador a Skarv no saldrá este invierno porque la compañía no encuentra tripulación.'],
  ['Polish', 'pl', 'Prom do Skarv nie wypłynie tej zimy, ponieważ armator nie znalazł załogi na statek.'],
  ['Russian', 'ru', 'Паром до Скарва этой зимой не пойдёт, потому что судоходная компания не нашла экипаж.'],
  [
    'Japanese',
    'ja',
    '船会社は乗組員が見つからないため、この冬はスカルブ行きのフェリーを運航しないと火曜日に発表した。来年の春には再開する予定だ。',
  ],
  ['a name, which is of no language', null, 'Anna Bell, Oakfold'],
  ['numbers', null, '12 345 678 – 90 %, 2022-06-03'],
  ['nothing', null, ''],
];

describe('languageOf', () => {
  it.each(ROWS)('tells %s', (_name, language, text) => {
    expect(languageOf(text)).toBe(language);
  });
});

describe('isMeasured', () => {
  it('holds for English, and where the language is not known', () => {
    expect(['en', null, 'de', 'fr', 'ja'].map(isMeasured)).toEqual([true, true, false, false, false]);
  });
});
