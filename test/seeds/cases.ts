/**
 * Questions about the five real reports, with the answers that reading them gives. Only words that the reports quote stand here;
 * their own prose is pointed at by file and first words.
 */
import type { ChangeKind, PrintedAs, Verdict, Wording } from '../../src/model.js';

/** The reports, by the number that opens their file names. */
export type Report = '000' | '001' | '002' | '003' | '004';

export interface Expected {
  verdict: Verdict | Verdict[];
  printedAs?: PrintedAs;
  /** `null`: the answer names nobody. */
  speaker?: RegExp | null;
  misattributed?: boolean | null;
  /** Reports that must be among the appearances, and how each prints the words. */
  reports?: Partial<Record<Report, Wording | Wording[]>>;
  /** Reports that must not be. */
  without?: Report[];
  /** Kinds that must be among the changes; an empty list: no changes. */
  changes?: ChangeKind[];
}

export interface Case {
  name: string;
  text: string;
  speaker?: string;
  expected: Expected;
}

/** Report 004 introduces its source as “an anonymous diplomatic source”. */
const DIPLOMAT = /^(?:the|a|an anonymous) diplomatic source$/i;
const SECOND = /^(?:another source with knowledge of the matter|the second source|that source)$/i;
const MELONI = /^Giorgia Meloni$/;
const STATEMENT = /statement/i;
const ZELENSKY = /^(?:Volodymyr )?Zelensk(?:y|yy|iy)$/;

const TYPE =
  'As one of the security guarantees for Ukraine, the American side proposed a non-NATO Article 5 type guarantee, supposedly agreed with Putin';
const VOICED =
  'The American side voiced this [joint security proposal] during a conversation with the president [Zelensky] and then repeated it during a joint conversation with the Europeans';
const NO_ONE =
  "No one knows how this could work and why Putin would agree to it if he is categorically against NATO and obviously against really effective guarantees of Ukraine's sovereignty.";
const BENEFIT =
  'that would allow Ukraine to benefit from the support of all its partners, including the U.S., [which would be] ready to act in case it is attacked again';
const OPTION = 'it is not the only possible option';
const BENEFIT_TRANSLATED =
  'allowing Ukraine to benefit from the support of all partners, including the US, and Washington would be ready to act in case Ukraine is attacked again';
const RAISED_TRANSLATED =
  'The US side raised the joint security proposal during the phone call with President Zelensky and then reiterated it in the joint call with European leaders';
const NO_ONE_TRANSLATED =
  "no one knows how this proposal will be implemented and why Putin agreed while strongly opposing Ukraine's NATO membership.";
const DECISIONS =
  'It will be up to Ukraine to make decisions on its territory. International borders must not be changed by force.';
const SUPPORT =
  'Our support to Ukraine will continue. We are determined to do more to keep Ukraine strong in order to achieve an end to the fighting and a just and lasting peace';
const KILLING =
  'As long as the killing in Ukraine continues, we stand ready to uphold the pressure on Russia. We will continue to strengthen sanctions and wider economic measures to put pressure on Russia’s war economy until there is a just and lasting peace.';

const direct = { printedAs: 'direct' as const };

const EXACT: Case[] = [
  {
    name: 'type guarantee',
    text: TYPE,
    expected: {
      ...direct,
      verdict: 'same',
      speaker: DIPLOMAT,
      changes: [],
      reports: { '000': 'edited', '001': 'same', '002': 'same', '003': 'same' },
    },
  },
  {
    name: 'type guarantee with the inserted description',
    text: TYPE.replace('with Putin', 'with [Russian leader Vladimir] Putin'),
    expected: {
      ...direct,
      verdict: 'same',
      speaker: DIPLOMAT,
      reports: { '000': 'same', '001': 'edited', '003': 'edited' },
    },
  },
  {
    name: 'voiced',
    text: VOICED,
    expected: {
      ...direct,
      verdict: 'same',
      speaker: DIPLOMAT,
      reports: { '000': 'same', '001': 'same', '002': 'same', '003': 'same' },
    },
  },
  {
    name: 'no one knows',
    text: NO_ONE,
    expected: {
      ...direct,
      verdict: 'same',
      speaker: SECOND,
      reports: { '000': 'same', '001': 'same', '002': 'same', '003': 'same' },
    },
  },
  {
    name: 'benefit',
    text: BENEFIT,
    expected: {
      ...direct,
      printedAs: 'mixed',
      verdict: 'same',
      speaker: MELONI,
      reports: { '001': 'same', '002': 'same', '003': 'same' },
      without: ['000'],
    },
  },
  {
    name: 'the only option',
    text: OPTION,
    expected: {
      verdict: 'same',
      printedAs: 'mixed',
      speaker: MELONI,
      reports: { '001': 'same', '002': 'same', '003': 'same', '004': 'altered' },
      without: ['000'],
    },
  },
  {
    name: 'that is not the only option',
    text: 'that is not the only possible option.',
    expected: { verdict: 'same', speaker: MELONI, reports: { '004': 'same', '001': 'altered' } },
  },
  {
    name: 'inspired',
    text: '"inspired"',
    expected: {
      verdict: 'same',
      speaker: MELONI,
      reports: { '001': 'same', '002': 'same', '003': 'same', '004': 'same' },
      without: ['000'],
    },
  },
  {
    name: 'ironclad',
    text: 'ironclad',
    expected: {
      verdict: 'same',
      printedAs: 'mixed',
      speaker: STATEMENT,
      reports: { '003': 'same' },
      without: ['000', '001', '002', '004'],
    },
  },
  {
    name: 'irreversible',
    text: '“irreversible”',
    expected: { verdict: 'same', reports: { '004': 'same' }, without: ['001', '003'] },
  },
  {
    name: 'all the details',
    text: 'all the details related to ending the war.',
    expected: { verdict: 'same', speaker: ZELENSKY, reports: { '004': 'same' }, without: ['001'] },
  },
  {
    name: 'decisions on its territory',
    text: DECISIONS,
    expected: { ...direct, verdict: 'same', speaker: STATEMENT, reports: { '003': 'same' }, without: ['001', '004'] },
  },
  {
    name: 'support will continue',
    text: SUPPORT,
    expected: { ...direct, verdict: 'same', speaker: STATEMENT, reports: { '003': 'same' } },
  },
  {
    name: 'two paragraphs of the statement',
    text: `${DECISIONS}\n${SUPPORT}`,
    expected: { ...direct, verdict: 'same', speaker: STATEMENT, reports: { '003': 'same' } },
  },
  {
    name: 'as long as the killing continues',
    text: KILLING,
    expected: { ...direct, verdict: 'same', speaker: STATEMENT, reports: { '003': 'same' } },
  },
  {
    name: 'benefit, translated',
    text: BENEFIT_TRANSLATED,
    expected: { verdict: 'same', speaker: MELONI, reports: { '004': 'same' } },
  },
  {
    name: 'raised, translated: its opening mark is missing',
    text: RAISED_TRANSLATED,
    expected: { ...direct, verdict: 'same', speaker: DIPLOMAT, reports: { '004': 'same' } },
  },
  {
    name: 'no one knows, translated',
    text: NO_ONE_TRANSLATED,
    expected: { verdict: 'same', speaker: /^another source$/i, reports: { '004': 'same' } },
  },
];

const PARTS: Case[] = [
  {
    name: 'a part of type guarantee',
    text: 'supposedly agreed with Putin',
    expected: { ...direct, verdict: 'excerpt', speaker: DIPLOMAT, reports: { '001': 'excerpt', '003': 'excerpt' } },
  },
  {
    name: 'the middle of type guarantee',
    text: 'the American side proposed a non-NATO Article 5 type guarantee',
    expected: {
      ...direct,
      verdict: 'excerpt',
      speaker: DIPLOMAT,
      reports: { '000': 'excerpt', '001': 'excerpt', '002': 'excerpt', '003': 'excerpt' },
    },
  },
  {
    name: 'a part of voiced',
    text: 'then repeated it during a joint conversation with the Europeans',
    expected: {
      ...direct,
      verdict: 'excerpt',
      speaker: DIPLOMAT,
      reports: { '000': 'excerpt', '001': 'excerpt', '003': 'excerpt' },
    },
  },
  {
    name: 'a part of no one knows',
    text: 'categorically against NATO and obviously against really effective guarantees',
    expected: {
      ...direct,
      verdict: 'excerpt',
      speaker: SECOND,
      reports: { '000': 'excerpt', '001': 'excerpt', '003': 'excerpt' },
    },
  },
  {
    name: 'a part of benefit',
    text: 'ready to act in case it is attacked again',
    expected: { verdict: 'excerpt', speaker: MELONI, reports: { '001': 'excerpt', '003': 'excerpt' } },
  },
  {
    name: 'one sentence of the statement',
    text: 'International borders must not be changed by force.',
    expected: { ...direct, verdict: ['same', 'excerpt'], speaker: STATEMENT, reports: { '003': ['same', 'excerpt'] } },
  },
  {
    name: 'a part of the killing',
    text: 'to put pressure on Russia’s war economy until there is a just and lasting peace',
    expected: { ...direct, verdict: 'excerpt', speaker: STATEMENT, reports: { '003': 'excerpt' } },
  },
  {
    name: 'a part of raised, translated',
    text: 'reiterated it in the joint call with European leaders',
    expected: { verdict: 'excerpt', speaker: DIPLOMAT, reports: { '004': 'excerpt' } },
  },
  {
    name: 'a part of the details',
    text: 'details related to ending the war',
    expected: { verdict: 'excerpt', speaker: ZELENSKY, reports: { '004': 'excerpt' } },
  },
];

const SPELT: Case[] = [
  {
    name: 'curly marks and parentheses',
    text: '“that would allow Ukraine to benefit from the support of all its partners, including the US, (which would be) ready to act in case it is attacked again”',
    expected: { verdict: 'same', speaker: MELONI, reports: { '001': 'same', '002': 'same', '003': 'same' } },
  },
  {
    name: 'a hyphenated no-one and no full stop',
    text: NO_ONE.replace('No one', 'No-one').replace(/\.$/, '').replace("'", '’'),
    expected: { ...direct, verdict: 'same', speaker: SECOND, reports: { '000': 'same', '001': 'same', '003': 'same' } },
  },
  {
    name: 'capitals and no commas',
    text: TYPE.toUpperCase().replaceAll(',', ''),
    expected: { ...direct, verdict: 'same', speaker: DIPLOMAT, reports: { '001': 'same', '003': 'same' } },
  },
  {
    name: 'another transliteration',
    text: VOICED.replace('[Zelensky]', '(Zelenskyy)').replace('[joint security proposal]', '(joint security proposal)'),
    expected: {
      ...direct,
      verdict: 'same',
      speaker: DIPLOMAT,
      reports: { '000': 'same', '001': 'same', '003': 'same' },
    },
  },
  {
    name: 'a contraction',
    text: "it isn't the only possible option",
    expected: { verdict: 'same', speaker: MELONI, reports: { '001': 'same', '003': 'same' } },
  },
  {
    name: 'a number in words',
    text: 'proposed a non-NATO Article five type guarantee',
    expected: { verdict: 'excerpt', speaker: DIPLOMAT, reports: { '001': 'excerpt' } },
  },
];

const ALTERED: Case[] = [
  {
    name: 'a lost not',
    text: 'it is the only possible option',
    expected: {
      verdict: 'altered',
      speaker: MELONI,
      changes: ['negation'],
      reports: { '001': 'altered', '003': 'altered' },
    },
  },
  {
    name: 'a lost not in the statement',
    text: 'International borders must be changed by force.',
    expected: { verdict: 'altered', speaker: STATEMENT, changes: ['negation'], reports: { '003': 'altered' } },
  },
  {
    name: 'an added not',
    text: TYPE.replace('supposedly agreed', 'supposedly not agreed'),
    expected: {
      ...direct,
      verdict: 'altered',
      speaker: DIPLOMAT,
      changes: ['negation'],
      reports: { '001': 'altered' },
    },
  },
  {
    name: 'an added not in the statement',
    text: KILLING.replace('We will continue', 'We will not continue'),
    expected: { verdict: 'altered', speaker: STATEMENT, changes: ['negation'], reports: { '003': 'altered' } },
  },
  {
    name: 'a lost non-',
    text: TYPE.replace('a non-NATO', 'a NATO'),
    expected: { verdict: 'altered', speaker: DIPLOMAT, changes: ['negation'] },
  },
  {
    name: 'everyone for no one',
    text: NO_ONE.replace('No one knows', 'Everyone knows'),
    expected: { verdict: 'altered', speaker: SECOND, reports: { '001': 'altered' } },
  },
  {
    name: 'another name',
    text: TYPE.replace('Putin', 'Macron'),
    expected: { verdict: 'altered', speaker: DIPLOMAT, changes: ['name'], reports: { '001': 'altered' } },
  },
  {
    name: 'another country',
    text: BENEFIT.replace('Ukraine', 'Georgia'),
    expected: { verdict: 'altered', speaker: MELONI, changes: ['name'], reports: { '001': 'altered' } },
  },
  {
    name: 'another name in the statement',
    text: DECISIONS.replace('Ukraine', 'Russia'),
    expected: { verdict: 'altered', speaker: STATEMENT, changes: ['name'] },
  },
  {
    name: 'another number',
    text: TYPE.replace('Article 5', 'Article 4'),
    expected: { verdict: 'altered', speaker: DIPLOMAT, changes: ['number'], reports: { '001': 'altered' } },
  },
  {
    name: 'another verb',
    text: VOICED.replace('repeated it', 'denied it'),
    expected: { verdict: 'altered', speaker: DIPLOMAT, reports: { '001': 'altered' } },
  },
  {
    name: 'a typo in every third word',
    text: 'As one of hte security guarantees fro Ukraine, the Amercan side proposed a non-NATO Artcle 5 type guarntee, supposedly agred with Putin',
    expected: { verdict: 'altered', speaker: DIPLOMAT, reports: { '001': 'altered', '003': 'altered' } },
  },
  {
    name: 'a typo in every third word of no one knows',
    text: 'No one knwos how this coud work and hwy Putin would agere to it fi he is categoricaly against NATO adn obviously against realy effective guarantees fo Ukraine’s sovereignity',
    expected: { verdict: 'altered', speaker: SECOND, reports: { '001': 'altered' } },
  },
  {
    name: 'a typo in every third word of the statement',
    text: 'As long sa the killing ni Ukraine continues, ew stand ready ot uphold the presure on Russia',
    expected: { verdict: 'altered', speaker: STATEMENT, reports: { '003': 'altered' } },
  },
  {
    name: 'another nation',
    text: TYPE.replace('American', 'Chinese'),
    expected: { verdict: 'altered', speaker: DIPLOMAT, changes: ['name'] },
  },
  {
    name: 'another abbreviated country',
    text: RAISED_TRANSLATED.replace('US', 'UK'),
    expected: { verdict: 'altered', changes: ['name'] },
  },
  {
    name: 'a typo in every third word of the only option',
    text: 'ti is not teh only possible otpion',
    expected: { verdict: 'altered', speaker: MELONI },
  },
  {
    name: 'a typo in every third word of the details',
    text: 'all te details related ot ending the wra',
    expected: { verdict: 'altered', speaker: ZELENSKY },
  },
  {
    name: 'a typo in every third word of benefit',
    text: 'that would aloow Ukraine to benfeit from the suppoet of all ist partners, including te U.S., [which woulld be] ready ot act in cise it is attaccked again',
    expected: {
      verdict: 'altered',
      speaker: MELONI,
      reports: { '001': 'altered', '002': 'altered', '003': 'altered' },
    },
  },
  {
    name: 'a typo in every third word of support',
    text: 'Oru support to Ukarine will continue. eW are determined ot do more ot keep Ukraine storng in order ot achieve an eod to the fighing and a jsut and lasting pecae',
    expected: { verdict: 'altered', speaker: STATEMENT },
  },
];

const EDITED: Case[] = [
  {
    name: 'an ellipsis',
    text: 'As one of the security guarantees for Ukraine, the American side proposed a … guarantee, supposedly agreed with Putin',
    expected: { verdict: 'edited', speaker: DIPLOMAT, reports: { '001': 'edited', '003': 'edited' } },
  },
  {
    name: 'an ellipsis of three points, in brackets',
    text: 'No one knows how this could work [...] if he is categorically against NATO',
    expected: { verdict: 'edited', speaker: SECOND, reports: { '001': 'edited' } },
  },
  {
    name: 'the bracketed words left out',
    text: 'The American side voiced this during a conversation with the president and then repeated it during a joint conversation with the Europeans',
    expected: { verdict: 'edited', speaker: DIPLOMAT, reports: { '001': 'edited', '003': 'edited' } },
  },
  {
    name: "the asker's own brackets",
    text: 'it [the use of force] is not the only possible option',
    expected: { verdict: 'edited', speaker: MELONI, reports: { '001': 'edited' } },
  },
];

const SPLICED: Case[] = [
  {
    name: 'two speakers joined',
    text: `${TYPE}. No one knows how this could work and why Putin would agree to it`,
    expected: { verdict: 'spliced', speaker: null },
  },
  {
    name: 'two quotes of one speaker joined',
    text: 'the American side proposed a non-NATO Article 5 type guarantee and then repeated it during a joint conversation with the Europeans',
    expected: { verdict: 'spliced', speaker: DIPLOMAT },
  },
  {
    name: 'the statement joined with the prime minister',
    text: 'International borders must not be changed by force, it is not the only possible option',
    expected: { verdict: 'spliced', speaker: null },
  },
  {
    name: 'a long quote and a short one of one speaker',
    text: `${BENEFIT}. it is not the only possible option`,
    expected: { verdict: 'spliced', speaker: MELONI },
  },
  {
    name: 'a short quote and a long one',
    text: `it is not the only possible option … ${KILLING}`,
    expected: { verdict: 'spliced', speaker: null },
  },
  {
    name: 'a short quote and a long one, with and',
    text: `it is not the only possible option and ${NO_ONE}`,
    expected: { verdict: 'spliced', speaker: null },
  },
  {
    name: 'two whole quotes joined by a comma',
    text: `${TYPE}, ${SUPPORT}`,
    expected: { verdict: 'spliced', speaker: null },
  },
  {
    name: 'two paragraphs of the statement, swapped',
    text: `${SUPPORT}. ${DECISIONS}`,
    expected: { verdict: 'spliced', speaker: STATEMENT },
  },
  {
    name: 'two quotes of one report, translated and not',
    text: `${NO_ONE_TRANSLATED} … ${SUPPORT}`,
    expected: { verdict: 'spliced' },
  },
];

const CLAIMED: Case[] = [
  {
    name: 'claimed by option, wrongly',
    text: OPTION,
    speaker: 'Donald Trump',
    expected: { verdict: 'same', misattributed: true, speaker: MELONI },
  },
  {
    name: 'claimed by a dash, wrongly',
    text: `"${NO_ONE}" — Donald Trump`,
    expected: { verdict: 'same', misattributed: true, speaker: SECOND },
  },
  {
    name: 'claimed by said, wrongly',
    text: `Zelensky said "${BENEFIT}"`,
    expected: { verdict: 'same', misattributed: true, speaker: MELONI },
  },
  {
    name: 'the statement, claimed wrongly',
    text: `"${KILLING}" — Vladimir Putin`,
    expected: { verdict: 'same', misattributed: true, speaker: STATEMENT },
  },
  {
    name: 'claimed rightly',
    text: OPTION,
    speaker: 'Giorgia Meloni',
    expected: { verdict: 'same', misattributed: false, speaker: MELONI },
  },
  {
    name: 'claimed rightly by surname',
    text: `Meloni said "${BENEFIT}"`,
    expected: { verdict: 'same', misattributed: false },
  },
  {
    name: 'claimed rightly with a slip',
    text: OPTION,
    speaker: 'Georgia Meloni',
    expected: { verdict: 'same', misattributed: false },
  },
  {
    name: 'claimed rightly in another spelling',
    text: 'all the details related to ending the war',
    speaker: 'Volodymyr Zelenskyy',
    expected: { misattributed: false, verdict: ['same', 'excerpt'] },
  },
  {
    name: 'an anonymous speaker claimed rightly',
    text: TYPE,
    speaker: 'a diplomatic source',
    expected: { verdict: 'same', misattributed: false },
  },
  {
    name: 'the other anonymous speaker is another',
    text: NO_ONE,
    speaker: 'the diplomatic source',
    expected: { verdict: 'same', misattributed: true },
  },
];

export const QUOTED: Record<string, Case[]> = {
  exact: EXACT,
  part: PARTS,
  spelling: SPELT,
  altered: ALTERED,
  edited: EDITED,
  spliced: SPLICED,
  claimed: CLAIMED,
};

/** The reports' own sentences, by file and first words: nobody said them, or nobody is quoted with them. */
export const PROSE: { report: Report; opens: string; expected: Expected }[] = [
  {
    report: '001',
    opens: 'Kyiv has long aspired',
    expected: { verdict: 'same', printedAs: 'narration', speaker: null },
  },
  {
    report: '001',
    opens: 'Trump has repeatedly',
    expected: { verdict: 'same', printedAs: 'narration', speaker: null },
  },
  { report: '000', opens: 'Zelensky is due', expected: { verdict: 'same', printedAs: 'narration', speaker: null } },
  {
    report: '001',
    opens: "NATO's collective security",
    expected: { verdict: 'same', printedAs: 'narration', speaker: null },
  },
  {
    report: '004',
    opens: 'The US and Russia have not',
    expected: { verdict: 'same', printedAs: 'narration', speaker: null },
  },
  {
    report: '001',
    opens: 'In March, Meloni told',
    expected: { verdict: 'same', printedAs: 'indirect', speaker: MELONI },
  },
  {
    report: '000',
    opens: 'The suggestion was raised',
    expected: { verdict: 'same', printedAs: 'indirect', speaker: DIPLOMAT },
  },
];

/** What the reader leaves out: no answer may come from it. */
export const FURNITURE: { report: Report; opens: string }[] = [
  { report: '002', opens: 'We are facing unprecedented' },
  { report: '002', opens: 'These actions are direct' },
  { report: '002', opens: 'Your support, no matter' },
  { report: '002', opens: 'By supporting The Moscow' },
  { report: '001', opens: 'The city of Mariupol' },
];

/** Things nobody says in these reports, near their subject and far from it. */
export const ABSENT: string[] = [
  'We will never recognise the annexation of a single village',
  'Our air defence needs missiles today and not in the spring',
  'The summit was a mistake from its first minute to its last',
  'I told him that the sanctions would stay until the last soldier had left',
  'NATO will send troops before the end of the year',
  'There can be no peace without the return of the children',
  'He promised me that he would not cross the river',
  'The ceasefire must begin on Monday at noon',
  'Italy will pay for the reconstruction of the port',
  'Nobody in Europe wants to fight for another four years',
  'Article 5 has never been so close to being invoked',
  'This guarantee is worth less than the paper it is printed on',
  'The Americans asked us to be patient for two more weeks',
  'We shall rebuild every school and every hospital',
  'Putin agreed to meet at a place of his own choosing',
  'the support of all its enemies',
  'We are not determined to stop anything at all',
  'The only possible answer is a faster delivery of shells',
  'A just war needs a just general',
  'The harvest was better than anyone had dared to hope',
  'The bank will cut its rate by half a point',
  'Our goalkeeper saved us three times in the second half',
  'The vaccine will be free for everyone over sixty',
  'I have sold more than a million records',
  'The storm took the roof off the church',
  'it is in the',
  'and the United States of',
  'Let them eat cake',
  'Ask not what your country can do for you',
  'The people of the island voted against the bridge',
];
