package vocabulary

import "onrecord/corpus/lexicon"

// Function words that the rules for names and sources go by, in lower case.
var (
	Pronouns    = WordSet(`he she they it we i you`)
	Adverbial   = lexicon.Words("adverbs")
	Weekdays    = WordSet(`monday tuesday wednesday thursday friday saturday sunday`)
	Determiner  = lexicon.Words("determiners")
	ClauseWords = lexicon.Words("clause-openers")
	LinkWords   = WordSet(`of for in at from with on to by about`)
)
