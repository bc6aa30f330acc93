import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text/fold.js';
import { isKnownRespelling, isRespelling } from '../../src/text/respelling.js';
import data from '../../src/text/respelling.json' with { type: 'json' };

const areOne = (one: string, other: string): boolean => isRespelling(fold(one), fold(other));

/** Names that stand in no table, as papers of two languages write them. */
const UNLISTED = `
Tarasov/Tarasow Ignatiev/Ignatjew Ignatyev/Ignatieff Matviyenko/Matwijenko Matviyenko/Matvienko Surkov/Surkow
Bortnikov/Bortnikow Patrushev/Patruschew Patrushev/Patrouchev Volodin/Wolodin Kiriyenko/Kirijenko Mishustin/Mischustin
Mishustin/Michoustine Sobyanin/Sobjanin Sechin/Setschin Sechin/Setchine Gerasimov/Gerassimow Girkin/Guirkine
Reznikov/Resnikow Reznikov/Reznikoff Danilov/Danilow Arestovych/Arestowytsch Arestovych/Arestovitch Shmyhal/Schmyhal
Shmyhal/Chmyhal Tkachenko/Tkatschenko Kravchenko/Krawtschenko Shevchenko/Schewtschenko Shevchenko/Chevtchenko
Bondarchuk/Bondartschuk Kovalyov/Kovalev Solovyov/Soloviev Yashin/Jaschin Chaadayev/Tschaadajew Akhmetov/Achmetow
Voroshilov/Woroschilow Mussorgsky/Mussorgski Rostropovich/Rostropowitsch Zhirinovsky/Schirinowski Zhirinovsky/Jirinovski
Müller/Mueller Schröder/Schroeder Göring/Goering Søren/Soeren Baerbock/Bärbock Łukasz/Lukasz François/Francois
Cavanaugh/Kavanaugh Philip/Phillip Nikolaidis/Nicolaidis Kyriazis/Kiriazis
`
  .trim()
  .split(/\s+/);

/** Names a letter or a sound apart that are two names. */
const TWO = `
Merz/Merkel Johnson/Johnston Bell/Ball Clinton/Clifton Chandler/Handler Peters/Petersen Anderson/Andersen Brown/Braun
Rossi/Russo Carter/Garter Chase/Case Chen/Shen Singh/Sing Wang/Huang Khan/Kahn Hansen/Hanson Larsen/Larson
Marin/Martin Baker/Barker Harris/Harrison Watts/Watson Reed/Read Clark/Clarke Ivanov/Ivanova Macron/Marcon
Obama/Osama Hunter/Gunter Shaw/Show Mario/Maria Carl/Carla Louis/Louise Ellen/Yellen Godwin/Goodwin Emma/Yema
Jong/Yong Li/Lee Austria/Australia Niger/Nigeria Slovakia/Slovenia Iran/Iraq Vladimir/Volodymyr
`
  .trim()
  .split(/\s+/);

const pairOf = (row: string): [string, string] => row.split('/') as [string, string];

describe('isRespelling', () => {
  it('knows names of no table by their sounds', () => {
    expect(UNLISTED.filter((row) => !areOne(...pairOf(row)))).toEqual([]);
  });

  it('is the same from both sides', () => {
    const rows = [...UNLISTED, ...TWO];
    expect(
      rows.filter((row) => areOne(...pairOf(row)) !== areOne(...(pairOf(row).toReversed() as [string, string]))),
    ).toEqual([]);
  });

  it('keeps apart what are two names', () => {
    expect(TWO.filter((row) => areOne(...pairOf(row)))).toEqual([]);
  });

  it('has every spelling in one group alone, folded', () => {
    const all = [...data.words.groups, ...data.names.groups].flat();
    expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([]);
    expect(all.filter((name) => fold(name) !== name)).toEqual([]);
  });

  it('never takes names of two groups for one', () => {
    const { groups } = data.words;
    const confused = groups.flatMap((group, at) =>
      groups
        .slice(at + 1)
        .filter((other) => isKnownRespelling(group[0] as string, other[0] as string))
        .map((other) => `${group[0]}/${other[0]}`),
    );
    expect(confused).toEqual([]);
  });
});
