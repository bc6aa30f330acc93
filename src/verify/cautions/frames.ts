/** Words around the kept ones by which the speaker denies, doubts, asks, imagines, quotes or reports them. */
import { prepare, type Rule } from './rule.js';

const NOT_SO_MUCH =
  '^ ( a|an )? so|more|better|such|as|any|anything|anyone|anybody|ever|until|only|just|merely|simply|question|doubt|wonder|matter|secret|surprise|accident|coincidence|mistake|exception|put_a_price';

const DENIED: readonly Rule[] = [
  // "at no point did I say that", "never have I claimed"
  {
    where: 'before',
    says: '@nohow ,? @finite WHO|@pron @adverb* @think|@thinking ( @me )? that?',
    reach: 'clause',
    turn: 'denial',
  },
  {
    where: 'before',
    says: 'not|never _{1,6} and ( @think|tell|pretend ) ( @me )? that?',
    reach: 'clause',
    unless: 'not only',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '( stop|stopped|stops|quit|gave_up|give_up|given_up|no_longer ) ( @saysing|@saying|think|believe|pretend|accept|say ) ( that )?',
    reach: 'clause',
    unless: '( not|never|cannot ( @chain )? stop|quit )',
    turn: 'denial',
  },
  {
    where: 'before',
    says: 'skeptical|sceptical|doubtful|unsure|unconvinced|dubious ( that|whether|if|about_whether )',
    reach: 'clause',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '( nothing | none of _ _? | no _ ) ( in _ _? )? ( suggests|proves|shows|indicates|means|implies|justifies|suggested|proved|showed|indicated|demonstrates ) ( @me )? that?',
    reach: 'clause',
    turn: 'denial',
  },
  {
    where: 'before',
    says: 'no belief|evidence|proof|indication|sign|suggestion|guarantee|chance|notion _{0,6}',
    kept: '^ that',
    turn: 'denial',
  },
  { where: 'before', says: 'not|never ( _{1,6} and|or @think that )', reach: 'clause', turn: 'denial' },
  {
    where: 'before',
    says: '( not|never|hardly|no|little|without ) ( LY )? make|makes|made|making sense ( to _ )? that',
    reach: 'clause',
    turn: 'denial',
  },
  { where: 'before', says: 'not so_much that|because', reach: 'clause', turn: 'denial' },
  { where: 'before', says: 'not once|1 @aux WHO ( of _ _? )? @says that?|,|:', reach: 'clause', turn: 'denial' },
  {
    where: 'before',
    says: '( reject|rejects|rejected|oppose|opposes|opposed|against|resist|resisted|refuse|condemn|condemned|block|blocked|stop|stopped|fight|fought|denounced|ruled_out|rule_out|rules_out ) @det|NAME? ( proposal|proposals|plan|plans|attempt|attempts|effort|efforts|call|calls|demand|demands|move|moves|bid|push|law|bill|motion|suggestion|request|order|temptation|urge|decision|policy ) ( _{1,3} )? to',
    turn: 'denial',
  },
  {
    where: 'before',
    says: 'no ( belief|memory|recollection|assurance|indication|intention ) ( _{0,5} )? that',
    reach: 'clause',
    turn: 'denial',
  },
  // "I do not think that", "we are not going to say", "I would never claim"
  {
    where: 'before',
    says: '@aux? not|never @adverb* ( going|ready|prepared|willing|trying|here|want|wish|mean|intend|dare|about|expect|have|need )? to? @adverb* @think @adverb* ( @me )? ( there to be )? ,? that?',
    reach: 'clause',
    unless: 'not only|just|merely|simply | can|could not @adverb* believe',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '( @aux not | not | never | no 1 is | nobody is | nobody ) @adverb* ( as )? @thinking @adverb* ( for a second )? that?',
    reach: 'clause',
    unless: 'not only|just|merely|simply',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '( it|this|that|which is not|never | ^ not | , not | – not ) ( @adverb )? ( to say )? that',
    reach: 'clause',
    unless: 'not only|just|merely|simply',
    turn: 'denial',
  },
  { where: 'before', says: '@aux not mean ( to say )? that?', reach: 'clause', turn: 'denial' },
  { where: 'before', says: 'not because', reach: 'clause', turn: 'denial' },
  {
    where: 'before',
    says: '( no|little|not_any|without|without_any|any|never_any|neither ) ( LY|real|good|single|credible|hard|clear|possible|conceivable )? @evidence ( whatsoever|at_all )? ( that|why|for_the_idea|to_suggest|to_show|to_support_the_idea|to_support_the_claim|to_prove )? that?',
    reach: 'clause',
    unless: '( if|is|was|are there any ) | no doubt | if any | ( find|found|have|has|see any )',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '@nobody ( of @det? _ )? ( is|are|was|were|has|have|would|can|could|should|will|in_this _ )? @adverb* @nobodysays that?',
    reach: 'clause',
    turn: 'denial',
  },
  {
    where: 'before',
    says: 'no _ _? ( is|has|would|can|could|should|will|ever )? @adverb* ( @nobodysays ) that',
    reach: 'clause',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '( deny|denies|denied|denying|doubt|doubts|doubted|doubting ) ( very_much|seriously )? ( that|whether|if )? ( @saying that? )?',
    reach: 'clause',
    unless:
      '( @neg _{0,4} @denythat ) | ( no|without|without_a|beyond|any|little doubt ) | ( deny|denied @det _ ) | ( can ( anyone|anybody|you ) deny )',
    turn: 'denial',
  },
  { where: 'before', says: '@denythat ( that )', reach: 'clause', unless: '@neg _{0,7} @denythat', turn: 'denial' },
  {
    where: 'before',
    says: '@denythat ( @saying ) that?',
    reach: 'clause',
    unless: '@neg _{0,7} @denythat',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '@wrong ( for @pron|@me|@det|NAME _{0,2} )? to ( keep )? ( @say|see_how ) that?',
    reach: 'clause',
    unless: '( not|never|no ( be )? @wrong ) | ( wrong|hard|difficult|impossible not to )',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '( is|was|be|seems|as|sounds|called_it|call_it|remains|becomes ) @adverb* @untrue that',
    reach: 'clause',
    unless: '( not|never|no ( be )? @untrue )',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '( impossible|hard|difficult|unable|fail|fails|failed|cannot|can_not|do_not|does_not ) ( for me )? to? ( see|imagine|understand|conceive|believe|explain ) how',
    reach: 'clause',
    turn: 'denial',
  },
  { where: 'before', says: '( would|will be lying ) if ( i|we ) _ ( @me )? that?', reach: 'clause', turn: 'denial' },
  {
    where: 'before',
    says: '( refuse|refuses|refused|decline|declined|declines ) to ( believe|accept|say|think|concede|admit|agree|confirm ) ( that|if|whether )?',
    reach: 'clause',
    unless: '@not _? refuse|refuses|refused',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '( @denyidea|reject|rejected ) ( @det? _? ) ( @idea|reports|report|suggestion ) ( from|by|of|made_by _{1,3} )? that',
    reach: 'clause',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '( @idea ) ( going_around|out_there|in_the_media|here )? ,? that ( @adverb )?',
    reach: 'clause',
    unless: '( my|our @idea that ) | ( under the impression )',
    turn: 'report',
  },
  {
    where: 'before',
    says: '^ ( but|and|so|now|well ,? )? to ( @say ) ( that )?',
    unless: 'to say the|that it|this',
    turn: 'denial',
  },
];

const BARRED: readonly Rule[] = [
  { where: 'before', says: '@nohow ,? @finite WHO|@pron @chain{0,5}', turn: 'denial' },
  {
    where: 'before',
    says: '@neg ( , _{1,6} , )? @chain{0,7}',
    unless:
      '( not only|just|merely|simply|solely|least|exactly|to_mention|necessarily_only|everything ) | ( or|if|why|whether|of_course|certainly|could|would not $ ) | ( not ( afraid|hesitate|hesitant|ashamed|hesitating|shy ) ) | ( not wait to? ) | ( not help ) | ( no doubt|question|wonder|matter|surprise|secret|less|fewer|sooner|stranger|accident|coincidence|exception|choice|mistake|1_else|1_is ) | ( @neg get me ) | ( never been ) | ( never|not thought ) | ( not worry|forget )',
    keptNot: NOT_SO_MUCH,
    turn: 'denial',
  },
  {
    where: 'before',
    says: '@refuse ( for _ )? to @chain{0,4}',
    unless: '( @neg _? _? @refuse ) | ( never|not|no ( be )? @refuse )',
    keptNot: NOT_SO_MUCH,
    turn: 'denial',
  },
  {
    where: 'before',
    says: '@prevent ( _{1,4} ) from @chain{0,3}',
    unless: '( @neg _? _? @prevent )',
    turn: 'denial',
  },
  { where: 'before', says: '( instead|rather|short|far of|than|from )', kept: '^ ING', turn: 'denial' },
  { where: 'before', says: 'too LY? _ to', unless: 'not|never|me|you too', turn: 'denial' },
];

const DOUBTED: readonly Rule[] = [
  {
    where: 'before',
    says: 'in|under ( a|an|the )? ( perfect|ideal|sane|better|different|normal|fair|just|other|fantasy|dream ) world|worlds|circumstances|conditions|country ,',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '@hope ( that )?',
    keptNot: '^ @adverb* to|for|@prep',
    reach: 'clause',
    unless: 'no|not @hope',
    turn: 'other',
  },
  {
    where: 'before',
    says: '( i|we would LY? love|like|have_loved|have_liked|give_anything to ( say|tell|report|believe|think|announce ) ( @me )? that? )',
    reach: 'clause',
    turn: 'denial',
  },
  {
    where: 'before',
    says: 'whether',
    reach: 'clause',
    keptNot: '^ or not',
    unless: '( whether _{0,12} or not ) | whether it is',
    turn: 'denial',
  },
  { where: 'before', says: '@ask if', reach: 'clause', turn: 'denial' },
  {
    where: 'before',
    says: '@imagine ( that|if|for_a_moment|for_a_second|a_world_where|a_world_in_which|a_town_where )? that?',
    reach: 'clause',
    unless: '( not|never|can|could|to|i|we|they imagine|picture|suppose|assume )',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '^ ( just|now|but|so|and|well|let_us )? ( imagine|suppose|picture|pretend|imagine_for_a_moment ) ( this|it|that|the_headline|the_scene )? :|,',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '( as_if|as_though )',
    reach: 'clause',
    unless: 'not as_if|as_though',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '( in|of a world|country|town|city where|in_which )',
    reach: 'clause',
    kept: '^ ( @det|@pron|NAME )',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '( maybe|perhaps|supposedly|allegedly|purportedly|in_theory|on_paper ) ,?',
    unless: 'but maybe|perhaps',
    kept: '^ ( @det|@subjpron|NAME ) … @finite',
    turn: 'denial',
  },
];

const REPORTED: readonly Rule[] = [
  { where: 'after', whose: 'speaker', says: '( ,|– )? or so ( WHO | i|we ) @aux* @says|told', turn: 'report' },
  {
    where: 'after',
    whose: 'speaker',
    says: ', i|we ( was|were|am|are|have_been|had_been ) ( always|often|constantly )? told',
    turn: 'report',
  },
  {
    where: 'after',
    whose: 'speaker',
    says: '( ,|–|:|; )? ( that|this|which )? is|was @adverb* ( just|exactly|precisely )? what|how|the_way WHO @aux* @adverb* ( @says|see|put )',
    unless: '^ _? i|we',
    turn: 'report',
  },
  {
    where: 'after',
    says: '( ,|–|:|; )? ( that|this|it|which ) is @adverb* ( the ( kind|sort|type ) of ) @denial',
    turn: 'denial',
  },
  {
    where: 'before',
    whose: 'speaker',
    says: 'saying|claiming|arguing|insisting|alleging|pretending|suggesting that',
    reach: 'clause',
    unless: '( i|we|my|our _{0,6} @saysing ) | ( goes without saying ) | worth|fair|true',
    turn: 'report',
  },
  {
    where: 'before',
    whose: 'speaker',
    says: '( anyone|anybody|those|people|everyone|critics|opponents|everybody|somebody|someone|folks|he_is|she_is|they_are|you_are|are|is|were|was|been|keep|keeps|kept ) @adverb* @saysing ( @me )? that?',
    reach: 'clause',
    unless: '( i|we|what _? @aux* @adverb* @saysing )',
    turn: 'report',
  },
  { where: 'before', whose: 'speaker', says: '^ @saysing that?', reach: 'clause', turn: 'report' },
  { where: 'before', whose: 'speaker', says: 'WHO , _{1,10} , @says that?', reach: 'clause', turn: 'report' },
  { where: 'before', whose: 'speaker', says: 'WHO @aux* @adverb* @says . ,?', turn: 'report' },
  { where: 'before', whose: 'speaker', says: 'being|been|get|gets|got told that?', reach: 'clause', turn: 'report' },
  {
    where: 'before',
    says: '@nounsays … ( is|was ) ( always|simply|just )? that|whether',
    keptNot: '^ who|what|how|why|where|when',
    reach: 'clause',
    unless: '( my|our @nounsays )',
    turn: 'report',
  },
  {
    where: 'before',
    whose: 'speaker',
    says: 'WHO ( who )? ( in|from|on|like|of _{1,3} )? @aux* not? @adverb* @says ( @me )? ( this|it|things_like|something_like )? ,|:? that?',
    reach: 'clause',
    unless:
      '( @authority|i|we @aux* @adverb* @says ) | ( as|like|what|whatever|how WHO @aux* @adverb* @says ) | ( do|does|did|can|could|would|should|if not? you @adverb* @says )',
    turn: 'report',
  },
  {
    where: 'before',
    whose: 'speaker',
    says: '( @others | NAME ) @aux* ( keep )? @calls ( me|us|him|her|them|it|this ) ( of|as )?',
    turn: 'report',
  },
  {
    where: 'before',
    whose: 'speaker',
    says: '( i|we|people am|are|was|were|have_been ( often|always|constantly|being|also )? told ) ( LY )? that?',
    reach: 'clause',
    turn: 'report',
  },
  {
    where: 'before',
    whose: 'speaker',
    says: 'it ( is|was|has ) ( often|sometimes|widely|always )? been|being? ( put_about|put_around|said|claimed|alleged|argued|rumored|believed|assumed|suggested|reported ) that',
    reach: 'clause',
    turn: 'report',
  },
  { where: 'before', whose: 'speaker', says: '( according_to ) _{1,5} ,', turn: 'report' },
  {
    where: 'before',
    whose: 'speaker',
    says: 'in|to ( their|his|her|your|its|some_people|the_critics ) ( view|eyes|mind|minds|opinion|world ) ,?',
    turn: 'report',
  },
  {
    where: 'before',
    whose: 'speaker',
    says: '( the question|argument|claim|accusation|charge|theory|story|line|message|thinking|excuse|complaint ) ( from|of|by _{1,4} )? is|was ( always )? ( that|whether )?',
    keptNot: '^ who|what|how|why|where|when',
    reach: 'clause',
    turn: 'report',
  },
  {
    where: 'after',
    whose: 'speaker',
    says: ', WHO @aux* @adverb* @says ( @me )? ( ,|.|$|and_they|but )',
    unless: '^ , ( i|we|which|who|as | they tell me )',
    turn: 'report',
  },
  {
    where: 'after',
    whose: 'speaker',
    says: ',? ( or so _{1,5} say|says|claim|claims|told|think|believe|thinks|believes )',
    turn: 'report',
  },
  {
    where: 'after',
    whose: 'speaker',
    says: '( ,|–|: )? ( is|was ,? ( just|exactly|precisely|only )? what ) WHO @adverb* @says',
    turn: 'report',
  },
];

const REPORTER: readonly Rule[] = [
  {
    where: 'before',
    says: '( quoted|quoting|paraphrased|mimicked|imitated|parodied ) @det|NAME _{0,3} as saying|asking|arguing ,?',
    unless: '( was|were|is|are|been quoted )',
    turn: 'report',
  },
  {
    where: 'before',
    says: '( mock|mocks|mocked|ridiculed|criticised|attacked|blasted|slammed|condemned|scolded|dismissed|laughed_at|hit_out_at|rebuked|chided|derided|denounced|accused|accuses|accusing ) _{1,5} ( who|for|of ) @says|@saying|say|describing|calling that?',
    reach: 'clause',
    turn: 'report',
  },
  {
    where: 'before',
    says: '( apologised|apologises|apologise|apology|apologising|sorry|regret|regrets|regretted|regretting|retracted|withdrew|withdrawn|backtracked_on|criticism|outrage|anger|condemned|rebuked|suspended|fired|fined ) ( to _{1,3} )? for|at|over|after|about? ( his|her|their|having )? ( @saying|said|suggestion|suggesting|statement|claim|remark|comment|remarks|tweeting|joking|calling|telling ) ( @me )? that?',
    reach: 'clause',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '( falsely|wrongly|mistakenly|incorrectly|inaccurately|erroneously|misleadingly ) ( _ ) ( @me )? ( as saying )? that?',
    reach: 'clause',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '( misquoted|misrepresented|fake|fabricated|bogus|doctored|false|satirical|parody ) ( _{1,6} ) ( as|saying|reading|that|quote|claiming|of )',
    reach: 'clause',
    turn: 'denial',
  },
  { where: 'before', says: '( stopped_short_of ) ( @saying )? that?', reach: 'clause', turn: 'denial' },
  {
    where: 'after',
    says: ',? ( – )? ( a|an claim|charge|suggestion|allegation|accusation|notion|assertion|idea|statement|view ) ( that )? ( @pron|@det|NAME _{0,4} )? ( denies|denied|deny|rejects|rejected|reject|dispute|disputes|disputed|dismissed|has_been|was|which|called|later|debunked )',
    turn: 'denial',
  },
  {
    where: 'after',
    says: ',? which|something ( @pron|NAME|@det _ ) @adverb* ( denies|denied|deny|rejects|rejected|reject|dispute|disputes|disputed )',
    turn: 'denial',
  },
];

const JUDGED: readonly Rule[] = [
  // "… is a myth", "…, and that is a lie", "…, which is nonsense"
  {
    where: 'after',
    says: '( ,|–|; )? ( ( and|but )? ( that|this|it|which )? ( is|was|would_be|are ) @adverb* ( @denial ) )',
    unless: '^ is|was|are a|an joke|fiction',
    turn: 'denial',
  },
  {
    where: 'after',
    says: '( ,|–|; )? ( and|but ( they|he|she|you|those_people is|are|was|were ) @adverb* ( wrong|lying|mistaken|dead_wrong|not_right|deluded|misinformed|kidding ) )',
    turn: 'denial',
  },
  {
    where: 'after',
    says: '( ,|–|; )? ( but|and i|we ( do_not|never|did_not|cannot ) ( believe|think|buy|accept|agree ) ( that|it|so|this|them|any_of|a_word ) )',
    turn: 'denial',
  },
  {
    where: 'after',
    says: '( nothing|nobody|no_1|none|nowhere|never|hardly|not ) ( _ | , | . | $ )',
    unless: '^ not|never because|only|just|for|by|as|in|to|a|the|at',
    kept: '@finite',
    keptNot: '@aux|@prep|@det|and|or|but|that|if $',
    turn: 'denial',
  },
  {
    where: 'after',
    says: '@adverb? ( is|was|are|would_be|sounds ) @adverb* @judged',
    keptNot: '@idea that',
    kept: '@finite',
    turn: 'denial',
  },
  {
    where: 'after',
    says: '@adverb? ( is|was|would_be ) what WHO @aux* @says',
    turn: 'report',
  },
];

const BESIDE: readonly Rule[] = [
  {
    where: 'previous',
    says: '^ ( just|now|but|so|and|well|let_us )? ( imagine|suppose|picture|pretend ) ( this|that|it|the_scene|for_a_moment|for_a_second|,|just )* ( .|: )? $',
    turn: 'denial',
  },
  {
    where: 'previous',
    whose: 'speaker',
    says: '^ ( and|but|so|now|well|of_course|in_fact|, )* WHO ( in|on _ _? _? )? @aux* @adverb* ( @says|ask|asked|shout|shouts|write|wrote ) ( @me )? ( this|that|it|things_like_this|so|the_same|what|1_thing|something )? ( .|:|, )* $',
    unless: '( not|never|no|nobody|i|we @aux* @says ) | as ( @others | NAME )',
    turn: 'report',
  },
  {
    where: 'previous',
    whose: 'speaker',
    says: '^ ( ( this|that|here ) is ( exactly|just )? what|how|the_way WHO @aux* @adverb* ( @says|argue|sell|see|put ) )',
    turn: 'report',
  },
  {
    where: 'previous',
    whose: 'speaker',
    says: '^ ( ( their|his|her|the_critics|the_other_side|the_usual|the_old ) _? ( argument|claim|message|story|logic|line|view|slogan|excuse|answer|theory|pitch ) ( _{0,4} is ( this|simple|always_the_same|that|clear|familiar )? ) ) ( .|:|, )* $',
    turn: 'report',
  },
  { where: 'next', says: '^ ( that|this|it|which ) ( is|was ) @adverb* ( @denial )', turn: 'denial' },
  {
    where: 'next',
    whose: 'speaker',
    says: '^ ( that|this ) is @adverb* what WHO @aux* @adverb* ( @says )',
    turn: 'report',
  },
  {
    where: 'next',
    whose: 'speaker',
    says: '^ ( but|well ,? )? ( i|we ) ( do|did not ) ( for_1_second|for_a_second|for_a_moment )? ( believe|buy|accept|agree_with ) ( that|this|it|a_word_of_it|any_of_it|any_of_that ) ( .|,|–|$|for|either|at_all )',
    turn: 'denial',
  },
  {
    where: 'next',
    whose: 'speaker',
    says: '^ ( nonsense|rubbish|wrong|false|lies|baloney|hogwash|not_true|not_so|untrue|far_from_it|not_at_all|nothing_could_be|nothing_is ) ( .|$|,|further )',
    turn: 'denial',
  },
  {
    where: 'next',
    whose: 'speaker',
    says: '^ ( but|well ,? )? ( they|those_people|he|she|the_critics|my_critics|the_skeptics ) ( is|are|were|was|could_not_be ) @adverb* ( wrong|lying|mistaken|dead_wrong|more_wrong|kidding )',
    turn: 'denial',
  },
];

export const FRAMES = prepare('frame', [
  ...DENIED,
  ...BARRED,
  ...DOUBTED,
  ...REPORTED,
  ...REPORTER,
  ...JUDGED,
  ...BESIDE,
]);
