package question

import (
	"strings"
	"sync"
)

// The words of a [SmallTalk] are what somebody does who asks the archive nothing.
const (
	Greeting = "greeting"
	Thanks   = "thanks"
	Praise   = "praise" // or a yes, a no, a word that the answer was seen
	Goodbye  = "goodbye"
	Help     = "help"     // how it is used
	Identity = "identity" // what it is
	Outside  = "outside"  // something that it does not do
	Doubt    = "doubt"    // that an answer is wrong, or whether it is right
	Foreign  = "foreign"  // a question in a language that it does not read
)

// smallTalk are the ways to say so, compiled at the first question.
var smallTalk = sync.OnceValue(func() (out []talkForm) {
	for _, group := range talkForms {
		for notation := range strings.Lines(group.forms) {
			if notation = strings.TrimSpace(notation); notation != "" {
				out = append(out, talkForm{compile(notation), group.kind})
			}
		}
	}
	return out
})

type talkForm struct {
	pattern
	kind string
}

// talkForms are the ways to say so. What ends in WORDS goes on with anything.
var talkForms = []struct{ kind, forms string }{
	{Greeting, `
		[oh|ok|well]* hi|hey|hello|hiya|hej|howdy|yo|greetings|hallo [there|all|everyone|everybody|team|folks|bot|onrecord|again|you|friend]*
		[hi|hey|hello]* [a] good morning|afternoon|evening|day [to] [you] [there|all|everyone|everybody|team|folks|bot|onrecord]*
		[hi|hey|hello]* morning|afternoon|evening [all|everyone|everybody|team|folks|bot]*
		[hi|hey|hello|so]* how are|is|'s you|things|life|it [doing|going|today|there|bot]*
		[hi|hey|hello]* what BE up [bot]
		nice|good|pleased to meet you
		[are] you there|awake|up|around
		anyone|anybody there|here|home
		test|testing|ping [test|testing|one|two|three]*`},
	{Thanks, `
		[ok|okay|great|perfect|cool|nice|brilliant|awesome|lovely|wonderful|excellent|super|many|and|oh|good|that's|helpful]* thanks|thank|thx|thanx|ty|tysm|cheers|ta|tx [you|u|so|very|much|a|lot|million|ton|bot|again|for|that|this|the|your|help|mate|all|everyone|indeed|loads|lots|really|helpful|quick|answer]*
		[ok|okay|great|that|that's|this|is|was|very|really|so|super|much]* helpful|appreciated
		[i|really]* appreciate it|that|this
		you're|you [are] a lifesaver|star|legend|gem|treasure`},
	{Praise, `
		[very|really|such|a|what|you]* good|great|nice|well|excellent|clever|smart|brilliant|amazing|fantastic|lovely|bad|stupid|silly|dumb bot|job|work|done|one|stuff|catch|find|answer
		[that|that's|this|it|you|you're|is|was|are|so|very|really|just|the|absolutely]* perfect|great|awesome|brilliant|nice|cool|amazing|excellent|good|fantastic|wonderful|lovely|impressive|best [bot|thing|ever]*
		[i]* love|like this|it|you|that [bot]
		wow|ok|okay|k|kk|yes|yep|yeah|yup|no|nope|sure|lol|haha|hmm|hm|oops|sorry|fine|right|understood|noted|gotcha|bravo|congrats|indeed [bot|then|thanks]*
		got it
		[ok|okay|yes|no|great|perfect|cool|that|that's|thats|this|it|was|is|exactly|just|what|all|the|one|quote|person|i]* i wanted|needed|meant
		[ok|okay|yes|no|great|perfect|cool]* that|that's|thats|this|it [was|is|exactly|just|what|the|one|quote|person|i|who]* looking for
		[ok|okay|yes|no|great|perfect|cool]* that|that's|thats|this|it [is|was]* the one|quote|person
		[ok|okay|yes|no|great|perfect|cool]* that's|thats it|all [thanks|thank|you|for|now]*
		[ok|okay|cool|great|thanks|thank|thx|cheers|a|lot|you|so|much]* that was|is it|all|everything [thanks|thank|you|for|now]*
		shut up
		[can|could|would|please|you|be]* quiet|silent
		[oh]* i see
		no problem|worries
		never mind
		nevermind
		well done`},
	{Goodbye, `
		[ok|okay|thanks|well]* bye|goodbye|cya|ciao [bye|for|now|all|everyone|bot|then]*
		[ok|okay|thanks|well]* good night [all|everyone|bot]*
		see you|ya [later|soon|tomorrow|then|around|monday]*
		have a good|nice|great|lovely day|evening|night|weekend|one
		talk to you later|soon|tomorrow`},
	{Help, `
		help [me|out|please|pls]*
		[i|we|can|could|you|please]* need|want|some|get|help help|me [please]
		what [all|else]* can|could|do you do|find|answer|help|know [for|with|me|us|about|here|exactly]*
		what can|could|do|should i|we|one ask|do|type|search|say [you|here|for|about|with|this|bot|it]*
		what do you do [here|exactly|all|day]*
		[can|could|please|you]* check a|my|some|the quote|quotes|text|draft|story [for] [me|us]
		what are you [good]* for|doing [here]
		how do|does|can|should i|we|you|this|it|onrecord|one use|work|ask|search|function|begin|start [you|this|it|thing|bot|here|app|a|question|something]*
		how to use|ask|search [you|this|it|bot|a|question|something|here]*
		[show|list|give|me|us|the|your|all]* commands|instructions|usage|manual|options|examples|operators|features|faq
		[what|which] [are|is] [the|your] commands|instructions|options|operators|features`},
	{Identity, `
		[and|so]* who|what are|r you|u [exactly|really|then|anyway|even]*
		what BE this|onrecord [bot|app|thing]
		who BE this
		are|r you|u [a|an|the|some|kind|of|real|actually|really|just]* bot|robot|human|person|ai|machine|chatgpt|gpt|claude|llm|program|real|alive|journalist|language [model|being|person|bot|assistant]*
		what's|what [BE] your name|job|purpose
		who made|built|wrote|created|runs|owns|programmed|trained|designed|develops|developed you|this|onrecord [bot|app|thing]
		[please|can|could|you]* introduce yourself
		tell me|us about yourself
		where do you get|have|find your information|data|answers|articles|knowledge [from]
		what do you know`},
	{Doubt, `
		[but|no|sorry|hm|hmm|i|think|well]* you|that|that's|thats|this|it|it's|they [are|is|were|was|must|be|can't|cannot|just|all|plain|simply]* wrong|incorrect|false|nonsense|rubbish|untrue|mistaken|lying|bullshit
		[but|no|sorry|hm|hmm|i|think|well]* you|that|that's|thats|this|it|it's [is|isn't|isnt|ain't|was|wasn't|are|aren't|not|didn't]* not|wrong|didn't|isn't|isnt what|who|whom|the [one|quote|person]* i asked|meant|wanted|mean|want|said [for|about|you]*
		[but|no|sorry|hm|hmm|well]* that|that's|thats|this|it|it's [is|was]* not right|correct|true|it|him|her|helpful|useful
		[but|no|hm|hmm|well|and]* are|r you|u [really|quite|absolutely]* sure|certain|serious|kidding [about] [that|this|it]*
		[but|no|hm|hmm|well|and]* how|where do|did|would|can you|u know|get|find|have [that|this|it|from]*
		[but|and]* who told you [that|this|it|so]*
		[but|and]* why should|would i|we trust|believe you|this|that|it
		can|should|may i|we trust|believe|print you|this|that|it
		you didn't|didnt|haven't|havent|don't|dont answer|answered|understand|understood [me|my|the|that|it|question]*
		[no|but]* wrong answer|person|quote|speaker|one|article
		really|seriously|why [is] [that|so|this|it]
		try again
		look again`},
	{Foreign, `
		wer hat|sagte [das] [gesagt] WORDS
		was hat|sagte|sagt TOPIC [über|zu|gesagt] [WORDS]
		qui a|est dit|l'auteur [que|qui] WORDS
		qu'a|que dit|a TOPIC [dit] [WORDS]
		quién|quien dijo|ha|dice [dicho] [que] WORDS
		qué|que dijo|ha TOPIC [sobre|de] [WORDS]
		chi ha|l'ha detto [che] WORDS
		quem disse|falou [que] WORDS
		kto powiedział|powiedzial [że|ze] WORDS
		wie heeft|zei [gezegd] WORDS
		hvem|vem|hvem har|sa|sagde|sade|har [sagt] [at|att] WORDS
		кто сказал WORDS`},
	{Outside, `
		quote of the day|week|month|year
		[give|show|tell|me|us|a|any]* random quote|quotes
		[please|can|could|would|will|you|pls]* search|browse|google|use|check|look [on|up|at|in]* the web|internet|wikipedia|google|twitter|x [for WORDS]
		[please|can|could|would|will|you|pls]* order|play|open|buy|fix|delete|cancel|schedule [me|us|a|the|my]* pizza|music|lunch|coffee|meeting|computer|printer|song
		[please|can|could|would|will|you|pls]* write|draft|compose|invent me|us WORDS
		[please|can|could|would|will|you|pls]* write|draft|compose|generate|create|invent|make|suggest [me|us] a|an|the|some [new|short|quick|good|better|catchy|nice|funny|long]* ` + texts + ` [WORDS]
		[please|can|could|would|will|you|pls]* rewrite|rephrase|summarise|summarize|translate|paraphrase|shorten|proofread WORDS
		[give] [me|us] [a|an|another|some] [good|better|catchy|short]* headline|headlines|lede for|about WORDS
		[please|can|could|would|will|you|pls]* tell me|us a|another|some joke|jokes|story|riddle
		[please|can|could|would|will|you|pls]* sing|call|email|phone|text|book|order me|us WORDS
		[please|can|could|would|will|you|pls]* remind me|us to WORDS
		what|how will|is|'s|does [the] weather [be|look|like]* [in TOPIC]
		will|is it [going|to]* rain|snow|raining|snowing [outside|later|here]* [in TOPIC]
		what time is it [now|there|here]* [in TOPIC]
		what BE the time|date [now|there|here]* [in TOPIC]
		what day|date is it
		what do|would you think|reckon|feel [of|about|on] WORDS
		do|would you think|believe|like WORDS
		what BE your opinion|view|favourite|favorite WORDS
		how old are you
		where are you [from]
		what BE the meaning of life
		[please|can|could|would|you]* calculate|compute|google WORDS`},
}

// texts are what people ask to be written.
const texts = "headline|headlines|story|article|poem|lede|intro|email|letter|post|tweet|caption|summary|draft|paragraph|text|piece|obituary|editorial|song|report|thread|script|speech|joke"

// mostTalk is how many words somebody says at most who asks the archive nothing.
const mostTalk = 16

// talkOf returns what kind of small talk the words are; empty for none. What stands
// in quotation marks is looked for.
func talkOf(all []word) string {
	if len(all) == 0 || len(all) > mostTalk || len(quotedIn(all)) > 0 {
		return ""
	}
	dated := len(dateless(all)) < len(all) // "ok, since 2016"
	for _, loosely := range []bool{false, true} {
		for _, f := range smallTalk() {
			m := matcher{words: all, loosely: loosely}
			if (!dated || f.kind == Goodbye || f.kind == Outside) && m.match(f.pattern) {
				return f.kind
			}
		}
	}
	return ""
}
