/** Text that would like to be more than text. Invented; each row must be read by people exactly as it stands here. */

export const HOSTILE: readonly { name: string; text: string }[] = [
  { name: 'a ping to everyone', text: 'Listen @everyone and @here and <!channel> and <!here|here> now' },
  {
    name: 'pings to people, roles, groups',
    text: '<@100000000000000001> <@!100000000000000002> <@&300000000000000003> <@U0AAAAAAA> <!subteam^S0AAAAAAA>',
  },
  {
    name: 'links to places',
    text: '<#200000000000000002> <#C0AAAAAAA|general> </quote check:400000000000000004> <id:customize>',
  },
  {
    name: 'a masked link',
    text: 'read [the minutes](https://bad.example/a) and <https://bad.example/b|these> and [x]( <https://bad.example/c> "y")',
  },
  {
    name: 'a bare address',
    text: 'see https://bad.example/path?q=1&r=2_3 or http://bad.example or <https://bad.example/d> or www.bad.example',
  },
  {
    name: 'an invitation and an address of mail',
    text: 'discord.gg/abcdef or mailto:x@bad.example or <mailto:x@bad.example> or <tel:+123456789>',
  },
  { name: 'emphasis', text: '**bold** __under__ *slant* _slant_ ~~gone~~ ~gone~ ***both*** _**mixed**_ ||hidden||' },
  { name: 'emphasis across words', text: 'a*b*c _d_ e_f_g 5*6*7 snake_case_name *open _open ~~open ||open `open' },
  { name: 'code', text: '`code` ``more `code` `` and ```js\nalert(1)\n``` end' },
  { name: 'a heading and small print', text: '# Heading\n## Second\n### Third\n-# small' },
  { name: 'lists', text: '- one\n* two\n+ three\n1. four\n2) five\n  - nested' },
  { name: 'block quotations', text: '> quoted\n>>> all the rest\nis quoted' },
  {
    name: 'a break out of the quotation',
    text: 'inside\n\n\nStill inside\r\n# and here\rand there\u2028and\u2029there\u0085too',
  },
  { name: 'backslashes', text: 'back\\slash \\*not bold\\* \\\\*twice\\\\* at the end\\' },
  { name: "a date that the reader's client writes", text: '<t:1700000000:R> and <!date^1700000000^{date}|then>' },
  { name: 'an emoji of the server', text: '<:party:500000000000000005> <a:wave:500000000000000006> done' },
  { name: 'entities', text: '&lt;b&gt; &amp;amp; &#42; <b>bold</b> a & b < c > d' },
  { name: 'text that turns around', text: 'start \u202Eesrever\u202C \u2066isolate\u2069 \u200Fmark end' },
  {
    name: 'an escape that meets an escape',
    text: '\\<@100000000000000001> \\@everyone \\[a](https://bad.example) *\\*a*',
  },
  { name: 'marks at both ends', text: '*_~`|>#-[]()<>@:!^"\'{}$=' },
];

const INVISIBLE = /[\p{Cf}\p{Cc}]/gu;

/** As a reader compares: invisible characters do not count, and every stretch of white space is one space. */
export const readable = (text: string): string =>
  text
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(/\s+/gu, ' ')
    .trim();
