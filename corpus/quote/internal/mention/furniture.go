package mention

import (
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// A page prints words with a capital beside its names that are none of them: links and
// buttons, the credit of the picture above, and the verbs of its headlines.

var (
	// pageWords are printed in capitals alone where a link or a label begins or ends.
	pageWords = vocabulary.WordSet(`more breaking update related soundbite advertisement`)
	// headlineVerbs stand with a capital behind or before whoever a headline is about:
	// "Quill Says Bridge Is Safe".
	headlineVerbs = vocabulary.WordSet(`is are was were has have had does did would could should says said told tells adds added warns warned makes lays`)
	// buttons are what a page says between a picture and the next sentence.
	buttons = map[string]string{"hide": "caption", "read": "more", "show": "hide"}
)

// IsPageWord reports a word in capitals that belongs to the page and not to the
// article: the "MORE" behind a list of links.
func IsPageWord(k *document.Token) bool { return k.Is(document.AllCaps) && pageWords[k.Lower] }

// isFurniture reports a word with a capital at token i that the page or a headline has put
// beside a name. Behind a given name a verb may be a surname: "Edward Said".
func isFurniture(n *casing, i int) bool {
	k := &n.doc.Tokens[i]
	if IsPageWord(k) {
		return i == 0 || !vocabulary.IsGiven(n.doc.Lower(i-1)) || !n.doc.Tokens[i-1].Is(document.AllCaps)
	}
	if k.Is(document.AllCaps) {
		return false
	}
	next := n.doc.Lower(i + 1)
	return headlineVerbs[k.Lower] && (i == 0 || !vocabulary.IsGiven(n.doc.Lower(i-1))) && !vocabulary.NameParticles[next] && (!vocabulary.IsGiven(next) || attribution.Auxiliary[k.Lower]) && !n.actsAsName(i) ||
		isButton(n, i)
}

// actsAsName reports a verb of headlines that acts itself: "Said told the court".
func (n *casing) actsAsName(i int) bool {
	return i+1 < len(n.doc.Tokens) && n.doc.Tokens[i+1].Finite() && !n.doc.Tokens[i+1].Is(document.Capitalized)
}

// isButton reports a word of "Hide Caption", "Show Hide" or "Read more".
func isButton(n *casing, i int) bool {
	w := n.doc.Lower(i)
	if second, ok := buttons[w]; ok && n.doc.Lower(i+1) == second {
		return true
	}
	if i == 0 {
		return false
	}
	second, ok := buttons[n.doc.Lower(i-1)]
	return ok && second == w
}

// cutCredit takes off a name the credit of the picture that stands right before it, behind a
// stroke, and the row of platforms that a page offers to share it on: "Ostby harbour. |
// REUTERS Quill: ferry is late".
func cutCredit(n *detector, m *Mention) {
	from := m.From
	for from < m.To-1 && attribution.Platforms[n.doc.Lower(from)] {
		from++
	}
	if from-m.From > 1 {
		m.From, m.Before = from, from
		return
	}
	from = m.From
	if !behindStroke(n, from) && !(n.doc.Lower(from-1) == "the" && behindStroke(n, from-1)) {
		return
	}
	for from < m.To-1 && n.doc.Tokens[from].Is(document.AllCaps) && attribution.Press[n.doc.Lower(from)] {
		from++
	}
	from = afterOutlet(n, from, m.To)
	if from > m.From && n.doc.Lower(from) == "photo" && from < m.To-1 {
		from++
	}
	m.From, m.Before = from, from
}

func behindStroke(n *detector, i int) bool {
	before := n.doc.Lower(i - 1)
	return before == "|" || before == "/"
}

// afterOutlet returns where a name begins behind the outlet of a photographer: "Ada Moe/The
// Ostby Monitor Quill rows".
func afterOutlet(n *detector, from, to int) int {
	for i := to - 2; i > from; i-- {
		if attribution.Press[n.doc.Lower(i)] {
			return i + 1
		}
	}
	return from
}
