package blocks

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/dustin/go-humanize"
	"github.com/slack-go/slack"

	"onrecord/bot"
)

// The action ids of what can be pressed on a Home, and what each carries.
const (
	AskAction     = "ask"          // nothing
	PasteAction   = "paste"        // nothing
	PickAction    = "pick."        // a question; its number stands behind the id
	PauseAction   = "pause-watch"  // the id of the watch
	ResumeAction  = "resume-watch" // the same
	DeleteAction  = "delete-watch" // the same
	ReportsAction = "reports"      // nothing
)

// exampleLength is what a question may measure that is suggested, in runes.
const exampleLength = 150

// homeLayout is how much of a Home is shown.
type homeLayout struct {
	watches, outlets, digests, sources int
	length                             int  // runes of a question, of filters, of a problem
	last                               bool // where each watch last found something
}

// homeLayouts come fullest first.
var homeLayouts = []homeLayout{
	{30, 8, 20, 20, 200, true}, {20, 6, 12, 12, 160, true}, {12, 5, 8, 8, 120, true}, {8, 5, 6, 6, 100, true},
	{8, 5, 6, 6, 100, false}, {5, 4, 4, 4, 80, false}, {3, 3, 3, 3, 50, false},
}

// Home renders what a person finds in the bot's own place.
func Home(h bot.Home) slack.HomeTabViewRequest {
	return homeOf(fit(homeLayouts, func(l homeLayout) Message {
		out := append(howToAsk(h), holdings(h.Holdings, l)...)
		out = append(out, watches(h, l)...)
		out = append(out, digests(h, l)...)
		out = append(out, reported(h)...)
		return Message{Blocks: append(out, health(h.Health, l)...)}
	}))
}

// HomeNotice is a Home that holds a text in which nothing is mark-up.
func HomeNotice(text string) slack.HomeTabViewRequest { return homeOf(Plain(text)) }

func homeOf(m Message) slack.HomeTabViewRequest {
	return slack.HomeTabViewRequest{Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: m.Blocks}}
}

func heading(text string) slack.Block { return slack.NewHeaderBlock(plain(text)) }

// lines is a block of lines, of which each may be empty.
func lines(of ...run) slack.Block { return paragraph(joined("\n", of...)) }

func holdings(h bot.Holdings, l homeLayout) []slack.Block {
	out := []slack.Block{heading("The archive")}
	if h.Articles == 0 {
		return append(out, paragraph(words("It holds no article that can be shown.")))
	}
	held := run(nil)
	for _, o := range h.Outlets[:min(len(h.Outlets), l.outlets)] {
		name := line(o.Outlet, outletLength)
		held = joined(" · ", held, words(fmt.Sprintf("%s (%s)", name, humanize.Comma(int64(o.Articles)))))
	}
	if more := len(h.Outlets) - l.outlets; more > 0 {
		held = joined(" · ", held, words(fmt.Sprintf("and %d more", more)))
	}
	newest := run(nil)
	if h.Newest != nil {
		newest = joined("", words("The newest: "), joined(" · ", headline(*h.Newest), place(*h.Newest)))
	}
	out = append(out, lines(strong(joinedText(h.Scope.String(), outletsOf(len(h.Outlets)))), held, newest))
	if h.Sample {
		out = append(out, small(sampleNote))
	}
	return out
}

func outletsOf(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "1 outlet"
	}
	return fmt.Sprintf("%d outlets", n)
}

func joinedText(a, b string) string {
	if b == "" {
		return a
	}
	return a + " · " + b
}

func howToAsk(h bot.Home) []slack.Block {
	out := []slack.Block{heading("Ask"), paragraph(words(
		"Mention me in a channel and I answer in the thread; write to me in Messages; or use " + h.Command + ", which answers only you."))}
	var examples []slack.BlockElement
	for i, q := range h.Examples {
		if n := utf8.RuneCountInString(q); n > 0 && n <= exampleLength {
			examples = append(examples, button(PickAction+strconv.Itoa(i+1), line(q, optionText), q))
		}
	}
	if len(examples) > 0 {
		out = append(out, slack.NewActionBlock("examples", examples...))
	}
	return append(out, slack.NewActionBlock("forms",
		button(AskAction, "Ask the archive", "ask"), button(PasteAction, "Check quotes", "paste")))
}

func watches(h bot.Home, l homeLayout) []slack.Block {
	out := []slack.Block{heading("My watches")}
	newest := slices.Clone(h.Watches)
	slices.Reverse(newest) // what was just added is seen where not all are
	for _, w := range newest[:min(len(newest), l.watches)] {
		out = append(out, watching(w, l)...)
	}
	if more := len(newest) - l.watches; more > 0 {
		out = append(out, paragraph(words(fmt.Sprintf("and %d more: %s watches", more, h.Command))))
	}
	return append(out, small("New articles that answer a watch come in a direct message. Add one: "+h.Command+` watch "ceasefire" speaker:kerry`))
}

// watching is a watch above what can be done with it.
func watching(w bot.Watching, l homeLayout) []slack.Block {
	id := strconv.FormatInt(w.ID, 10)
	change := button(PauseAction, "Pause", id)
	paused := run(nil)
	if w.Paused {
		change, paused = button(ResumeAction, "Resume", id), slant("paused")
	}
	found := words("nothing this week")
	switch {
	case w.Statements == 1:
		found = words("1 statement this week")
	case w.Statements > 1:
		found = words(fmt.Sprintf("%d statements this week", w.Statements))
	}
	last := run(nil)
	if w.Last != nil && l.last {
		last = joined("", words("last in "), joined(" · ", headline(*w.Last), place(*w.Last)))
	}
	question := line(w.Question.Plain(), l.length)
	return []slack.Block{
		lines(joined(" · ", strong(question), paused), joined(" · ", found, last)),
		slack.NewActionBlock("watch."+id, change, button(DeleteAction, "Delete", id)),
	}
}

func digests(h bot.Home, l homeLayout) []slack.Block {
	out := []slack.Block{heading("Digests")}
	var all []run
	for _, d := range h.Digests[:min(len(h.Digests), l.digests)] {
		last := "none posted yet"
		if d.Last != "" {
			last = "last posted for " + string(d.Last)
		}
		zone := "UTC"
		if d.Zone != nil {
			zone = d.Zone.String()
		}
		all = append(all, joined(" · ", channel(d.Channel), words(fmt.Sprintf("%02d:%02d %s", d.Hour, d.Minute, zone)),
			words(line(d.Interest.String(), l.length)), words(last)))
	}
	if more := len(h.Digests) - l.digests; more > 0 {
		all = append(all, words(fmt.Sprintf("and %d more", more)))
	}
	if len(all) > 0 {
		out = append(out, lines(all...))
	}
	return append(out, small("What was said the day before, every morning in a channel. Turn it on there: "+h.Command+" digest on 08:30"))
}

// channelID is Slack's name for a channel; a channel element with anything else is
// an error.
var channelID = regexp.MustCompile(`^[CG][A-Z0-9]+$`)

func channel(id string) run {
	if !channelID.MatchString(id) {
		return words(line(id, outletLength))
	}
	return run{slack.NewRichTextSectionChannelElement(id, nil)}
}
