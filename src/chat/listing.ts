/** What is looked up without a quote, in pages: what somebody said, what an outlet printed, what is in the index. */
import type { IndexListing, ListedPrint, ListedQuote, Listing, OutletListing, SpeakerListing } from '../model.js';
import { clip } from './differences.js';
import { linkTo, searched } from './facts.js';
import type { Block, Run } from './reply.js';
import { count, dateInWords, isSure, outletName, PRINTED_AS, scopeInWords } from './wordings.js';

/** Few enough that a page fits a phone. */
const QUOTES_A_PAGE = 3;
const PRINTS_A_PAGE = 8;
const WORDS = 160;
const TITLE = 60;
const NAME = 60;
const LANGUAGES = 8;

const field = (label: string, ...runs: Run[]): Block => ({ kind: 'field', label, runs });
const text = (words: string): Block => ({ kind: 'text', runs: [{ text: words }] });
const heading = (words: string, found: boolean): Block => ({
  kind: 'heading',
  text: words,
  tone: found ? 'match' : 'none',
});

const inMarks = (names: readonly string[]): string => names.map((name) => `“${clip(name, NAME)}”`).join(', ');

const looked = ({ scope }: Listing): Block[] => {
  const words = scopeInWords(scope);
  return words === '' ? [] : [field('Looked', { text: `${words} only` })];
};

/** Nothing is silently cut. */
const extent = ({ articles, listed }: Listing): Run => ({
  text:
    listed < articles
      ? `${count(articles, 'article')}; the newest ${listed} are listed, others between days that you name`
      : count(articles, 'article'),
});

const when = ({ published: { date, precision } }: ListedPrint): string => dateInWords(date, precision);

const printLine = (print: ListedPrint, withOutlet: boolean): Run[] => {
  const { outlet, title, url, id } = print;
  const what = title === null ? `indexed as ${clip(id, NAME)}` : clip(title, TITLE);
  const lead = withOutlet ? `${outletName(outlet)}, ` : '';
  return [{ text: `${lead}${when(print)}: ` }, linkTo(what, url)];
};

/** How sure the name is, where it is not; and where nobody put the words into marks. */
const asidesOf = ({ kind, confidence, mention, speaker }: ListedQuote): string => {
  const sure = isSure({ confidence }) ? [] : [`that this is ${clip(speaker, NAME)} is not certain`];
  const named = mention === null || mention.includes(speaker) ? [] : [`the article says “${clip(mention, NAME)}”`];
  const how = kind === 'direct' || kind === 'mixed' ? [] : [`printed ${PRINTED_AS.indirect}`];
  const asides = [...how, ...(sure.length > 0 ? [...named, ...sure] : [])];
  return asides.length > 0 ? ` (${asides.join('; ')})` : '';
};

const quoteBlocks = (quote: ListedQuote): Block[] => {
  const { article } = quote;
  return [
    { kind: 'quote', runs: [{ text: clip(quote.text, WORDS) }] },
    {
      kind: 'text',
      runs: [linkTo(outletName(article.outlet), article.url), { text: `, ${when(article)}${asidesOf(quote)}` }],
    },
  ];
};

const chunk = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));

const mayBe = (near: readonly string[], lead: string): Block[] =>
  near.length > 0 ? [text(`${lead} ${inMarks(near)}.`)] : [];

const speakerPages = (listing: SpeakerListing): Block[][] => {
  const { asked, names, near, quotes } = listing;
  if (names.length === 0) {
    const absent = `No speaker is surely called “${clip(asked, NAME)}” in this index`;
    return [[heading(absent, false), ...mayBe(near, 'It may be one of these:'), searched(listing)]];
  }
  const title = heading(
    quotes.length > 0
      ? `Quotes of ${clip(names[0] ?? '', NAME)}, newest first`
      : `No quote of ${clip(names[0] ?? '', NAME)} there`,
    quotes.length > 0,
  );
  const about = [
    ...(names.length > 1 ? [field('Also printed as', { text: inMarks(names.slice(1)) })] : []),
    ...looked(listing),
  ];
  const foot = [
    field('Found in', extent(listing)),
    ...mayBe(near, 'Not listed, since it may be somebody else:'),
    searched(listing),
  ];
  const pages = chunk(quotes, QUOTES_A_PAGE);
  return (pages.length > 0 ? pages : [[]]).map((page, i) => [
    title,
    ...about,
    ...page.flatMap(quoteBlocks),
    ...(i === 0 ? foot : []),
  ]);
};

const outletPages = (listing: OutletListing): Block[][] => {
  const { asked, name, near, prints } = listing;
  if (name === null) {
    const absent = `No outlet called “${clip(asked, NAME)}” is in this index`;
    return [[heading(absent, false), ...mayBe(near, 'There are:'), searched(listing)]];
  }
  const title = heading(clip(name, NAME), prints.length > 0);
  const pages = chunk(prints, PRINTS_A_PAGE);
  return (pages.length > 0 ? pages : [[]]).map((page, i): Block[] => [
    title,
    ...looked(listing),
    field('Indexed', extent(listing)),
    ...(page.length > 0
      ? [{ kind: 'list' as const, label: 'Newest first', items: page.map((print) => printLine(print, false)) }]
      : []),
    ...(i === 0 ? [searched(listing)] : []),
  ]);
};

const LANGUAGE_NAMES = new Intl.DisplayNames(['en'], { type: 'language' });

const languageInWords = (language: string | null): string =>
  language === null ? 'language not told' : (LANGUAGE_NAMES.of(language) ?? language);

const indexPages = ({ index, speakers, languages, prints }: IndexListing): Block[][] => {
  const told = languages
    .slice(0, LANGUAGES)
    .map(({ language, articles }) => `${languageInWords(language)} (${articles})`);
  const more = languages.length > LANGUAGES ? [`and ${count(languages.length - LANGUAGES, 'other')}`] : [];
  const days =
    index.from === null || index.to === null
      ? 'no article states its date'
      : `${dateInWords(index.from)} to ${dateInWords(index.to)}`;
  return [
    [
      heading('What is in this index', index.articles > 0),
      field('Articles', { text: String(index.articles) }),
      field('Outlets', { text: String(index.outlets) }),
      field('Published', { text: days }),
      field('Languages', { text: told.length > 0 ? [...told, ...more].join(', ') : 'none' }),
      field('Speakers', { text: count(speakers, 'name') }),
      ...(prints.length > 0
        ? [{ kind: 'list' as const, label: 'Newest', items: prints.map((print) => printLine(print, true)) }]
        : []),
    ],
  ];
};

/** At least one page. */
export const listingPages = (listing: Listing): Block[][] => {
  if (listing.topic === 'speaker') return speakerPages(listing);
  return listing.topic === 'outlet' ? outletPages(listing) : indexPages(listing);
};
