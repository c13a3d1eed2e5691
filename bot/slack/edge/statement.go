package edge

import (
	"maps"
	"slices"
	"strings"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	who "onrecord/bot/people/person"
	"onrecord/bot/slack/blocks"
	"onrecord/corpus"
)

// statement is a reply as it is said.
type statement struct {
	audience bot.Audience
	message  blocks.Message
	view     *blocks.View       // instead of the message
	problems map[string]string  // in the fields of the form that was submitted, instead of both
	articles []corpus.ArticleID // that it cites
	title    string             // of the conversation, if it gets one
	prompts  []string           // that are suggested, instead of a message
	timeline *who.Person        // of whom a picture belongs to the message
	home     *bot.Home          // instead of a message
	document *bot.Document      // a file that comes with it
	// homeChanged is true where something was changed that the person's Home shows.
	homeChanged bool
	trouble     bool // it says that there is no answer
}

// privately says to the person alone that there is no answer.
func (t task) privately(text string) statement {
	s := statement{audience: bot.Asker, message: blocks.Plain(text), trouble: true}
	if t.modal() {
		v := blocks.Notice(text)
		s.view = &v
	}
	return s
}

// render makes a reply what Slack shows: a modal where it is one by its nature, or
// was asked for in one.
func (t task) render(r bot.Reply) statement {
	s := statement{
		audience: r.Audience, articles: cited(r), title: r.Title, prompts: r.Prompts,
		home: r.Home, homeChanged: r.HomeChanged, document: r.Document,
	}
	if p := r.Person; p != nil && p.Found && p.Request.IsFirst() {
		s.timeline = p
	}
	switch {
	case r.Fixed != nil && len(r.Fixed.Problems) > 0:
		s.problems = make(map[string]string)
		for field, problem := range r.Fixed.Problems {
			s.problems[string(field)] = problem
		}
		v := blocks.Notice(strings.Join(slices.Sorted(maps.Values(s.problems)), "\n"))
		s.view = &v
	case r.Home != nil:
	case blocks.InView(r) && t.trigger == "" && t.view == "":
		return t.privately(sayAgain)
	case blocks.InView(r), t.modal() && r.Audience != bot.Channel:
		if t.Channel == "" || t.Alone {
			r.Audience = bot.Thread // there is nobody to share it with
		}
		v := blocks.ViewOf(r)
		s.view = &v
	default:
		s.message = blocks.Reply(r)
	}
	return s
}

// cited lists the articles that a reply shows.
func cited(r bot.Reply) []corpus.ArticleID {
	if r.Around != nil {
		return []corpus.ArticleID{r.Around.Citation.Article}
	}
	switch {
	case r.Person != nil:
		return r.Person.Page().Cited()
	case r.Story != nil:
		return r.Story.Page().Cited()
	case r.Answer == nil:
		return nil
	}
	shown := r.Answer.Citations
	if !r.Answer.Found {
		shown = r.Answer.Nearest
	}
	var out []corpus.ArticleID
	for _, c := range shown[:min(len(shown), answer.Shown)] {
		out = append(out, c.Article)
	}
	return out
}
