/** Who the annotation says spoke, as a person with the forms of the name that a message may use. */
import type { Scorer } from '../../../src/training/scorer.js';
import type { GoldSpeech, WorldArticle } from './world.js';

export interface Person {
  first: string;
  surname: string;
  /** First name and surname. */
  full: string;
  /** A title that the article prints before the name ("Attorney General"); `null`: none. */
  role: string | null;
  /** Party and state as printed behind the name ("R-Ohio"). */
  party: string | null;
}

const TITLES =
  'Sen Senator Rep Representative Congressman Congresswoman Gov Governor President Vice Secretary Attorney General Mayor Judge Justice Chief Director Professor Prof Dr Prime Minister Chairman Chairwoman Ambassador Spokesman Spokeswoman Spokesperson Sheriff Officer Detective Sgt Capt Col Gen Lt Adm Maj Councillor Coun Premier Chancellor Commissioner Superintendent Inspector'.split(
    ' ',
  );

const ROLE = new RegExp(
  String.raw`(?:(?:${TITLES.join('|')}|spokesman|spokeswoman|strategist|attorney)\.?(?: (?:of|for) (?:the )?\p{Lu}\p{L}+)? ?)+$`,
  'u',
);

/** Words that begin or fill names of other things than people, or stand before a name without being part of it. */
const NO_FIRST_NAME = new RegExp(
  `^(?:${TITLES.join('|')}|Mr|Mrs|Ms|Miss|Sir|The|A|An|And|But|In|On|At|For|As|If|When|While|After|Before|Since|That|This|Former|House|Senate|White|State|National|Republican|Democrat|Democratic|GOP|Republicans|Democrats|Trump|Clinton|Obama|Bush|Like|With|From|By|To|Of|Not|Even|Both|Though|Although|Because|Or|So|Yet|Did|Does|Is|Was|Has|Then|Team|Vote|Stop|Never|Anti|Pro|Foundation|Campaign|University|College|New|North|South|East|West|San|Los|Saint|St|Fox|Young|Crooked|Lyin|Little|Now|His|Her|Its|Their|Our|My|Your|Also|Meanwhile|However|Instead|Said|Says|Safe)$`,
);

/** Parts of a surname: what follows them is not the whole of it. */
const PARTICLE =
  '(?:[Vv]an|[Vv]on|[Dd]e|[Dd]el|[Dd]i|[Ll]a|[Ll]e|[Bb]in|[Ii]bn|[Ee]l|[Aa]l|[Dd]u|[Dd]os|[Dd]a|[Dd]er|[Dd]en)';

const NO_PERSON =
  /\b(?:University|Committee|Party|House|Street|News|Post|Department|Group|Institute|Center|Centre|Council|County|Court|Association|Union|Foundation|Campaign|Journal|Board|Police|Service|Agency|Bureau|Company|Bank|Church|School|Hospital|Tower|Local|Watch|Star|Sentinel|Dealer|Press|Institution|Sun|Rockets|Europe|Future|Hacker|Daily|Herald|Tribune|Times|Band|Nation|Nations|America|States|Today|Review|Weekly|Magazine|Network|Action|Fund|Project|Alliance|Coalition|Team)\b/;

const escaped = (text: string): string => text.replace(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`);

/**
 * First names that the article prints before the surname, without initials. A name that goes on before them ("Patti Solis
 * Doyle") leaves open where the surname begins: it counts as another.
 */
const firstNames = (text: string, surname: string): string[] => {
  const pattern = new RegExp(
    String.raw`(?:(\p{Lu}[\p{L}'’-]+) )?(\p{Lu}[\p{L}'’-]+\.?)(?: \p{Lu}\.)* ${escaped(surname)}(?![\p{L}’'-]*\p{L})`,
    'gu',
  );
  const isName = (word: string | undefined): word is string =>
    word !== undefined && word.length > 1 && !/\.$|[’']s$/.test(word) && !NO_FIRST_NAME.test(word);
  const found = Array.from(text.matchAll(pattern), ([, before, first]) => [before, first].filter(isName)).flat();
  return [...new Set(found)];
};

/** How far before a name its title may begin. */
const ROLE_REACH = 60;

const roleBefore = (text: string, name: string): string | null => {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    // A surname that another name goes on from is somebody else's first name.
    if (/^(?:\p{L}| \p{Lu})/u.test(text.slice(at + name.length))) continue;
    const role = text
      .slice(Math.max(0, at - ROLE_REACH), at)
      .match(ROLE)?.[0]
      .trim();
    if (role && !/^(?:General|Vice|Chief|of|for)$/.test(role)) return role;
  }
  return null;
};

/** @returns `null` where the article prints no first name for the surname, two, or a longer surname: then it is not sure who is meant */
const personOf = (text: string, surname: string): Person | null => {
  const [first, ...others] = firstNames(text, surname);
  if (new RegExp(`${PARTICLE}[ -]${escaped(surname)}`).test(text)) return null;
  if (first === undefined || others.length > 0 || NO_PERSON.test(`${first} ${surname}`)) return null;
  const full = `${first} ${surname}`;
  const party = text.match(new RegExp(String.raw`${escaped(full)} \(([DR]-[\p{Lu}][\p{L}.]+)\)`, 'u'))?.[1] ?? null;
  return { first, surname, full, role: roleBefore(text, full) ?? roleBefore(text, surname), party };
};

const known = new WeakMap<Pick<WorldArticle, 'text'>, Map<string, Person | null>>();

/** Read once an article and surname: most are asked for again and again. */
const recalled = (article: Pick<WorldArticle, 'text'>, surname: string): Person | null => {
  const people = known.get(article) ?? new Map<string, Person | null>();
  known.set(article, people);
  const person = people.has(surname) ? people.get(surname) : personOf(article.text, surname);
  people.set(surname, person ?? null);
  return person ?? null;
};

/** Names that were resolved by hand beside the published annotation, by place. */
export type Resolved = ReadonlyMap<string, string | null>;

export const placeKey = (articleId: string, start: number): string => `${articleId} ${start}`;

/**
 * @param resolved full names of pronouns and descriptions, keyed by `placeKey` of the quotation's first stretch
 * @returns `null` where the annotation gives no person of whom the article prints first name and surname
 */
export const speakerOf = (
  scorer: Scorer,
  article: Pick<WorldArticle, 'id' | 'text'>,
  { source, quoteSpans, reference }: GoldSpeech,
  resolved: Resolved,
): Person | null => {
  const { id, text } = article;
  const byHand = reference ?? resolved.get(placeKey(id, quoteSpans[0]?.[0] ?? -1));
  const named = byHand ?? (source && scorer.sourceClass(text, source) === 'name' ? source.text : null);
  if (!named) return null;
  const head = byHand ? byHand.split(' ').at(-1) : source && scorer.headWord(text, source.spans)?.word;
  return head && /^\p{Lu}\p{Ll}[\p{L}'’-]+$/u.test(head) ? recalled(article, head) : null;
};

/** The same surname, titles and accents aside. */
export const isNamed = (name: string | null | undefined, { surname }: Person): boolean => {
  const bare = (words: string): string =>
    words
      .normalize('NFD')
      .replace(/[^\p{L} ]/gu, '')
      .toLowerCase();
  return bare(name ?? '')
    .replace(/ (?:jr|sr|ii|iii)$/, '')
    .split(' ')
    .includes(bare(surname));
};
