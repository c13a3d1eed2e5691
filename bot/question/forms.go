package question

import "strings"

// lexicon holds the words of the grammar, by the names that patterns use.
var lexicon = map[string]string{
	"BE":   "is are was were be been 's",
	"DID":  "did does do has have had 's",
	"EVER": "ever really actually just once also always recently lately publicly explicitly previously already literally then now indeed again ever either too exactly specifically apparently been keeps kept keep",
	"SAY": "said say says saying sayed sayd sed told tell tells telling warned warn warns claimed claim claims stated state states announced announce announces " +
		"argued argue argues denied deny denies insisted insist insists promised promise promises accused accuse accuses urged urge urges " +
		"wrote write writes written tweeted tweet tweets posted added add adds noted note notes admitted admit admits suggested suggest suggests " +
		"predicted predict predicts described describe describes declared declare declares called call calls asked ask asks " +
		"confirmed confirm confirms reported report reports explained explain explains estimated estimate estimates quipped joked acknowledged acknowledge " +
		"pledged pledge pledges vowed vow vows complained complain compared compare conceded concede boasted boast maintained maintain uttered utter",
	"TALK":  "talked talk talks talking spoke speak speaks spoken speaking commented comment comments mentioned mention mentions mentioning discussed discuss weighed addressed address raised raise",
	"ABOUT": "about on regarding concerning re of over abt against",
	"QUOTES": "quotes quote quotations quotation quoted statements statement remarks remark comments comment lines soundbites reaction reactions response " +
		"responses thoughts words",
	"VIEW":  "position view views stance take opinion reaction response line thoughts message comment comments words",
	"ANY":   "any all some the every more a good recent latest new older old other",
	"ONE":   "anyone anybody someone somebody",
	"THING": "anything something everything much what things",
	"BUT":   "besides except but excluding beside",
	"JOB":   "job title role position post rank office function",
	"GIVE":  "give show get find list send have got",
}

// forms are the questions that are understood, the narrower before the wider:
// the first that matches is taken.
var forms = compileForms([]struct {
	intent Intent
	forms  string
}{
	{FirstSaid, `
		who|when [BE] [it] [who|that] [BE] [EVER]* [the] first [one|person|man|woman] [to|who|that] [EVER]* SAY THING about|regarding TOPIC
		who|when [BE] [it] [who|that] [BE] [EVER]* [the] first [one|person|man|woman] [to|who|that] [EVER]* SAY [that] WORDS
		who|when [BE] [it] [who|that] [BE] [EVER]* [the] first [one|person|man|woman] [to|who|that] [EVER]* TALK [about|on|of] TOPIC
		who coined WORDS
		who came up with WORDS
		when DID SPEAKER first SAY [that] WORDS
		when DID SPEAKER first TALK [about|on|of] TOPIC
		when BE WORDS first SAY [by] [SPEAKER]
		[when] [BE] [the] first time [that] SPEAKER [DID] SAY [that] WORDS
		[when] [BE] [the] first time [that] SPEAKER [DID] TALK [about|on|of] TOPIC
		[what|when] [BE] [the] first|earliest [QUOTES|TALK|mention] [about|of|on] TOPIC`},
	{LastSaid, `
		who|when [BE] [it] [who|that] [BE] [EVER]* [the] last [one|person|man|woman] [to|who|that] [EVER]* SAY THING about|regarding TOPIC
		who|when [BE] [it] [who|that] [BE] [EVER]* [the] last [one|person|man|woman] [to|who|that] [EVER]* SAY [that] WORDS
		who|when [BE] [it] [who|that] [BE] [EVER]* [the] last [one|person|man|woman] [to|who|that] [EVER]* TALK [about|on|of] TOPIC
		who most recently SAY [that] WORDS
		when DID SPEAKER last|most [recently] SAY [that] WORDS
		when DID SPEAKER last|most [recently] TALK [about|on|of] TOPIC
		when BE WORDS last SAY [by] [SPEAKER]
		[when] [BE] [the] last time [that] SPEAKER [DID] SAY [that] WORDS
		[when] [BE] [the] last time [that] SPEAKER [DID] TALK [about|on|of] TOPIC`},
	{WhenSaid, `
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
		where DID SPEAKER [first|last] [EVER]* SAY [THING] about|regarding TOPIC
		where DID SPEAKER [first|last] [EVER]* SAY [ANYONE] that WORDS
		where DID SPEAKER [first|last] [EVER]* SAY WORDS
		where DID SPEAKER [first|last] [EVER]* TALK [about|on|of] TOPIC
		where BE it|this|that [EVER]* SAY [that] WORDS
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
		how often|frequently BE it SAY [that] WORDS
		how many times BE it SAY [that] WORDS
		how often|frequently BE|DID [the] [word|words|phrase|term|line] WORDS [been] SAY|used [by] [SPEAKER]
		how many times BE|DID [the] [word|words|phrase|term|line] WORDS [been] SAY|used [by] [SPEAKER]
		how often|frequently BE|DID TOPIC [been] TALK [by] [SPEAKER]
		how many times BE|DID TOPIC [been] TALK [by] [SPEAKER]
		how many|much QUOTES [BE|DID] [there] [we] [GIVE] from|by SPEAKER ABOUT TOPIC
		how many|much QUOTES [BE|DID] [there] [we] [GIVE] from|by SPEAKER
		how many QUOTES [BE|DID] [there] [we] [GIVE] ABOUT TOPIC`},
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
		what|everything|anything|something BE|DID [been] SAY [EVER]* ABOUT TOPIC
		what|everything|anything|something [else] DID SPEAKER [EVER]* SAY [EVER]* [in] [response] ABOUT|to TOPIC
		what|everything|anything|something [else] DID SPEAKER [EVER]* SAY [EVER]*
		what|everything|anything|something [else] DID SPEAKER [EVER]* TALK [EVER]* ABOUT TOPIC
		what|everything|anything|something [else] DID SPEAKER think|make|reckon|feel ABOUT TOPIC
		what|everything|anything|something [else] DID SPEAKER [EVER]* SAY [EVER]* at|in|during|after|before|when|while TOPIC
		what|everything|anything|something [that] SPEAKER [DID] [EVER]* SAY [EVER]* ABOUT|to TOPIC
		what|everything|anything|something [that] SPEAKER [DID] [EVER]* SAY [EVER]*
		what BE SPEAKER saying|quoted [saying] [ABOUT] [TOPIC]
		what|where|how BE|DID SPEAKER VIEW ABOUT|to TOPIC
		where DID|BE SPEAKER stand|stands ABOUT TOPIC
		how DID SPEAKER [EVER]* react|respond|reply|replied|reacted to TOPIC
		[what] [BE] [the] latest [QUOTES] from|by SPEAKER [ABOUT] [TOPIC]
		[BE] [there] [GIVE] [me|us|we|i] [ANY]* [direct] QUOTES|THING [you] [GIVE] from|by|of SPEAKER ABOUT TOPIC
		[BE] [there] [GIVE] [me|us|we|i] [ANY]* [direct] QUOTES|THING [you] [GIVE] ABOUT TOPIC from|by SPEAKER
		[BE] [there] [GIVE] [me|us|we|i] [ANY]* [direct] QUOTES|THING [you] [GIVE] from|by|of SPEAKER
		[BE] [there] [GIVE] [me|us|we|i] [ANY]* QUOTES ABOUT TOPIC
		[GIVE] [me|us] [ANY]* SPEAKER quote|quotes|quotation|quotations|statement|statements|remarks|comments ABOUT TOPIC
		[GIVE] [me|us] [ANY]* SPEAKER quotes|quotations|remarks|statements|comments
		DID SPEAKER [EVER]* SAY [THING] about|regarding|re TOPIC
		DID SPEAKER [EVER]* SAY THING
		DID SPEAKER [EVER]* TALK [THING] [about|on|of] TOPIC`},
	{WhoSaid, `
		DID ONE [EVER]* SAY [that] WORDS
		DID ONE [EVER]* TALK [about|on|of] TOPIC
		who [BE] [it|the|one|person|man|woman]* [that|who] [DID] [EVER]* SAY THING about|regarding TOPIC
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
		which SPEAKER [DID] [EVER]* SAY [that] WORDS`},
	{DidSay, `
		is|was it true [that] SPEAKER [EVER]* [DID] [EVER]* SAY [that] WORDS
		is|was it SPEAKER who|that [DID] [EVER]* SAY [that] WORDS
		DID SPEAKER [EVER]* tell|told ANYONE that|he|she|they|the|a|an|his|her|their|our WORDS
		DID SPEAKER [EVER]* use|used the word|words|phrase|term|line WORDS
		DID SPEAKER [EVER]* SAY [EVER]* [that] WORDS`},
	{HowMany, `
		how many|much TOPIC
		[what] [BE] [the] number|total|amount of TOPIC`},
	{WhoIs, `
		who BE SPEAKER
		what BE|DID SPEAKER JOB
		what JOB DID SPEAKER have|hold
		[what] [BE] [the] JOB of SPEAKER
		what DID SPEAKER do [for] [a] [living]`},
})

// form is a pattern and what its question wants to know.
type form struct {
	intent Intent
	pattern
}

func compileForms(table []struct {
	intent Intent
	forms  string
}) []form {
	var out []form
	for _, group := range table {
		for notation := range strings.Lines(group.forms) {
			if notation = strings.TrimSpace(notation); notation != "" {
				out = append(out, form{group.intent, compile(notation)})
			}
		}
	}
	return out
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
