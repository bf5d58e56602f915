"""The words that show what somebody feels when they say them."""

from __future__ import annotations

from storyglass.minds.feeling_words import table

SAYINGS = table("""
admiration .7: wonderful amazing brilliant beautiful magnificent splendid brave clever marvellous marvelous
amusement .6: haha ha joking funny hilarious ridiculous
anger .8: damn bastard bitch traitor liar hell goddamn scoundrel villain wretch fool
annoyance .5: idiot nonsense rubbish bother
approval .4: agreed exactly indeed bravo
caring .6: dear darling sweetheart
disgust .8: disgusting revolting vile filthy ugh
fear .8: mercy
gratitude .9: thank thanks
joy .7: hurrah hooray
love .8: beloved darling
remorse .9: sorry forgive apologize apologise apologies fault
sadness .6: alas unfortunately
surprise .7: impossible incredible wow heavens goodness gracious
""")
"""Words that show what somebody feels when they say them."""

SPEECHES = {
    phrase: (label, float(strength))
    for line in """
admiration .6: well done|how clever|how beautiful|how lovely|you're wonderful|bravo|good for you|you were right
amusement .6: ha ha|only joking|very funny
anger .8: how dare|how could you|shut up|get out|leave me alone|damn you|go to hell|i hate|curse you
annoyance .6: for heaven's sake|for god's sake|not again|oh, really|stop it|you idiot|what now
approval .3: quite right|of course|that's right|very well
approval .5: good girl|good boy|well said
caring .7: are you all right|are you hurt|don't cry|don't worry|it's all right|take care|be careful|poor thing
caring .6: you should rest|let me help|i'm here|my dear|there, there|hush|you must eat|sit down
confusion .7: i don't understand|what do you mean|i don't see|i'm not sure|i don't know what
curiosity .3: who are you|what is it|what was|what did|tell me|what happened|who is|who told|what have|how did
desire .4: i want|i'd give anything|if only|i wish
disappointment .7: what a pity|what a shame|i'd hoped|i had hoped|i thought you
disapproval .6: you shouldn't|you ought|you mustn't|you should have|you might have|certainly not
embarrassment .6: i didn't mean|don't look at me
excitement .5: look!|i can't wait|guess what
fear .8: help me|don't hurt|please don't|let me go|they're coming|don't let them|he'll kill|run!
gratitude .9: thank you|thanks|i'm grateful|much obliged|so kind of you
grief .8: he's dead|she's dead|i've lost
grief .4: he's gone|she's gone
joy .7: i'm so glad|i'm so happy|how wonderful|hurrah|hooray|at last!
love .9: i love you|i adore|marry me|my darling|my love|beloved
nervousness .3: i don't know|i can't
nervousness .6: somebody might|what if|i'd rather not|are you sure|they'll see|not so loud
optimism .6: i hope|it will be all right|we'll manage|you'll see|we can do
pride .6: i did it|i told you so|we won|i'm the best
realization .7: i see|so that's it|now i understand|it was you|that's why
relief .8: thank god|thank heaven|thank goodness|you're safe|it's over
remorse .9: i'm sorry|i am sorry|forgive me|my fault|i apologize|i apologise|i beg your pardon
remorse .6: i should have|i shouldn't have|i ought to have|i never should|i let you down
sadness .7: i miss|i'm alone|it's no use|it's too late|no one will
surprise .7: good heavens|good god|my god|good lord|you can't mean|i didn't know|what on earth|is it true|really?
""".strip().splitlines()
    for (label, strength), phrases in [(line.partition(": ")[0].split(), line.partition(": ")[2])]
    for phrase in phrases.split("|")
}
"""What people say who feel something."""
