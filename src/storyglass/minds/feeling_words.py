"""The words that show feelings in fiction: what people feel, do, say and how their bodies tell of them.

Every table has a line for each label and strength (0..1), then the words, by lemma or as they stand; words of two
keys (a verb or adjective with a noun) are joined by an underscore. A word may show several feelings.
"""

from __future__ import annotations

Shown = tuple[tuple[str, float], ...]
"""The labels that a word shows, with their strengths."""


def table(text: str) -> dict[str, Shown]:
    """The labels and strengths of each word of a table."""
    found: dict[str, Shown] = {}
    for line in text.strip().splitlines():
        key, _, words = line.partition(":")
        label, strength = key.split()
        for word in words.split():
            others = dict(found.get(word, ()))
            found[word] = (*{**others, label: max(float(strength), others.get(label, 0.0))}.items(),)
    return found


STATES = table("""
disgust .5: sick
caring .4: kind gentle
admiration .7: dazzled humbled overawed
amusement .7: droll laughing giggling grinning
anger .8: boiling fuming raging scowling glaring offended affronted
anger .5: stiff thunderous flinty
annoyance .7: disgruntled fed-up needled ruffled grouchy put-out scowling
caring .7: sympathetic
confusion .7: uncomprehending unsettled bemused flummoxed
curiosity .7: wide-awake expectant prying
desire .7: desperate thirsty avid keen
disappointment .7: downhearted dashed
embarrassment .7: tongue-tied flushed chastened ill-at-ease foolish
excitement .7: aglow fired-up
fear .8: cornered trapped hunted panting cowering
fear .5: trembling helpless desperate rigid frozen white-faced white-lipped bloodless
grief .7: shattered
joy .8: grinning smiling laughing exultant rapturous
nervousness .7: sleepless jumpy shaky sweating trembling strained stiff wakeful distracted wary guarded furtive
nervousness .5: breathless pale careful
pride .7: gratified
relief .7: thankful limp safe
remorse .7: chastened sheepish
sadness .7: crying weeping sobbing teary moist-eyed wet-eyed red-eyed
sadness .5: tired bleak empty worn pitiful
surprise .7: blinking staring transfixed unprepared
admiration .8: awed admiring impressed awestruck spellbound enthralled reverent worshipful captivated
amusement .8: amused entertained mirthful playful tickled mischievous teasing impish jocular
amusement .5: wry droll cheeky roguish
anger .95: furious enraged livid incensed infuriated irate wrathful seething apoplectic
anger .8: angry angered outraged indignant mad vengeful
anger .6: bitter resentful hostile belligerent fierce savage sullen grim vicious wild
annoyance .8: annoyed irritated exasperated vexed irked cross peeved testy grumpy irritable crabby nettled
annoyance .6: impatient frustrated sulky petulant sour curt snappish surly peevish
approval .6: approving satisfied contented pleased convinced
caring .8: caring concerned tender protective solicitous compassionate sympathetic fatherly motherly
confusion .8: confused bewildered puzzled perplexed baffled mystified muddled disoriented nonplussed befuddled
confusion .5: dazed uncertain unsure blank doubtful
curiosity .8: curious inquisitive intrigued interested fascinated nosy
curiosity .5: attentive intent wondering quizzical absorbed
desire .8: eager hungry yearning longing lustful greedy jealous envious covetous aroused desirous wistful
disappointment .8: disappointed disillusioned crestfallen dissatisfied discouraged disheartened deflated
disappointment .8: thwarted
disapproval .8: disapproving reproachful scornful contemptuous disdainful skeptical sceptical stern reproving critical
disapproval .8: haughty
disgust .9: disgusted revolted repulsed nauseated sickened appalled repelled queasy
embarrassment .9: embarrassed humiliated mortified flustered abashed sheepish red-faced shamefaced blushing
embarrassment .7: awkward self-conscious shy bashful red scarlet crimson pink beetroot coy
excitement .8: excited thrilled exhilarated elated breathless electrified enthusiastic exultant giddy feverish
excitement .8: animated
excitement .5: lively agog agitated bright-eyed
fear .95: terrified petrified horrified panicked panic-stricken terror-stricken
fear .85: afraid frightened scared fearful aghast alarmed terror-struck daunted cowed spooked
fear .5: pale white ashen cautious wary startled trembling shaken bloodless
gratitude .9: grateful thankful indebted appreciative
grief .9: grieving bereaved heartbroken bereft inconsolable mourning grief-stricken broken-hearted stricken anguished
grief .9: devastated
joy .9: happy joyful overjoyed delighted joyous blissful ecstatic jubilant radiant beaming
joy .7: glad cheerful merry content gay pleased jolly sunny carefree blithe light-hearted exuberant
love .9: loving enamoured enamored smitten infatuated adoring devoted besotted
love .7: fond affectionate tender loved
nervousness .85: nervous anxious worried uneasy apprehensive jittery tense edgy fretful restless panicky
nervousness .65: uncomfortable troubled fidgety disturbed disquieted perturbed timid skittish unnerved flurried
nervousness .65: hesitant hushed
optimism .8: hopeful optimistic confident sanguine expectant determined encouraged heartened resolute
pride .9: proud triumphant victorious smug
pride .5: boastful vain complacent haughty arrogant dignified
realization .7: enlightened aware sobered
relief .9: relieved reassured unburdened comforted
relief .5: relaxed calmed calm eased
remorse .9: sorry ashamed guilty remorseful contrite repentant apologetic penitent rueful regretful
remorse .9: conscience-stricken
sadness .9: sad miserable unhappy sorrowful mournful wretched dejected despairing desolate hopeless woebegone
sadness .9: disconsolate
sadness .7: gloomy glum melancholy depressed downcast tearful lonely forlorn hurt despondent homesick subdued blue
sadness .5: weary dispirited solemn moody listless hollow numb defeated disheartened pained
surprise .9: surprised astonished amazed astounded stunned shocked dumbfounded startled thunderstruck flabbergasted
surprise .7: incredulous disbelieving speechless taken-aback staggered dumbstruck wide-eyed open-mouthed agape
""")
"""Adjectives and participles of those who feel, or of their faces, voices and looks."""

DOES = table("""
approval .3: agree concede consent
amusement .7: snort cackle twinkle
anger .7: seethe stamp stomp stiffen glare bluster slam
anger .5: argue quarrel refuse challenge
annoyance .6: pout
caring .6: fuss reassure
curiosity .6: creep sneak tiptoe crane spy
embarrassment .6: wriggle mumble shuffle stutter
excitement .6: hop
fear .6: hide crouch cling
nervousness .6: hide crouch creep mutter mumble stiffen sweat dither whisper
remorse .6: stammer
sadness .6: slump
surprise .6: freeze startle flinch
admiration .8: admire marvel worship revere idolize idolise applaud
amusement .8: laugh chuckle giggle snicker chortle titter guffaw cackle snigger jest banter
amusement .6: smirk grin wink joke
anger .9: rage fume seethe snarl roar bristle rant storm explode
anger .7: snap growl shout yell bellow scowl glare hiss thunder curse bark glower upbraid
anger .6: demand scream retort rail spit
annoyance .7: huff grumble groan grunt tut scoff bridle nag sulk
annoyance .5: frown snort fume demand scold grouse mutter complain protest
approval .5: nod approve commend assent endorse
caring .7: coax coo croon pity sympathize sympathise worry care
caring .5: murmur
confusion .7: falter flounder puzzle stammer
confusion .5: hesitate blink stumble
curiosity .7: wonder peer inquire enquire investigate eavesdrop pry snoop
curiosity .3: ask question listen study watch stare gaze
desire .8: long yearn crave desire covet envy hanker lust pine
desire .4: want wish
disappointment .7: slump sag droop
disapproval .7: disapprove chide reproach rebuke scold reprimand condemn sneer deride
disapproval .5: frown object criticize criticise scorn reprove tut
disgust .8: retch gag recoil vomit loathe detest abhor
disgust .5: shudder grimace
embarrassment .9: blush redden flush squirm colour color
embarrassment .5: fidget fumble stammer cringe
excitement .7: bounce cheer bubble squeal whoop gush skip exult exclaim
excitement .5: shout rush shriek
fear .8: cower flinch tremble shudder quail dread fear panic cringe quake scream shriek quiver flee
fear .6: shiver gasp blanch pale recoil whimper freeze plead shrink
gratitude .8: thank
grief .9: mourn grieve wail keen lament howl bewail
joy .8: rejoice beam delight celebrate
joy .7: grin smile laugh sing hum twirl whistle glow
joy .5: enjoy savour savor relish
love .9: love adore cherish
love .7: nestle court
nervousness .8: fret fidget pace tremble stutter gulp twitch falter worry stammer
nervousness .5: swallow hesitate whisper fuss hover shiver quaver
optimism .6: hope
pride .8: boast strut brag swagger preen gloat crow
realization .6: realize realise understand recognize recognise grasp discover deduce
relief .8: relax exhale
remorse .9: apologize apologise repent regret atone rue
remorse .5: confess confide beg
sadness .95: sob weep cry bawl
sadness .7: sigh whimper sniff sniffle mope moan despair wilt brood snivel
sadness .5: droop wince suffer
surprise .8: gasp gape gawk goggle boggle
surprise .5: exclaim stare blink blurt jump
""")
"""Verbs whose subject feels something, or lets it be seen."""

TAGS = table("""
excitement .5: cry exclaim
surprise .3: cry
curiosity .3: ask
nervousness .4: whisper
""")
"""What some of these show where they only say how a line is said."""

DOES_TO = table("""
caring .4: help feed carry
admiration .7: praise admire salute
amusement .7: tease tickle
anger .8: slap punch strike hit kick smash shove throttle assault
anger .6: accuse threaten accost fight upbraid attack hate
annoyance .6: scold interrupt chide
caring .8: comfort soothe console reassure nurse shelter protect cradle tend cuddle pat bandage tuck calm
caring .5: warn guard support
disapproval .7: rebuke reproach scold blame despise mock refuse ignore disparage
fear .6: avoid escape flee
gratitude .8: thank
love .9: kiss embrace caress woo
love .7: hug cuddle fondle stroke nuzzle hold snuggle marry hold
caring .6: stroke hug hold embrace
love .5: miss kiss
""")
"""Verbs that show what their subject feels toward the person they are done to."""

DONE_TO = table("""
anger .8: insult offend affront betray
confusion .6: unsettle bemuse
embarrassment .7: tease
fear .7: startle trap stalk unnerve
grief .9: bereave orphan widow
sadness .6: abandon desert disappoint forsake
surprise .7: jolt
admiration .8: impress awe inspire captivate
amusement .8: amuse entertain tickle
anger .9: anger enrage infuriate incense madden outrage provoke
annoyance .8: annoy irritate exasperate vex irk bother aggravate needle
approval .6: satisfy please convince
confusion .8: confuse bewilder puzzle perplex baffle mystify
curiosity .8: intrigue interest fascinate
desire .8: tempt entice attract seduce arouse
disappointment .8: disappoint disillusion dishearten discourage
disgust .9: disgust repulse revolt sicken nauseate repel appal appall
embarrassment .9: embarrass humiliate mortify shame fluster abash
excitement .8: excite thrill electrify exhilarate
fear .9: frighten scare terrify alarm horrify petrify haunt spook menace intimidate
fear .6: threaten chase attack surround hunt
joy .9: delight gladden cheer please overjoy
love .7: enchant bewitch charm
nervousness .8: disturb unsettle unnerve worry trouble disquiet agitate disconcert perturb rattle
optimism .7: encourage hearten reassure
relief .8: relieve comfort soothe reassure console
sadness .8: sadden depress hurt wound upset distress grieve pain crush break torment torture mock
surprise .9: surprise astonish amaze astound stun shock startle stagger dumbfound
""")
"""Verbs whose object feels something."""

NAMED = table("""
remorse .6: shame
anger .6: quarrel snap shout
confusion .6: doubt
embarrassment .8: flush discomfiture
fear .7: foreboding trembling shudder
joy .6: laughter grin beam song
nervousness .7: suspense fidget tremor butterflies dread
sadness .7: heartache weeping whimper ache homesickness
surprise .7: gasp
admiration .8: admiration awe wonder respect reverence
amusement .8: amusement mirth laughter chuckle giggle laugh hilarity grin merriment smirk
anger .9: anger rage fury wrath outrage indignation ire temper hatred
anger .7: scowl glare growl snarl bitterness resentment malice rancour
annoyance .8: annoyance irritation impatience exasperation vexation frustration frown
approval .6: approval satisfaction nod
caring .8: concern tenderness sympathy compassion pity kindness gentleness
confusion .8: confusion bewilderment perplexity puzzlement
curiosity .8: curiosity interest fascination
desire .8: desire longing yearning lust jealousy envy craving hunger
disappointment .8: disappointment disillusionment discouragement
disapproval .8: disapproval contempt scorn disdain reproach
disgust .9: disgust revulsion loathing repugnance nausea distaste
embarrassment .9: embarrassment humiliation shame blush mortification shyness
excitement .8: excitement exhilaration enthusiasm eagerness thrill
fear .9: fear terror dread horror panic fright alarm
fear .6: shiver shudder scream shriek gasp pain
gratitude .9: gratitude thanks thankfulness
grief .9: grief anguish bereavement heartbreak
joy .9: joy happiness delight bliss glee pleasure elation ecstasy rapture
joy .7: smile gladness cheer
love .9: love affection adoration devotion fondness passion
love .7: kiss embrace caress hug
nervousness .8: anxiety nervousness worry unease apprehension tension disquiet discomfort trepidation
optimism .8: hope optimism confidence determination
pride .9: pride triumph
realization .8: realization realisation understanding insight
relief .9: relief
remorse .9: remorse guilt regret contrition repentance apology
sadness .9: sadness sorrow misery despair unhappiness gloom melancholy sob loneliness
sadness .7: tear sigh
surprise .9: surprise astonishment amazement shock disbelief incredulity
""")
"""Nouns for feelings and for what faces and voices do."""

MANNERS = table("""
admiration .7: wonderingly worshipfully respectfully
amusement .6: slyly archly
annoyance .6: shortly snappishly
caring .6: patiently
confusion .6: vaguely helplessly
curiosity .6: intently
embarrassment .6: meekly stiffly
excitement .6: wildly urgently
fear .7: frantically desperately hoarsely wildly
nervousness .6: warily faintly cautiously timidly hoarsely unsteadily
sadness .6: hollowly brokenly
surprise .6: blankly
admiration .7: admiringly reverently
amusement .7: playfully teasingly jokingly wryly amusedly mischievously lightly drily dryly
anger .9: angrily furiously fiercely wrathfully savagely violently indignantly
anger .6: bitterly coldly hotly harshly grimly roughly sharply icily
annoyance .7: irritably crossly impatiently testily curtly tartly grumpily exasperatedly sulkily stiffly
approval .6: approvingly appreciatively
caring .8: gently tenderly kindly softly soothingly protectively
confusion .8: confusedly blankly uncertainly dazedly
curiosity .8: curiously inquisitively
desire .7: longingly hungrily greedily yearningly eagerly wistfully
disapproval .8: disapprovingly reproachfully sternly scornfully contemptuously primly
embarrassment .8: sheepishly awkwardly shyly bashfully self-consciously
excitement .8: excitedly breathlessly eagerly feverishly
fear .8: fearfully timidly shakily
gratitude .8: gratefully thankfully
joy .8: happily joyfully cheerfully gladly merrily gaily brightly
love .8: lovingly fondly affectionately adoringly warmly
nervousness .8: nervously anxiously uneasily worriedly uncomfortably restlessly hesitantly
optimism .7: hopefully confidently
pride .8: proudly smugly triumphantly
remorse .8: guiltily ruefully apologetically regretfully
sadness .8: sadly sorrowfully mournfully miserably gloomily tearfully helplessly dejectedly wearily glumly dully
sadness .8: forlornly hopelessly
surprise .7: incredulously disbelievingly
""")
"""Adverbs of how somebody does or says something."""

BODY = frozenset(
    "body hand finger fist arm face eye cheek brow forehead lip mouth chin jaw voice throat breath heart chest stomach"
    " knee leg shoulder head hair skin tear blood neck ear nose tongue pulse tooth collar look gaze expression stare"
    " eyebrow foot palm spine nostril knuckle back belly gut".split()
)
"""Parts of people, and what comes from them, that tell what they feel."""

PARTS = table("""
amusement .7: shake_belly twitch_nose
anger .7: jut_chin throb_vein flush_neck fold_arm stamp_foot bang_fist slam_fist
annoyance .6: tap_foot drum_finger shrug_shoulder
anger .6: press_lip
caring .6: brush_hair brush_cheek wipe_face wipe_nose lean_head rest_head rest_hand kiss_head
curiosity .5: bend_head lean_head narrow_eye
disapproval .6: press_lip lift_nose
embarrassment .7: bow_head duck_head hide_face cover_face heat_cheek heat_ear scratch_neck rub_neck shuffle_foot
embarrassment .7: study_foot
excitement .6: clap_hand rub_hand
fear .7: prickle_skin prickle_neck rise_hair dry_mouth dry_throat knock_knee turn_stomach drop_stomach lurch_heart
grief .8: cover_face
joy .7: clap_hand throw_arm
love .6: skip_heart flutter_heart link_arm
nervousness .7: rub_hand clasp_hand twist_finger press_hand close_throat work_throat work_mouth jump_heart beat_heart
nervousness .7: thump_heart hammer_heart pound_heart race_heart sweat_hand dry_mouth wipe_palm
pride .6: hold_head stick_chest
relief .6: close_eye wipe_forehead wipe_brow
sadness .8: thicken_voice wobble_voice wobble_lip wobble_chin crack_voice fail_voice rub_eye prick_eye redden_eye
sadness .8: swim_eye catch_voice hang_head drop_head drop_shoulder sag_shoulder sink_head choke_voice close_throat
sadness .8: cover_eye
surprise .7: blink_eye fall_mouth lose_voice cover_mouth fly_mouth
surprise .9: clap_mouth
amusement .7: twitch_lip twitch_mouth twinkle_eye dance_eye lift_eyebrow
anger .8: clench_fist clench_jaw clench_tooth curl_fist tighten_jaw set_jaw grit_tooth shake_fist narrow_eye flash_eye
anger .8: blaze_eye flare_nostril ball_fist darken_face harden_face harden_voice rise_voice raise_voice pound_fist
anger .8: thin_lip whiten_knuckle curl_hand
annoyance .7: roll_eye purse_lip tighten_mouth throw_hand drum_finger
approval .6: nod_head
caring .8: stroke_hair stroke_cheek stroke_hand stroke_face squeeze_hand take_hand hold_hand touch_cheek pat_hand
caring .8: pat_shoulder squeeze_shoulder touch_arm smooth_hair touch_face soften_face soften_voice soften_eye pat_back
caring .8: squeeze_arm
confusion .6: furrow_brow scratch_head crease_brow knit_brow tilt_head
curiosity .6: prick_ear crane_neck lift_head cock_head raise_eyebrow
desire .6: lick_lip
disapproval .6: shake_head purse_lip fold_arm cross_arm
disgust .8: wrinkle_nose curl_lip churn_stomach turn_stomach
embarrassment .8: burn_cheek burn_face flush_cheek flush_face redden_face redden_cheek heat_face clear_throat
embarrassment .8: lower_eye drop_gaze hang_head avert_eye avert_gaze drop_eye rise_colour flood_colour climb_colour
embarrassment .8: burn_ear redden_ear
excitement .7: shine_eye race_heart sparkle_eye leap_heart pound_heart bright_eye light_eye light_face glow_face
excitement .7: quicken_pulse
fear .7: widen_eye pound_heart hammer_heart freeze_blood run_cold chatter_tooth crawl_skin tremble_knee shake_knee
fear .6: clap_mouth cover_mouth
fear .7: drain_face pale_face hold_breath shake_body tremble_leg stop_heart run_spine convulse_body
grief .8: convulse_body break_heart bury_face tear_hair bow_head
joy .8: light_face brighten_face shine_face brighten_eye sing_heart swell_heart tap_foot
love .7: take_hand hold_hand stroke_lip kiss_lip kiss_cheek kiss_forehead kiss_hand kiss_mouth stroke_cheek melt_heart
nervousness .8: shake_hand tremble_hand shake_voice tremble_voice wring_hand bite_lip twist_hand chew_lip lick_lip
nervousness .8: crack_voice flutter_stomach tighten_throat dry_mouth sweat_palm tighten_chest tap_finger drum_finger
nervousness .8: clear_throat hold_breath knot_stomach
pride .7: lift_chin raise_chin puff_chest swell_chest square_shoulder
relief .7: release_breath let_breath slump_shoulder relax_shoulder unclench_fist
remorse .7: hang_head bow_head shut_eye cover_face lower_head
sadness .9: run_tear fall_tear stream_tear roll_tear well_tear fill_eye brim_eye wipe_eye dry_eye wipe_tear shed_tear
sadness .9: blink_tear sting_eye spill_tear come_tear water_eye slide_tear burn_eye glisten_eye tremble_lip quiver_lip
sadness .9: tremble_chin quiver_chin sink_heart ache_heart close_eye droop_shoulder crumple_face break_voice fall_face
sadness .9: convulse_shoulder shake_shoulder
surprise .8: drop_jaw fall_jaw raise_eyebrow widen_eye rise_eyebrow catch_breath gape_mouth open_mouth fly_hand
surprise .8: lift_eyebrow
""")
"""What bodies do: a verb and a part, the part its subject or its object."""

PHRASES = table("""
fear .4: step_back
anger .8: storm_out storm_off flare_up blow_up slam_down
caring .6: look_after tuck_in
curiosity .6: lean_forward lean_in lean_closer look_closer sit_up
embarrassment .6: look_away look_down glance_away glance_down
excitement .7: jump_up leap_up run_up light_up
fear .7: back_away shrink_back draw_back pull_back run_away cry_out start_back
joy .6: burst_out light_up
nervousness .6: look_round look_around glance_round glance_around glance_back
relief .6: sink_back lie_back breathe_out breathe_again
sadness .9: break_down
sadness .5: turn_away sink_down cry_out
surprise .6: look_up start_up sit_up
""")
"""Verbs with an adverb that show something else than the verb alone."""

TOUCH = table("""
caring .7: put lay rest place slip press squeeze touch pat stroke hold take catch rub smooth lift tuck brush reach
caring .7: wipe
love .5: stroke hold press kiss take touch
love .8: kiss caress
nervousness .5: grip clutch
anger .7: grip grab seize twist strike slap shove jab poke
""")
"""What somebody shows by what they do to another's body."""

LABELS = tuple(
    (
        "admiration amusement anger annoyance approval caring confusion curiosity desire disappointment disapproval"
        " disgust embarrassment excitement fear gratitude grief joy love nervousness optimism pride realization relief"
        " remorse sadness surprise"
    ).split()
)
"""The 27 feelings of GoEmotions."""
