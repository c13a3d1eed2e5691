package question

import (
	"strings"
	"sync"
)

// forms are the questions that are understood, compiled at the first.
var forms = sync.OnceValue(func() (out []form) {
	for _, group := range formsOf {
		for notation := range strings.Lines(group.forms) {
			if notation = strings.TrimSpace(notation); notation != "" {
				out = append(out, form{group.intent, compile(notation)})
			}
		}
	}
	return out
})

// form is a pattern and what its question wants to know.
type form struct {
	intent Intent
	pattern
}

// formsOf are the questions that are understood, the narrower before the wider: the first that
// matches is taken.
var formsOf = []struct {
	intent Intent
	forms  string
}{
	{FirstSaid, `
		who|when [BE] [it] [who|that] [BE] [EVER]* [the] first [one|person|man|woman] [to|who|that] [EVER]* SAY THING about|regarding TOPIC
		who|when [BE] [it] [who|that] [BE] [EVER]* [the] first [one|person|man|woman] [to|who|that] [EVER]* SAY [that] WORDS
		who|when [BE] [it] [who|that] [BE] [EVER]* [the] first [one|person|man|woman] [to|who|that] [EVER]* TALK [about|on|of] TOPIC
		who coined WORDS
		QUOTED who [BE] [it] [who|that] [first] SAY [that|this|it|so] first
		QUOTED who [BE] [it] [who|that] first SAY [that|this|it|so]
		QUOTED who [BE] [the] first [one|person] [to] [SAY] [that|this|it|so]
		who came up with WORDS
		when DID SPEAKER first SAY [that] WORDS
		when DID SPEAKER first TALK [about|on|of] TOPIC
		when BE WORDS first SAY [by SPEAKER]
		[when] [BE] [the] first time [that] SPEAKER [DID] SAY [that] WORDS
		[when] [BE] [the] first time [that] SPEAKER [DID] TALK [about|on|of] TOPIC
		[what|which|when] [BE] [the] FIRST [thing] [QUOTES|TALK|SAY] from|by|of SPEAKER ABOUT TOPIC
		[what|which|when] [BE] [the] FIRST QUOTES|thing|time [that] SPEAKER [DID] [EVER]* SAY ABOUT TOPIC
		[what|which|when] [BE] [the] FIRST QUOTES|thing|time [that] SPEAKER [DID] [EVER]* SAY
		[what|which|when] [BE] [the] FIRST QUOTES from|by|of SPEAKER
		[what|which|when] [BE] SPEAKER FIRST QUOTES ABOUT TOPIC
		[what|which|when] [BE] SPEAKER FIRST QUOTES
		what DID SPEAKER first SAY ABOUT TOPIC
		when BE|DID SPEAKER first [been] quoted [ABOUT TOPIC]
		[what|when] [BE] [the] FIRST QUOTES|TALK|mention about|of|on TOPIC by|from SPEAKER
		[what|when] [BE] [the] first|earliest [QUOTES|TALK|mention] [about|of|on] TOPIC`},
	{LastSaid, `
		who|when [BE] [it] [who|that] [BE] [EVER]* [the] last [one|person|man|woman] [to|who|that] [EVER]* SAY THING about|regarding TOPIC
		who|when [BE] [it] [who|that] [BE] [EVER]* [the] last [one|person|man|woman] [to|who|that] [EVER]* SAY [that] WORDS
		who|when [BE] [it] [who|that] [BE] [EVER]* [the] last [one|person|man|woman] [to|who|that] [EVER]* TALK [about|on|of] TOPIC
		who most recently SAY [that] WORDS
		when DID SPEAKER last|most [recently] SAY [that] WORDS
		when DID SPEAKER last|most [recently] TALK [about|on|of] TOPIC
		when BE WORDS last SAY [by SPEAKER]
		[when] [BE] [the] last time [that] SPEAKER [DID] SAY [that] WORDS
		[when] [BE] [the] last time [that] SPEAKER [DID] SAY|TALK THING ABOUT TOPIC
		[when] [BE] [the] last time [that] SPEAKER [DID] TALK [about|on|of] TOPIC
		[when] [BE] [the] last time [that] SPEAKER [DID|BE] TALK|quoted|said [THING]
		[what|which|when] [BE] [the] [most] LAST QUOTE|TALK|thing from|by|of SPEAKER ABOUT TOPIC
		[what|which|when] [BE] [the] [most] LAST QUOTE|thing [that] SPEAKER [DID] [EVER]* SAY ABOUT TOPIC
		[what|which|when] [BE] [the] [most] LAST QUOTE|thing [that] SPEAKER [DID] [EVER]* SAY
		[what|which|when] [BE] [the] [most] LAST QUOTE from|by|of SPEAKER
		[what|which|when] [BE] SPEAKER [most] LAST QUOTE [ABOUT TOPIC]
		what DID SPEAKER last|most [recently] SAY ABOUT TOPIC
		what DID SPEAKER SAY last|most [recently] ABOUT TOPIC
		what DID SPEAKER SAY ABOUT TOPIC most recently
		when BE|DID SPEAKER last [been] quoted [ABOUT TOPIC]
		when BE|DID SPEAKER [been] quoted last [ABOUT TOPIC]
		when did|have we last QUOTING SPEAKER [ABOUT TOPIC]
		[what|when] [BE] [the] [most] LAST QUOTES|TALK|mention about|of|on TOPIC by|from SPEAKER
		[what|when] [BE] [the] last [QUOTES|TALK|mention] about|of|on TOPIC`},
	{WhenSaid, `
		who [DID] [EVER]* SAY [that] WORDS and|or when [and|or] [where] [BE] [it|this|that] [SAY]
		when and|or where DID SPEAKER [EVER]* SAY [that] WORDS
		QUOTED when [BE|DID] [it|this|that] [SAY|from]
		QUOTED when DID SPEAKER SAY [that|this|it|so]
		when DID SPEAKER [EVER]* SAY [THING] about|regarding TOPIC
		when DID SPEAKER [EVER]* SAY [ANYONE] that WORDS
		when DID SPEAKER [EVER]* SAY WORDS
		when DID SPEAKER [EVER]* TALK [about|on|of] TOPIC
		when BE it|this|that [EVER]* SAY [that] WORDS
		when BE WORDS SAY by SPEAKER
		when BE WORDS SAY
		[on] what|which day|date|year|month DID SPEAKER [EVER]* SAY [that] WORDS
		date of [the] [QUOTES] WORDS by SPEAKER`},
	{WhereSaid, `
		who [DID] [EVER]* SAY [that] WORDS and|or where [BE] [it|this|that] [SAY]
		QUOTED where [BE|DID] [it|this|that] [SAY|from]
		QUOTED where DID SPEAKER SAY [that|this|it|so]
		where DID SPEAKER [first|last] [EVER]* SAY [THING] about|regarding TOPIC
		where DID SPEAKER [first|last] [EVER]* SAY [ANYONE] that WORDS
		where DID SPEAKER [first|last] [EVER]* SAY WORDS
		where DID SPEAKER [first|last] [EVER]* TALK [about|on|of] TOPIC
		where BE it|this|that [EVER]* SAY [that] WORDS
		where BE it printed|published|reported|quoted [that] WORDS
		where BE WORDS SAY by SPEAKER
		where BE WORDS SAY
		[in|on|to] what|which outlet|paper|newspaper|interview|city|place|programme|program|channel|broadcaster|agency DID SPEAKER [EVER]* SAY [that] WORDS
		to whom|who DID SPEAKER [EVER]* SAY [that] WORDS
		who|whom DID SPEAKER tell [that] WORDS`},
	{HowOften, `
		how often|frequently|many [times] DID SPEAKER [EVER]* SAY [THING] about|regarding TOPIC
		how often|frequently DID SPEAKER [EVER]* SAY [ANYONE] that WORDS
		how often|frequently DID SPEAKER [EVER]* SAY WORDS
		how often|frequently DID SPEAKER [EVER]* TALK [about|on|of] TOPIC
		how many times DID SPEAKER [EVER]* SAY [that] WORDS
		how many times DID SPEAKER [EVER]* TALK [about|on|of] TOPIC
		how often|frequently BE|DID TOPIC [been] called|described|labelled|labeled|branded|dubbed|termed|compared [as|to] WORDS
		how many times BE|DID TOPIC [been] called|described|labelled|labeled|branded|dubbed|termed|compared [as|to] WORDS
		how often|frequently BE it SAY [that] WORDS
		how many times BE it SAY [that] WORDS
		how often|frequently BE|DID [the] [word|words|phrase|term|line] WORDS [been] SAY|used [by SPEAKER]
		how many times BE|DID [the] [word|words|phrase|term|line] WORDS [been] SAY|used [by SPEAKER]
		how often|frequently DID SPEAKER [EVER]* SAY|speak|spoken|spoke
		how many times DID SPEAKER [EVER]* SAY|speak|spoken|spoke
		how often|frequently BE|DID TOPIC [been] TALK [by SPEAKER]
		how many times BE|DID TOPIC [been] TALK [by SPEAKER]
		how many|much QUOTES [BE|DID] [there] [we] [GIVE] from|by SPEAKER ABOUT TOPIC
		how many|much QUOTES [BE|DID] [there] [we] [GIVE] from|by SPEAKER
		how many QUOTES [BE|DID] [there] [we] [GIVE] ABOUT TOPIC
		how often|many|frequently [times] BE|DID SPEAKER [EVER]* [been] quoted [ABOUT TOPIC]
		how much DID SPEAKER [EVER]* SAY|spoken|speak|talked|talk ABOUT TOPIC
		how many statements|quotes|times BE|DID SPEAKER make|made|have ABOUT TOPIC
		[the] number of times SPEAKER SAY WORDS
		[the] number of times SPEAKER TALK [about|on|of] TOPIC
		[the] number of QUOTES from|by|of SPEAKER [ABOUT TOPIC]
		count [the|of|all]* QUOTES from|by|of SPEAKER [ABOUT TOPIC]
		count [the|of|all]* QUOTES ABOUT TOPIC`},
	{MostSaid, `
		who BE|DID [been] quoted|cited in the|this|that TOPIC story|article|piece|report
		who BE|DID [been] [the] MOST [often] quoted|cited [PEOPLE] [ABOUT TOPIC] [in the OUTLET]
		who BE|DID [been] quoted|cited [the] MOST [often] in the OUTLET [ABOUT TOPIC]
		who BE|DID [been] quoted|cited [the] MOST [often] [ABOUT TOPIC]
		who [DID] SAY|TALK [the] MOST [often] ABOUT TOPIC
		who [DID] SAY|TALK ABOUT TOPIC [the] MOST [often]
		who BE|DID [been] quoted ABOUT TOPIC [the] MOST [often]
		who|whom do|did|have we quote|quoted [the] MOST [often] [ABOUT TOPIC]
		who gets|got|get quoted|cited [the] MOST [often] [ABOUT TOPIC]
		who gets|got|get quoted|cited ABOUT TOPIC [the] MOST [often]
		[ASKING]* everyone|everybody [who|that] [BE|DID]* [been] quoted|cited [ABOUT TOPIC]
		[ASKING]* [NUMBER] MOST [often|frequently] quoted|cited [PEOPLE] [ABOUT TOPIC]
		[ASKING]* top|leading|main [NUMBER] [quoted|cited] PEOPLE [ABOUT TOPIC]
		who BE|DID [been] quoted|cited [here]
		who dominates|dominated TOPIC
		which PEOPLE BE|DID [been] [the] MOST [often] quoted|cited [ABOUT TOPIC]
		which PEOPLE BE|DID [been] quoted|cited [the] MOST [often] [ABOUT TOPIC]`},
	{WhoWrote, `
		who [DID] [EVER]* written|wrote|reported|covered about|on TOPIC
		who [DID] [EVER]* written|wrote the|that|this|our TOPIC story|article|piece|report
		who [DID] [EVER]* written|wrote the|that|this|our story|article|piece|report about|on TOPIC`},
	{Against, `
		who [else|DID]* CONTRADICT what SPEAKER SAY [ABOUT TOPIC]
		who [else|DID]* disagree|disagrees|disagreed with what SPEAKER SAY [ABOUT TOPIC]
		who [else|DID]* CONTRADICT SPEAKER [ABOUT TOPIC]
		who [else|DID]* disagree|disagrees|disagreed|differ|differs|differed|argued|argues with|from SPEAKER [ABOUT TOPIC]
		who BE|DID [EVER]* [been] critical|opposed of|to SPEAKER [ABOUT TOPIC]
		DID ONE [EVER]* [else] CONTRADICT|disagree|disagreed [with] SPEAKER [ABOUT TOPIC]
		who takes|took|has|holds|held [a|an|the] different|opposite|other view|line|position|side [from|than|to] SPEAKER [ABOUT TOPIC]
		who said the opposite [of|from|to] SPEAKER [ABOUT TOPIC]
		[any] contradictions|rebuttals|objections to|of SPEAKER [ABOUT TOPIC]`},
	{Agreeing, `
		who [else|DID]* agree|agrees|agreed|sided|sides with SPEAKER [ABOUT TOPIC]
		who [else|DID]* SUPPORT SPEAKER [ABOUT TOPIC]
		DID ONE [EVER]* [else] agree|agreed with SPEAKER [ABOUT TOPIC]
		who shares|shared SPEAKER view|views|opinion|position|line [ABOUT TOPIC]
		who says|said the same as SPEAKER [ABOUT TOPIC]
		who BE [EVER]* on SPEAKER side [ABOUT TOPIC]`},
	{OverTime, `
		DID SPEAKER [EVER]* CHANGE [HIS] MIND [ABOUT TOPIC]
		DID SPEAKER [EVER]* CONTRADICT himself|herself|themselves|itself [ABOUT TOPIC]
		DID SPEAKER [EVER]* flip|flipped|backtrack|backtracked|reverse|reversed [course] [ABOUT TOPIC]
		DID SPEAKER MIND ABOUT TOPIC [EVER]* CHANGE
		DID SPEAKER MIND [EVER]* CHANGE [ABOUT TOPIC]
		how DID|BE SPEAKER MIND ABOUT TOPIC [EVER]* CHANGE
		how DID|BE SPEAKER MIND [EVER]* CHANGE [ABOUT TOPIC]
		what did SPEAKER use|used to say|think ABOUT TOPIC
		what DID CHANGE [in|with|about|for|on TOPIC]
		what CHANGE [in|with|about|for|on TOPIC]
		[what] [DID] SPEAKER [SAY] ABOUT TOPIC over time
		[the|a]* history|timeline|chronology|evolution of SPEAKER QUOTES|MIND [ABOUT TOPIC]
		[the|a]* history|timeline|chronology|evolution of SPEAKER ABOUT TOPIC`},
	{WhoWrote, `
		who|which [of|among|from]* [our|the|my]* US [DID] [EVER]* WROTE [ABOUT] TOPIC [and|or]* [DID] [EVER]* SPOKE with|to SPEAKER
		who|which [of|among|from]* [our|the|my]* US [DID] [EVER]* WROTE [ABOUT] TOPIC [and|or]* [DID] [EVER]* interviewed|quoted SPEAKER
		who|which [of|among|from]* [our|the|my]* US [DID] [EVER]* WROTE [ABOUT] TOPIC
		who|which [of|among|from]* [our|the|my]* US [DID] [EVER]* SPOKE with|to SPEAKER [ABOUT TOPIC]
		who|which [of|among|from]* [our|the|my]* US [DID] [EVER]* interview|interviewed|quote|quoted SPEAKER [ABOUT TOPIC]`},
	{Articles, `
		[ASKING]* ARTICLES [written] by|in|from the OUTLET [ABOUT TOPIC]
		[ASKING]* ARTICLES [written] by BYLINE [ABOUT TOPIC]
		what DID BYLINE written [ABOUT] [TOPIC]
		[open|read|see|show|give|get|find|send|link|headline|url|me|us|to|of|what|BE|the|what's]* the|that|our TOPIC story|article
		[ASKING]* ARTICLES BE|DID [there] ABOUT TOPIC
		[ASKING]* ARTICLES DID we [have|got|run] ABOUT TOPIC
		[ASKING]* ARTICLES [that|which] [DID] QUOTING SPEAKER [ABOUT TOPIC]
		[ASKING]* ARTICLES [in] where|which|with SPEAKER BE quoted|cited [ABOUT TOPIC]
		[ASKING]* ARTICLES [that|which] [DID] MENTIONING TOPIC
		[ASKING]* ARTICLES ABOUT|with TOPIC
		where BE SPEAKER quoted|cited [ABOUT TOPIC]
		how many ARTICLES [BE|DID] [there] [we] [have] ABOUT|MENTIONING TOPIC
		how many ARTICLES [that|which] [DID] QUOTING SPEAKER [ABOUT TOPIC]
		where did|have we REPORT ABOUT|of TOPIC
		what did|have|has we REPORT ABOUT TOPIC
		did|have we [EVER]* REPORT [THING] [ABOUT] TOPIC
		[in] which|what ARTICLES BE SPEAKER quoted|cited|mentioned`},
	{WhoElse, `
		who BUT SPEAKER [DID] [EVER]* SAY [THING] ABOUT TOPIC
		who other|apart|aside than|from SPEAKER [DID] [EVER]* SAY [THING] ABOUT TOPIC
		who [else] BUT SPEAKER [DID] [EVER]* SAY [that] WORDS
		who [else] other|apart|aside than|from SPEAKER [DID] [EVER]* SAY [that] WORDS
		who [else] BUT SPEAKER [DID] [EVER]* TALK [about|on|of] TOPIC
		who [else] other|apart|aside than|from SPEAKER [DID] [EVER]* TALK [about|on|of] TOPIC
		[DID] ONE BUT SPEAKER [DID] [EVER]* SAY [that] WORDS
		[DID] ONE other|apart|aside than|from SPEAKER [DID] [EVER]* SAY [that] WORDS
		[DID] ONE other|apart|aside than|from SPEAKER [DID] [EVER]* TALK [about|on|of] TOPIC
		who else [BE|DID] [EVER]* [been] quoted ABOUT TOPIC
		who else [BE|DID] [EVER]* SAY [THING] about|regarding TOPIC
		who else [BE|DID] [EVER]* SAY [that] WORDS
		who else [BE|DID] [EVER]* TALK [about|on|of] TOPIC
		[DID] ONE else [DID] [EVER]* SAY [THING] about|regarding TOPIC
		[DID] ONE else [DID] [EVER]* SAY [that] WORDS
		[DID] ONE else [DID] [EVER]* TALK [about|on|of] TOPIC`},
	{WhatSaid, `
		[BE|DID|there|anybody|anyone|GIVE|me|us|ANY]* denials|denial from|by|of SPEAKER about|that|regarding|on [that] TOPIC
		[BE|DID|there|anybody|anyone|GIVE|me|us|ANY]* denials|denial from|by SPEAKER
		DID SPEAKER [EVER]* APOLOGISE [for|over|about TOPIC]
		what|everything|anything|something BE|DID [been] SAY [EVER]* ABOUT TOPIC by SPEAKER
		about|on|regarding|concerning|re TOPIC what DID SPEAKER [EVER]* SAY
		what|everything|anything|something BE|DID [been] SAY [EVER]* ABOUT TOPIC
		what [else|exactly|actually|precisely]* DID SPEAKER [EVER]* URGE ANYONE to|not do
		what [else|exactly|actually|precisely]* DID SPEAKER [EVER]* URGE ANYONE to|not do ABOUT TOPIC
		what|everything|anything|something [else|exactly|actually|precisely]* DID SPEAKER [EVER]* told|tell ANYONE ABOUT TOPIC
		what|everything|anything|something [else|exactly|actually|precisely]* DID SPEAKER [EVER]* told|tell ANYONE
		what|everything|anything|something [else|exactly|actually|precisely]* DID SPEAKER [EVER]* say|said|saying to ANYONE ABOUT TOPIC
		what|everything|anything|something [else|exactly|actually|precisely]* DID SPEAKER [EVER]* say|said|saying to ANYONE
		what|everything|anything|something SPEAKER told|tell ANYONE ABOUT TOPIC
		what|everything|anything|something SPEAKER told|tell ANYONE
		what|everything|anything [BE|DID] [been] happen|happened|happening|SAY [in|during] [the] [first] SPAN after|before|following TOPIC
		what DID SPEAKER [EVER]* happen|happened|happening|SAY [in|during] [the] [first] SPAN after|before|following TOPIC
		what [BE|DID] happen|happened|happening [there]
		[ASKING]* QUOTES|THING in the OUTLET ABOUT TOPIC
		[GIVE] [me|us] [ANY]* quotes|quotations|statements
		what|everything|anything|something BE|DID [been] SAY [EVER]*
		[what|where|BE]* the|that|this QUOTE|phrase|sentence|bit|thing|one about|regarding|with|mentioning TOPIC
		[what|where|BE]* the|that|this QUOTE|phrase|sentence|bit|thing|one [that|where|when] SPEAKER [DID] SAY|TALK about|on|of|regarding TOPIC
		[GIVE] [me|us] [ANY]* QUOTES from|by|of SPEAKER [please] the one|ones about|with|on|mentioning TOPIC
		[have|has|you|we]* got|have anything|something|much ABOUT TOPIC
		the|that SPEAKER who|that [DID] [EVER]* SAY|TALK about|on|of TOPIC
		what BE the QUOTE|phrase|sentence|bit|thing SPEAKER SAY about|regarding TOPIC
		everything|anything|all|what [that] [we] have|got from|by SPEAKER [ABOUT TOPIC]
		what do|have we|you|u [have|got] from|by SPEAKER [ABOUT TOPIC]
		what do|have we|you|u [have|got] ABOUT TOPIC
		[GIVE] [me|us] [ANY]* of SPEAKER quote|quotes|quotation|quotations|statement|statements|remarks|comments [ABOUT TOPIC]
		what|everything|anything|something [else|exactly|actually|precisely]* DID SPEAKER [EVER]* SAY [EVER]* [in] [response] ABOUT|to TOPIC
		what|everything|anything|something [else|exactly|actually|precisely]* DID SPEAKER [EVER]* SAY [EVER]*
		what|everything|anything|something [else|exactly|actually|precisely]* DID SPEAKER [EVER]* TALK [EVER]* ABOUT TOPIC
		what|everything|anything|something [else|exactly|actually|precisely]* DID SPEAKER think|make|reckon|feel ABOUT TOPIC
		what|everything|anything|something [else|exactly|actually|precisely]* DID SPEAKER [EVER]* SAY [EVER]* [the] [day|week|month|night|morning] at|in|during|after|before|when|while TOPIC
		what|everything|anything|something [that] SPEAKER [DID] [EVER]* SAY [EVER]* ABOUT|to TOPIC
		what|everything|anything|something [that] SPEAKER [DID] [EVER]* SAY [EVER]*
		what|everything|anything|something [else|exactly|actually|precisely]* DID SPEAKER [EVER]* FIND ABOUT TOPIC
		what BE SPEAKER saying|quoted [saying] [ABOUT TOPIC]
		what BE SPEAKER quoted about|on
		what|where|how BE|DID SPEAKER [exact|actual|precise|full|own] VIEW ABOUT|to TOPIC
		what BE|DID SPEAKER exact|actual|precise|full|own words
		[what] [BE] [the] latest|new|news on|about TOPIC
		what [else|exactly|actually|precisely]* DID SPEAKER [EVER]* SAY [EVER]* [that] TOPIC
		what [else|exactly|actually|precisely]* DID SPEAKER [EVER]* FIND [that] TOPIC
		what BE SPEAKER warning|claiming|predicting|demanding|promising|calling [about|for|over|of] TOPIC
		where DID|BE SPEAKER stand|stands ABOUT TOPIC
		what promises|claims|allegations|pledges|predictions|warnings|demands|threats DID SPEAKER [EVER]* make|made|give|issue [ABOUT TOPIC]
		[what|which|all|any|the]* promises|claims|allegations|pledges|predictions|warnings|demands|threats by|from|of SPEAKER [ABOUT TOPIC]
		what DID SPEAKER [EVER]* respond|reply|answer|promise|admit|concede
		how DID SPEAKER [EVER]* react|respond|reply|replied|reacted to TOPIC
		DID SPEAKER [EVER]* react|respond|responded|reply|replied|reacted to TOPIC
		what BE SPEAKER reply|answer|response|reaction to TOPIC
		what BE [the] reaction|response|reply|answer from|of|by SPEAKER to TOPIC
		[what] [BE] [the] latest [QUOTES] from|by SPEAKER [ABOUT TOPIC]
		[BE] [there] [GIVE] [me|us|we|i] [ANY]* [direct] QUOTES|THING [you] [GIVE] from|by|of SPEAKER ABOUT TOPIC
		[BE] [there] [GIVE] [me|us|we|i] [ANY]* [direct] QUOTES|THING [you] [GIVE] ABOUT TOPIC from|by SPEAKER
		[BE] [there] [GIVE] [me|us|we|i] [ANY]* [direct] QUOTES|THING [you] [GIVE] from|by|of SPEAKER
		[BE] [there] [GIVE] [me|us|we|i] [ANY]* QUOTES ABOUT TOPIC
		[GIVE] [me|us] [ANY]* SPEAKER quote|quotes|quotation|quotations|statement|statements|remarks|comments ABOUT TOPIC
		[GIVE] [me|us] [ANY]* SPEAKER quotes|quotations|remarks|statements|comments
		DID SPEAKER [EVER]* SAY THING ABOUT TOPIC
		DID SPEAKER [EVER]* SAY [THING] about|regarding|re TOPIC
		DID SPEAKER [EVER]* SAY THING
		DID SPEAKER [EVER]* TALK [THING] [about|on|of] TOPIC`},
	{WhoSaid, `
		[BE|DID|there|anybody|anyone|GIVE|me|us|ANY]* denials|denial of|about|that|regarding|on [that] TOPIC
		who [DID] [EVER]* APOLOGISE [for|over|about TOPIC]
		DID ONE [EVER]* APOLOGISE [for|over|about TOPIC]
		DID ONE [EVER]* SAY [that] WORDS
		DID ONE [EVER]* TALK [about|on|of] TOPIC
		[i] [THINK] [that] ONE said|says something|sth like [that] WORDS
		[i] [THINK] [that] ONE said|says something|sth along the lines of [that] WORDS
		[i] THINK [that] ONE said|says [that] WORDS
		who [BE] [it|the|one|person|man|woman]* [that|who] [DID] [EVER]* SAY [THING] about|regarding TOPIC
		who [BE] [it|the|one|person|man|woman]* [that|who] [DID] [EVER]* SAY the TOPIC thing|quote
		[what] [BE|DID] [the] reaction|reactions|response|responses to TOPIC
		check|find this|the|that|these [QUOTES] QUOTED
		who [BE] [it|the|one|person|man|woman]* [that|who] [DID] [EVER]* TALK about|on|of TOPIC
		who [BE] [it|the|one|person|man|woman]* [that|who] [DID] [EVER]* mentioned|discussed|raised|addressed|mention TOPIC
		who [BE] [it|the|one|person|man|woman]* [that|who] [DID] [EVER]* told|tell ANYONE that|he|she|they|the|a|an|his|her|their|our WORDS
		who [BE] [it|the|one|person|man|woman]* [that|who] [DID] [EVER]* used the word|words|phrase|term|line WORDS
		who [BE] [it|the|one|person|man|woman]* [that|who] [DID] [EVER]* SAY [that] WORDS
		whose QUOTES|line|phrase [BE] [it|this|these|that] [the] [words] WORDS
		[by] whom BE it SAY [that] WORDS
		who BE|DID [been] quoted [as] saying [that] WORDS
		who BE|DID [been] quoted [ABOUT] TOPIC
		[who] [BE] [behind] [the] source|author|speaker of|for [the] [QUOTES|line|phrase] WORDS
		who BE behind [the] [QUOTES|line|phrase|words] WORDS
		WORDS who SAY that|this|it|so
		WORDS who said|says|say
		QUOTED who [BE|DID] [it|this|that|the] [SAY] [that|this|it|so]
		QUOTED who [BE] [the|its] source|speaker|author
		QUOTED whose [QUOTES|line|phrase] [BE] [that|this|these|it]
		QUOTED [BE] [the] source|author|speaker|attribution
		QUOTED [by|from|of] whom|who
		[the] source|author|speaker QUOTED
		who QUOTED
		who [DID] [EVER]* said|say|says [that|this|it|so]
		which SPEAKER [DID] [EVER]* SAY [that] WORDS`},
	{DidSay, `
		QUOTED SPEAKER said|says|told|tells|wrote|tweeted [reporters]
		QUOTED said|says SPEAKER
		QUOTED DID SPEAKER [EVER]* SAY [that|this|it|so]
		QUOTED BE that|this|it|these [by] SPEAKER
		is|was it right|correct [that] SPEAKER [EVER]* [DID] [EVER]* SAY [that] WORDS
		is|was it true [that] SPEAKER [EVER]* [DID] [EVER]* SAY [that] WORDS
		is|was it SPEAKER who|that [DID] [EVER]* SAY [that] WORDS
		DID SPEAKER [EVER]* tell|told ANYONE that|he|she|they|the|a|an|his|her|their|our WORDS
		DID SPEAKER [EVER]* use|used the word|words|phrase|term|line WORDS
		DID SPEAKER never SAY [that] WORDS
		in what|which context DID SPEAKER [EVER]* SAY [that] WORDS
		why DID SPEAKER [EVER]* say|said|call|claim|deny|warn [that] WORDS
		[i] [THINK] [that] SPEAKER said|says something|sth like [that] WORDS
		[i] [THINK] [that] SPEAKER said|says something|sth along the lines of [that] WORDS
		[i] THINK [that] SPEAKER said|says [that] WORDS
		SPEAKER SAY [that] WORDS right|correct|yes|no|didn't [he|she|they]
		DID SPEAKER [EVER]* SAY [EVER]* [that] WORDS
		DID SPEAKER [EVER]* FIND that WORDS
		DID SPEAKER [EVER]* make|made clear [that] WORDS
		did the|a|one|an SPEAKER [EVER]* FIND [that] WORDS`},
	{IsRight, `
		is|was it [that] [REALLY]* TRUE [that|to|say]* WORDS
		is|was WORDS [REALLY]* TRUE
		WORDS is|was that|this|it [REALLY]* TRUE
		[that] WORDS TRUE or wrong|false|not
		TRUE or wrong|false|not WORDS
		fact check WORDS
		fact-check|factcheck WORDS
		confirm|verify [that|whether|if] WORDS`},
	{HowMany, `
		how many|much TOPIC
		what percentage|share|proportion|percent|fraction of TOPIC
		[what] [BE] [the] number|total|amount of TOPIC`},
	{WhoIs, `
		who BE SPEAKER
		what BE|DID SPEAKER JOB
		what JOB DID SPEAKER have|hold
		[what] [BE] [the] JOB of SPEAKER
		that|this|the lady|man|woman|guy|person|bloke|chap|gentleman from|of|at|in SPEAKER
		what DID SPEAKER do [for] [a] [living]`},
	{IsRight, `
		did|does|do|has|have|had|was|were|is|are WORDS`},
	{Find, `
		the|that WORDS quote|quotation|line|remark`},
}

// grammar holds every word that the forms and the phrases of time read, which
// are thus no slips of the fingers; and words of the same letters as one of them.
var grammar = func() map[string]bool {
	known := make(map[string]bool)
	for _, group := range lexicon {
		for key := range strings.FieldsSeq(group) {
			known[key] = true
		}
	}
	for key := range strings.FieldsSeq(`who what when where how which whose whom that this than then from form first last time
		dads won own now sue sues diary adds noes tones claimed lots lost post pots stop tired tried it its`) {
		known[key] = true
	}
	return known
}()
