package edge

import (
	"maps"
	"slices"
	"strings"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/factcheck/check"
	who "onrecord/bot/people/person"
	"onrecord/bot/people/sourcing"
	"onrecord/bot/people/story"
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
	review   bool               // what is to mend in a draft, or that nothing is
	document *bot.Document      // a file that comes with it
	counted  *sourcing.Report   // of which a picture comes with it
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
		audience: r.Audience, articles: cited(r.Says), title: r.Title, homeChanged: r.HomeChanged, document: r.Document,
	}
	switch says := r.Says.(type) {
	case bot.Prompts:
		s.prompts = says
		return s
	case bot.Home:
		s.home = &says
		return s
	case bot.Reviewed:
		s.message, s.review = blocks.Reviewed(check.Report(says)), true
		return s
	case bot.PersonPage:
		if p := who.Person(says); p.Found && p.Request.IsFirst() {
			s.timeline = &p
		}
	case bot.Counted:
		report := sourcing.Report(says)
		s.counted = &report
	case bot.Fixed:
		if len(says.Problems) > 0 {
			s.problems = make(map[string]string)
			for field, problem := range says.Problems {
				s.problems[string(field)] = problem
			}
			v := blocks.Notice(strings.Join(slices.Sorted(maps.Values(s.problems)), "\n"))
			s.view = &v
			return s
		}
	}
	switch {
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
func cited(says bot.Content) []corpus.ArticleID {
	switch says := says.(type) {
	case bot.Around:
		return []corpus.ArticleID{says.Citation.Article}
	case bot.PersonPage:
		return who.Person(says).Page().Cited()
	case bot.StoryPage:
		return story.Story(says).Page().Cited()
	case bot.Answered:
		return citedBy(answer.Answer(says))
	case bot.Reviewed:
		return check.Report(says).Cited()
	}
	return nil
}

// citedBy lists the articles that an answer shows.
func citedBy(a answer.Answer) []corpus.ArticleID {
	shown := a.Citations
	if !a.Found {
		shown = a.Nearest
	}
	var out []corpus.ArticleID
	for _, c := range shown[:min(len(shown), answer.Shown)] {
		out = append(out, c.Article)
	}
	return out
}
