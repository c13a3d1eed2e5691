package blocks

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dustin/go-humanize"
	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/label"
)

// The action ids of what can be pressed on a Home, and what each carries.
const (
	AskAction     = "ask"          // nothing
	AskBoxAction  = "ask-box"      // what is typed: a question
	PasteAction   = "paste"        // nothing
	PickAction    = "pick."        // a question; its number stands behind the id
	PauseAction   = "pause-watch"  // the id of the watch
	ResumeAction  = "resume-watch" // the same
	DeleteAction  = "delete-watch" // the same
	UnmuteAction  = "unmute."      // a name; its number stands behind the id
	ReportsAction = "reports"      // nothing
)

// exampleLength is what a question may measure that is suggested, in runes.
const exampleLength = 150

// homeLayout is how much of a Home is shown.
type homeLayout struct {
	watches, outlets, digests, sources int
	length                             int  // runes of a question, of filters, of a problem
	last                               bool // where each watch last found something
	quotes                             int  // of those whom the person follows, and of what is new
}

// homeSize bounds a Home, which is a view: a message has less.
const homeSize = 16_000

// mostMuted is how many names are listed, so that the fullest Home has less than a hundred
// blocks.
const mostMuted = 10

// homeLayouts come fullest first.
var homeLayouts = []homeLayout{
	{25, 8, 20, 20, 200, true, 3}, {20, 8, 20, 20, 160, true, 2}, {20, 6, 12, 12, 120, true, 1}, {12, 5, 8, 8, 120, true, 1}, {8, 5, 6, 6, 100, true, 1},
	{8, 5, 6, 6, 100, false, 1}, {5, 4, 4, 4, 80, false, 0}, {3, 3, 3, 3, 50, false, 0},
}

// Home renders what a person finds in the bot's own place.
func Home(h bot.Home) slack.HomeTabViewRequest {
	return homeOf(fitIn(homeSize, homeLayouts, func(l homeLayout) Message {
		out := append(howToAsk(h), followed(h, l)...)
		out = append(out, lately(h, l)...)
		out = append(out, holdings(h.Holdings, l)...)
		out = append(out, watches(h, l)...)
		out = append(out, digests(h, l)...)
		out = append(out, muted(h)...)
		out = append(out, reported(h)...)
		return Message{Blocks: numbered(append(out, health(h.Health, l)...))}
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
	out := []slack.Block{heading(label.Text("home.archive"))}
	if h.Articles == 0 {
		return append(out, paragraph(words(label.Text("home.empty"))))
	}
	held := run(nil)
	for _, o := range h.Outlets[:min(len(h.Outlets), l.outlets)] {
		name := line(o.Outlet, outletLength)
		held = joined(" · ", held, words(fmt.Sprintf("%s (%s)", name, humanize.Comma(int64(o.Articles)))))
	}
	if more := len(h.Outlets) - l.outlets; more > 0 {
		held = joined(" · ", held, words(label.Text("answer.more", more)))
	}
	newest := run(nil)
	if h.Newest != nil {
		newest = joined(" ", words(label.Text("home.newest")), joined(" · ", headline(*h.Newest), place(*h.Newest)))
	}
	scope := h.Scope.String()
	if n := len(h.Outlets); n > 0 {
		scope += " · " + label.Count(n, "outlet")
	}
	out = append(out, lines(strong(scope), held, newest))
	if h.Sample {
		out = append(out, small(sampleNote))
	}
	return out
}

func howToAsk(h bot.Home) []slack.Block {
	box := typing(AskBoxAction, "")
	box.Placeholder = plain(label.Text("home.ask-example"))
	box.DispatchActionConfig = &slack.DispatchActionConfig{TriggerActionsOn: []string{"on_enter_pressed"}}
	out := []slack.Block{slack.NewInputBlock(AskBoxAction, plain(label.Text("home.ask")), plain(label.Text("home.ask-hint")), box).WithDispatchAction(true),
		paragraph(words(label.Text("home.how", h.Command)))}
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
		button(AskAction, label.Text("home.form"), "ask"), button(PasteAction, label.Text("draft.title"), "paste")))
}

// followed is what was said last by those whom the person watches.
func followed(h bot.Home, l homeLayout) (out []slack.Block) {
	for i, c := range h.Followed[:min(len(h.Followed), l.quotes)] {
		if i == 0 {
			out = append(out, heading(label.Text("home.followed")))
		}
		out = append(out, paragraph(joined("\n", joined(": ", speaker(c), excerpt(c, l.length)), standsIn(c))))
	}
	return out
}

// lately is what was said on the newest day.
func lately(h bot.Home, l homeLayout) (out []slack.Block) {
	for i, c := range h.News.Quotes[:min(len(h.News.Quotes), l.quotes)] {
		if i == 0 {
			out = append(out, heading(label.Text("home.new", h.News.Day)))
		}
		out = append(out, digestQuote("", c, l.length)...)
	}
	return out
}

func watches(h bot.Home, l homeLayout) []slack.Block {
	out := []slack.Block{heading(label.Text("home.watches"))}
	newest := slices.Clone(h.Watches)
	slices.Reverse(newest) // what was just added is seen where not all are
	for _, w := range newest[:min(len(newest), l.watches)] {
		out = append(out, watching(w, l)...)
	}
	if more := len(newest) - l.watches; more > 0 {
		out = append(out, paragraph(words(label.Text("home.more-watches", more, h.Command))))
	}
	return append(out, small(label.Text("home.watch-how", h.Command)))
}

// watching is a watch above what can be done with it.
func watching(w bot.Watching, l homeLayout) []slack.Block {
	id := strconv.FormatInt(w.ID, 10)
	change := button(PauseAction, label.Text("watch.pause"), id)
	paused := run(nil)
	if w.Paused {
		change, paused = button(ResumeAction, label.Text("watch.resume"), id), slant(label.Text("watch.paused"))
	}
	found := words(label.Counted("watch.found", w.Statements))
	last := run(nil)
	if w.Last != nil && l.last {
		last = joined(" ", words(label.Text("watch.last")), joined(" · ", headline(*w.Last), place(*w.Last)))
	}
	question := line(w.Question.Plain(), l.length)
	return []slack.Block{
		lines(joined(" · ", strong(question), paused), joined(" · ", found, last)),
		slack.NewActionBlock("watch."+id, change, button(DeleteAction, label.Text("watch.delete"), id)),
	}
}

func digests(h bot.Home, l homeLayout) []slack.Block {
	out := []slack.Block{heading(label.Text("home.digests"))}
	var all []run
	for _, d := range h.Digests[:min(len(h.Digests), l.digests)] {
		last := label.Text("digest.none-yet")
		if d.Last != "" {
			last = label.Text("digest.last", d.Last)
		}
		zone := "UTC"
		if d.Zone != nil {
			zone = d.Zone.String()
		}
		without := run(nil)
		if len(d.Muted) > 0 {
			without = words(line(label.Text("digest.without", strings.Join(d.Muted, ", ")), l.length))
		}
		all = append(all, joined(" · ", channel(d.Channel), words(fmt.Sprintf("%s %02d:%02d %s", d.Rhythm, d.Hour, d.Minute, zone)),
			words(line(d.Interest.String(), l.length)), without, words(last)))
	}
	if more := len(h.Digests) - l.digests; more > 0 {
		all = append(all, words(label.Text("answer.more", more)))
	}
	if len(all) > 0 {
		out = append(out, lines(all...))
	}
	return append(out, small(label.Text("home.digest-how", h.Command)))
}

// muted is of whom the person wants to be told no more, each above what ends that.
func muted(h bot.Home) []slack.Block {
	if len(h.Muted) == 0 {
		return nil
	}
	out := []slack.Block{heading(label.Text("home.muted"))}
	for i, name := range h.Muted[:min(len(h.Muted), mostMuted)] {
		one := slack.NewSectionBlock(plain(line(name, nameLength)), nil, nil)
		if utf8.RuneCountInString(name) <= buttonValue {
			one.Accessory = slack.NewAccessory(button(UnmuteAction+strconv.Itoa(i+1), label.Text("mute.end"), name))
		}
		out = append(out, one)
	}
	if more := len(h.Muted) - mostMuted; more > 0 {
		out = append(out, small(label.Text("answer.more", more)))
	}
	return append(out, small(label.Text("home.mute-how", h.Command)))
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
