/** What an article itself says of a person's other names, posts and employers, beside their name. */
import lists from './also-known.json' with { type: 'json' };

/** Characters on each side of a name within which the article ties something to it. */
const NEAR = 90;
/** More mentions of one name than this tell nothing new. */
const MOST_MENTIONS = 40;

const literally = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const alternatives = (words: readonly string[]): string => words.map(literally).join('|');

const LINKS = alternatives(lists.otherNames);
const BELONGING = alternatives(lists.belonging);
const POSTS = new Map(lists.posts.flatMap(([short, long]) => [[short, long] as [string, string]]));

const lastWord = (name: string): string =>
  name
    .replace(/,? (?:Jr|Sr)\.?$/, '')
    .split(/\s+/)
    .at(-1) ?? name;

/** The text around each mention of a name's last word, within a paragraph. */
const aroundName = (text: string, name: string): string[] => {
  const surname = lastWord(name);
  const around: string[] = [];
  let at = text.indexOf(surname);
  for (let seen = 0; at >= 0 && seen < MOST_MENTIONS; seen += 1) {
    const before =
      text
        .slice(Math.max(0, at - NEAR), at)
        .split('\n')
        .at(-1) ?? '';
    const after = text.slice(at, at + surname.length + NEAR).split('\n', 1)[0] ?? '';
    around.push(before + after);
    at = text.indexOf(surname, at + surname.length);
  }
  return around;
};

const says = (around: readonly string[], pattern: string): boolean => {
  const rule = new RegExp(pattern, 'iu');
  return around.some((stretch) => rule.test(stretch));
};

/**
 * Whether the article gives a person another name ("née …", "known as …", a nickname in marks) or the post that is claimed
 * ("Prime Minister Lindqvist", "Holt, the mayor").
 */
export const isAlsoKnownAs = (text: string, name: string, claimed: string): boolean => {
  const bare = claimed.replace(/^the\s+/i, '').trim();
  const words = POSTS.get(bare.toLowerCase()) ?? bare;
  if (words.length < 2) return false;
  const around = aroundName(text, name);
  const [own, other] = [literally(lastWord(name)), literally(words)];
  const nick = literally(words.split(/\s+/)[0] ?? words);
  return (
    says(around, `${own}['’]?s?[^.;]{0,30}\\b(?:${LINKS})\\s+[^.;]{0,20}${literally(lastWord(words))}\\b`) ||
    says(around, `["“'‘(]${nick}["”'’)][^.;]{0,20}\\b${own}\\b`) ||
    (/\p{Ll}/u.test(claimed[0] ?? '') || isPost(words)
      ? says(around, `\\b${other},?\\s(?:[^\\s.;]+\\s){0,2}${own}\\b`) ||
        says(around, `\\b${own}, (?:[^\\s.;]+\\s){0,4}${other}\\b`)
      : false)
  );
};

const isPost = (words: string): boolean =>
  lists.postWords.some((post) => words.toLowerCase().split(/\s+/).includes(post));

/** Whether the article says that a person speaks for, works at or belongs to what is claimed: no contradiction then. */
export const belongsTo = (text: string, name: string, claimed: string): boolean => {
  const [own, other] = [literally(lastWord(name)), literally(claimed.replace(/^the\s+/i, ''))];
  const around = aroundName(text, name);
  return (
    says(around, `\\b${other}(?:['’]s?)?\\s(?:\\p{Ll}[^\\s.;]*\\s){1,4}(?:[^\\s.;]+\\s){0,2}${own}\\b`) ||
    says(around, `\\b${own}\\b[^.;]{0,60}\\b(?:${BELONGING})\\s(?:the\\s)?${other}\\b`) ||
    says(around, `\\b${own}, (?:an?\\s|the\\s)?${other}\\s\\p{Ll}`)
  );
};

/** Whether the two names stand near each other anywhere in the article. */
export const isBeside = (text: string, name: string, other: string): boolean =>
  says(aroundName(text, name), `\\b${literally(lastWord(other))}\\b`);
