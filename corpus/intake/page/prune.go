package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/corpus/intake/markup"
	"onrecord/corpus/intake/raw"
	"onrecord/corpus/pattern"
)

// beside matches the ids and classes of what stands beside or below a story:
// readers' comments, other stories, offers. Readability knows most of them, and
// keeps them where the story is short.
var beside = pattern.Lazy(`(?i)^(comments?|comments?-?(list|area|section|wrapper|container|thread)|comment-?body|disqus(_thread)?|respond|replies|reader-?comments|` +
	`related(-?(articles?|stories|posts|content|links))?|more-?(stories|news|articles|from|on)|read-?(more|next|also)|next-?(story|article|up|post)|up-?next|recommended|recommendations|` +
	`you-?(may|might)-?(also-?)?like|most-?(read|popular)|trending|recirculation|recirc|newsletter(-?(signup|form|box|promo))?|social-?(share|sharing)|share-?(bar|buttons|tools)|` +
	`about-?(the-?)?authors?|authors?-?(bio|box|card|info|about|note|profile)s?|bio-?(box|card)|` +
	`pagination|pager|page-?(nav|numbers|links)|cookie-?(banner|notice|consent|bar)|consent(-?(banner|wall|modal))|gdpr|subscribe-?(box|prompt|wall)|promo|advert(isement)?|ad-?(slot|container)|outbrain|taboola)$`)

// prune takes out of a document what is no part of its story. Where the page is one
// article, so do the stories that follow it.
func prune(doc *html.Node, one bool) {
	p := pruner{one: one, total: textBytes(doc)}
	p.walk(doc)
}

type pruner struct {
	one   bool
	total int        // bytes of text in the document
	story *html.Node // the first <article> with a text
}

func (p *pruner) walk(n *html.Node) {
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		if child.Type == html.ElementNode && child.DataAtom != atom.Body && p.drops(child) {
			n.RemoveChild(child)
		} else {
			p.walk(child)
		}
		child = next
	}
}

func (p *pruner) drops(n *html.Node) bool {
	switch {
	case isBeside(n): // but a class can be misnamed: never most of the page
		return textBytes(n)*10 < p.total*6
	case n.DataAtom == atom.Time:
		return alone(n)
	case n.DataAtom == atom.P:
		return isTeaser(n) || isCopyright(n)
	case n.DataAtom != atom.Article:
		return false
	case p.story == nil:
		if sentenceBytes(markup.Text(n)) > 0 {
			p.story = n
		}
		return false
	}
	return p.one && !within(n, p.story) && !within(p.story, n) && hasHeading(n)
}

func textBytes(n *html.Node) int {
	total := 0
	for child := range n.Descendants() {
		if child.Type == html.TextNode && child.Parent.DataAtom != atom.Script && child.Parent.DataAtom != atom.Style {
			total += len(strings.TrimSpace(child.Data))
		}
	}
	return total
}

func isBeside(n *html.Node) bool {
	if beside().MatchString(markup.Attribute(n, "id")) {
		return true
	}
	return slices.ContainsFunc(strings.Fields(markup.Attribute(n, "class")), beside().MatchString)
}

var (
	teaserLabel = pattern.Lazy(`(?i)^(related|related (story|stories|article|articles|coverage)|also read|read also|read more|read next|see also|more on this|more from us|don[’']t miss|recommended)\s*[:|–—-]`)
	copyright   = pattern.Lazy(`(?i)^(©|\(c\)|copyright\b).{0,120}\ball rights reserved\b.{0,40}$`)
)

// isTeaser reports whether a paragraph leads to another story: a label before a link, and
// nothing else.
func isTeaser(n *html.Node) bool {
	text, linked := lineOf(n), ""
	for child := range n.Descendants() {
		if child.DataAtom == atom.A {
			linked += lineOf(child)
		}
	}
	label := teaserLabel().FindString(text)
	return label != "" && linked != "" && len(text)-len(label)-len(linked) <= 3
}

// isCopyright reports whether a paragraph says whose the page is, and nothing else.
func isCopyright(n *html.Node) bool { return copyright().MatchString(lineOf(n)) }

// alone reports whether a <time> with a moment is a line of its own: a date, no
// words of the story.
func alone(n *html.Node) bool {
	if _, err := raw.ParseDate(markup.Attribute(n, "datetime")); err != nil || n.Parent == nil {
		return false
	}
	for _, beside := range []*html.Node{n.PrevSibling, n.NextSibling} {
		if beside != nil && beside.Type == html.TextNode && strings.TrimSpace(beside.Data) != "" {
			return false
		}
	}
	return n.Parent.DataAtom != atom.Li && n.Parent.DataAtom != atom.Td
}

func within(n, outer *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

func hasHeading(n *html.Node) bool {
	for child := range n.Descendants() {
		if child.DataAtom == atom.H1 || child.DataAtom == atom.H2 {
			return true
		}
	}
	return false
}
