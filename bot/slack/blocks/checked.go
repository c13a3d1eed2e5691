package blocks

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/met"
	"onrecord/bot/factcheck/check"
	"onrecord/bot/label"
)

// checkedLayout is how much of a report is shown.
type checkedLayout struct {
	mend   int // quotes to mend, at most
	length int // runes of a stretch that does not differ
	// carded is true where each quote to mend has a card of its own: a line with a button,
	// the words, what to do, and the article. Else it has one block.
	carded bool
	// instead is how many statements of the speaker are shown where nobody said the words.
	instead int
}

// checkedLayouts come fullest first. Four blocks stand beside the quotes, and one for all
// that are word for word.
var checkedLayouts = []checkedLayout{
	{20, 500, true, 3}, {20, 200, true, 3}, {20, 200, true, 1}, {viewBlocks - 5, 200, false, 1}, {viewBlocks - 5, 60, false, 0}, {50, 60, false, 0}, {25, 60, false, 0}, {10, 60, false, 0},
}

// checkedView shows what became of the quotes of a draft.
func checkedView(r check.Report) View {
	layouts := checkedLayouts
	if r.ToMend() > layouts[0].mend {
		layouts = slices.DeleteFunc(slices.Clone(layouts), func(l checkedLayout) bool { return l.carded })
	}
	m := fitIn(viewSize, layouts, func(l checkedLayout) Message { return renderChecked(r, l) })
	return View{Title: label.Text("check.title"), Blocks: m.Blocks}
}

func renderChecked(r check.Report, l checkedLayout) Message {
	head := []run{strong(clip(r.Summary(), plainText))}
	if passed := r.PassedOver(check.InLine); passed != "" {
		head = append(head, words("\n"+clip(passed, plainText)))
	}
	out := []slack.Block{paragraph(head...)}
	if r.Sample {
		out = append(out, small(sampleNote))
	}
	left := 0
	for _, q := range r.Quotes {
		switch {
		case q.Verdict == check.Exact:
		case l.mend == 0:
			left++
		case l.carded:
			l.mend--
			out = append(out, checkedCard(q, l)...)
		default:
			l.mend--
			out = append(out, checked(q, l))
		}
	}
	if exact := wordForWord(r.Quotes); exact != nil {
		out = append(out, exact)
	}
	if people := speakers(r.Speakers); people != nil {
		out = append(out, people)
	}
	switch {
	case left > 0:
		out = append(out, small(label.Text("check.left", left)))
	case len(r.Quotes) == 0:
		out = append(out, small(label.Text("check.none")))
	case r.ToMend() > 0:
		out = append(out, small(label.Text("check.marks")))
	}
	if len(r.Quotes) > 0 {
		out = append(out, slack.NewActionBlock("", button(ShareAction, label.Text("check.post"), bot.SummaryOrder(r.Summary()))))
	}
	return Message{Blocks: numbered(out)}
}

// checkedCard is a quote to mend: what is wrong and where, with a button; the words of the
// draft with what differs; what to do, and the article's words to copy; the article.
func checkedCard(q check.Quote, l checkedLayout) []slack.Block {
	head := slack.NewSectionBlock(inline(joined(" · ", strong(capital(label.Of(q.Verdict))), words(line(q.Speaker, nameLength)), lineOf(q))), nil, nil)
	said := []slack.RichTextElement{quotation(marked(q, l.length))}
	var todo []run
	for _, note := range append(slices.Clone(q.Notes), q.ToDo()) {
		todo = append(todo, words(sentence(clip(note, 2*headlineLength))))
	}
	if all := joined("\n", todo...); len(all) > 0 {
		said = append(said, section(all))
	}
	out := []slack.Block{slack.NewDividerBlock(), head}
	c := q.Citation
	if c == nil {
		return append(out, slack.NewRichTextBlock("", append(said, instead(q, l)...)...))
	}
	if ref := c.Reference().String(); c.Place == "" && len(c.Spans) > 0 && utf8.RuneCountInString(ref) <= buttonValue {
		head.Accessory = slack.NewAccessory(button(ContextAction, label.Text("cite.context"), ref))
	}
	if article := copied(*c, l.length); len(article) > 0 && (q.Verdict == check.Altered || q.ShowsPassage()) {
		said = append(said, &slack.RichTextPreformatted{Type: slack.RTEPreformatted, Elements: article})
	}
	said = append(said, instead(q, l)...)
	printed := joined("\n", joined(" · ", headline(*c), place(*c)), joined(" · ", speaker(*c), resolved(c.Speaker)))
	if c.Place != "" { // no article, which could be withdrawn
		return append(out, slack.NewRichTextBlock("", said...), slack.NewContextBlock("", inline(printed)))
	}
	return append(out, cites(slack.NewRichTextBlock("", said...), c.Article), slack.NewContextBlock(citing(c.Article), inline(printed)))
}

// copied are the words of a citation, to be copied.
func copied(c answer.Citation, length int) run {
	return words(line(strings.Join(c.Pieces(), " … "), 2*length))
}

// instead is what the speaker did say, to be copied, each with its article.
func instead(q check.Quote, l checkedLayout) []slack.RichTextElement {
	var out []slack.RichTextElement
	for i, c := range q.Instead[:min(len(q.Instead), l.instead)] {
		if i == 0 {
			out = append(out, section(words(clip(q.InsteadOf(), headlineLength))))
		}
		out = append(out, &slack.RichTextPreformatted{Type: slack.RTEPreformatted, Elements: copied(c, l.length)},
			section(joined(" · ", headline(c), place(c))))
	}
	return out
}

// capital is a phrase with a capital letter at its beginning.
func capital(phrase string) string {
	first, size := utf8.DecodeRuneInString(phrase)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + phrase[size:]
}

// sentence is a phrase as a sentence of its own.
func sentence(phrase string) string {
	phrase = capital(phrase)
	switch {
	case phrase == "":
		return ""
	case strings.HasSuffix(phrase, " has"), strings.HasSuffix(phrase, " is"):
		return phrase + ":"
	case strings.HasSuffix(phrase, "."), strings.HasSuffix(phrase, ellipsis):
		return phrase
	}
	return phrase + "."
}

func lineOf(q check.Quote) run {
	if q.Line == 0 {
		return nil
	}
	return words(label.Text("check.line", q.Line))
}

// inSource is where a quote stands in what the draft is made of.
func inSource(q check.Quote) run {
	if q.Citation == nil || q.Citation.Place == "" {
		return nil
	}
	return place(*q.Citation)
}

// exactLength is how much of a quote is shown that needs no mending, in runes.
const exactLength = 70

// wordForWord lists the quotes that need no mending, a line each; nil for none.
func wordForWord(quotes []check.Quote) slack.Block {
	var lines []slack.RichTextElement
	for _, q := range quotes {
		if q.Verdict == check.Exact {
			notes := words(line(strings.Join(q.Notes, "; "), lineLength))
			lines = append(lines, section(joined(" · ", words(line(q.Text, exactLength)), words(line(q.Speaker, nameLength)), lineOf(q), inSource(q), notes)))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return slack.NewRichTextBlock("", section(strong(capital(label.Of(check.Exact)))), slack.NewRichTextList(slack.RTEListBullet, 0, lines...))
}

// mostSpeakers is how many of the people whom a draft quotes are told of.
const mostSpeakers = 20

// speakers tells what the archive knows of the people whom a draft quotes.
func speakers(people []met.Person) slack.Block {
	var lines []run
	for _, p := range people[:min(len(people), mostSpeakers)] {
		lines = append(lines, words(line(p.Line(), lineLength)))
	}
	if len(lines) == 0 {
		return nil
	}
	if more := len(people) - mostSpeakers; more > 0 {
		lines = append(lines, words(label.Text("answer.more", more)))
	}
	return paragraph(strong(label.Text("check.speakers")), words("\n"), joined("\n", lines...))
}

// checked is one quote with its verdict, what differs, and where it stands.
func checked(q check.Quote, l checkedLayout) slack.Block {
	elements := []slack.RichTextElement{
		section(joined(" · ", strong(capital(label.Of(q.Verdict))), words(line(q.Speaker, nameLength)))),
		quotation(marked(q, l.length)),
	}
	var lines []run
	for _, note := range q.Notes {
		lines = append(lines, words(clip(note, headlineLength)))
	}
	lines = append(lines, words(clip(q.ToDo(), 2*headlineLength)))
	if c := q.Citation; c != nil {
		lines = append(lines, joined(" · ", speaker(*c)), resolved(c.Speaker))
		if q.ShowsPassage() {
			lines = append(lines, excerpt(*c, l.length))
		}
		lines = append(lines, headline(*c), place(*c))
	}
	if all := joined("\n", lines...); len(all) > 0 {
		elements = append(elements, section(all))
	}
	return slack.NewRichTextBlock("", append(elements, instead(q, l)...)...)
}

// marked is the quote with the draft's own words struck through, and behind them the
// article's in bold.
func marked(q check.Quote, length int) run {
	if len(q.Diff) == 0 {
		return words(line(q.Text, 2*length))
	}
	var out run
	diff := draftFirst(q.Diff)
	for i, e := range diff {
		if len(out) > 2*excerptRuns {
			return append(out, words(ellipsis)...)
		}
		text := words(middleCut(e.Text, length))
		switch e.Op {
		case check.Insert:
			text = styled(clip(e.Text, length), slack.RichTextSectionTextStyle{Strike: true})
		case check.Delete:
			text = strong(clip(e.Text, length))
		}
		if i > 0 && e.Op != diff[i-1].Op && endsWord(diff[i-1].Text) && beginsWord(e.Text) {
			out = append(out, words(" ")...)
		}
		out = append(out, text...)
	}
	return out
}

// draftFirst is a diff in which the words of the draft stand before those that the article
// has for them, as people mark a text.
func draftFirst(diff []check.Edit) []check.Edit {
	out := slices.Clone(diff)
	for i := 0; i+1 < len(out); i++ {
		if out[i].Op == check.Delete && out[i+1].Op == check.Insert {
			out[i], out[i+1] = out[i+1], out[i]
			i++
		}
	}
	return out
}

func endsWord(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func beginsWord(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// middleCut returns a text, with what is over so many runes left out of its middle.
func middleCut(text string, length int) string {
	runes := []rune(text)
	if len(runes) <= length {
		return text
	}
	half := length / 2
	return string(runes[:half]) + " " + ellipsis + " " + string(runes[len(runes)-half:])
}
