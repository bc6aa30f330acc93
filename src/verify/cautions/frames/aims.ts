/** What is only aimed at, put into somebody's mouth, taken back or scoffed at: "our goal is that", "she dared me to say", "…, my foot". */
import type { Rule } from '../rule.js';

export const AIMS: readonly Rule[] = [
  {
    where: 'before',
    says: 'goal|aim|ambition|vision|target|mission|ideal|intention|expectation|hunch|bet|objective|plan|dream is|was that',
    reach: 'clause',
    turn: 'other',
  },
  {
    where: 'before',
    says: 'fight|fighting|work|working|strive|striving|hope|hoping|pray|praying|long|longing|campaigning|waiting for|toward|towards ={1,4} where|in_which|when',
    turn: 'other',
  },
  { where: 'before', says: '( ^ | , | . | and|but|so ) hopefully ,?', turn: 'other' },
  {
    where: 'before',
    says: 'dared|forced|pushed|pressed|begged|wanted|asked|told|ordered|instructed|paid|coached|pressured ( @me | NAME | @det _ ) to ( @say ) ( @me )? that?',
    reach: 'clause',
    keptNot: '^ what|who|whom|how|why|where|when',
    turn: 'report',
  },
  // "there are those who hold that", "it is being whispered that", "word has it"
  {
    where: 'before',
    whose: 'speaker',
    says: 'are|were those|people|some|many|folks|plenty who @adverb* @says|hold|holds|held|feel|felt|swear ( @me )? that?',
    reach: 'clause',
    turn: 'report',
  },
  {
    where: 'before',
    whose: 'speaker',
    says: 'is|was|been|being|be @adverb* whispered|hinted|murmured|speculated|gossiped|bandied_about|put_about|feared|suspected that',
    reach: 'clause',
    turn: 'report',
  },
  {
    where: 'before',
    says: 'issue|thing|line|word|charge|story|argument that|which ( has|have|had|is|was|are|were )? ( been|being )? @adverb* put_out|put_about|put_forward|thrown_around|thrown_out|peddled|pushed|spread|raised|floated _{0,3} is|was that?',
    reach: 'clause',
    turn: 'report',
  },
  {
    where: 'before',
    says: 'law|bill|legislation|amendment|resolution|sign|poster|banner|headline|ad|leaflet|flyer|placard|slogan ( that|which )? says|said|saying|stating|declaring|read|reading ( @me )? that?',
    reach: 'clause',
    turn: 'report',
  },
  { where: 'before', whose: 'speaker', says: 'word|rumor|legend|gossip|tradition has it ,? that?', turn: 'report' },
  // Taken back: "not as though", "neither confirm nor deny", "backed away from a pledge to"
  {
    where: 'before',
    says: 'not @adverb* as_though|as_if|like',
    kept: '^ ( @pron | @det ={1,3} | NAME ) … @finite|@verbs|ED',
    turn: 'denial',
  },
  { where: 'before', says: 'confirm nor|or deny that|whether|if?', reach: 'clause', turn: 'denial' },
  {
    where: 'before',
    says: 'backed_away_from|backed_off|backed_off_from|walked_back|backtracked_on|reneged_on|abandoned|dropped|gave_up|broke|retreated_from|scrapped|shelved|ditched|threw_out|tossed_out ( @det|NAME )? ={0,2} pledge|promise|vow|plan|plans|threat|commitment|proposal|idea|bid|claim|statement|demand|charge to|that',
    turn: 'denial',
  },
  {
    where: 'before',
    says: 'falsely|wrongly|mistakenly|incorrectly|inaccurately|erroneously reported|quoted|alleged|claimed|rumored|said|believed to have ( said|written|claimed|called|tweeted ) ( @me )? that?',
    turn: 'denial',
  },
  { where: 'before', says: 'spare me|us @det ={1,4} that', turn: 'denial' },
  {
    where: 'before',
    says: 'hardly|scarcely|not going_to|about_to|likely_to|prepared_to @think ( @me )? that?',
    reach: 'clause',
    turn: 'denial',
  },
  {
    where: 'after',
    says: '( ,|– )? ( my_foot | as_if | yeah ,? right | in_your_dreams | fat_chance | if_you_please ) ( .|$|, )',
    turn: 'denial',
  },
  {
    where: 'after',
    whose: 'speaker',
    says: ', i|we @adverb* think|believe|find|consider|call|say ( that|it|this ) ( is|was )? @adverb* ( @judged|@denial|unfair|offensive|insulting|stupid|outrageous|an_insult )',
    turn: 'denial',
  },
];
