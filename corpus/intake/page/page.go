// Package page owns how an article is taken out of an HTML page: what the page says
// of itself, and the part of it that is the story.
package page

import (
	"cmp"
	"errors"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/publicsuffix"

	"onrecord/corpus"
	"onrecord/corpus/intake/markup"
	"onrecord/corpus/intake/raw"
)

// Parse takes the article out of an HTML page: what its JSON-LD says, then what
// its meta elements say, then what a reader would see. at is where the page was
// fetched from; nil for a file.
func Parse(content []byte, contentType string, at *url.URL) (f raw.Article, err error) {
	defer raw.Guard("the page", &err)
	text, warning := raw.ToUTF8(content, contentType)
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return raw.Article{}, raw.Wrong("give it as text or JSONL", "the page cannot be read: %w", err)
	}
	p := page{at: at, meta: map[string][]string{}, data: linkedData{byID: map[string]map[string]any{}}}
	p.scan(doc)
	prune(doc, p.isArticle())
	markup.Clean(doc)
	by := bylines(doc)
	lines := append(datelines(doc), by...)
	seen, err := p.look(doc)
	if err != nil {
		return raw.Article{}, raw.Wrong("give it as text or JSONL", "the page cannot be read: %w", err)
	}
	seen.text = withoutLines(seen.text, lines)
	data := p.data.article(p.canonical)
	f = p.data.fields(data)
	if wall := p.wall(f, data != nil, seen); wall != nil {
		return raw.Article{}, wall
	}
	if !p.holdsArticle(f, data != nil, seen.text) {
		return raw.Article{}, noArticle()
	}
	f.Headline = cmp.Or(f.Headline, p.first("og:title"), p.headline, seen.headline)
	f.Byline = cmp.Or(f.Byline, p.byline, p.author(seen.byline), p.author(strings.Join(by[:min(len(by), 1)], "")))
	f.Text = bestText(f.Text, withoutHeadline(withoutPrompts(seen.text), f.Headline, seen.headline, p.headline))
	p.fill(&f)
	f.Headline = withoutOutlet(f.Headline, f.Outlet, p.headline)
	f.Claims = p.claims()
	f.Warn(warning)
	return f, nil
}

// look finds what a reader sees of the story. A document of Google Docs is all
// story; of other pages Readability finds it.
func (p *page) look(doc *html.Node) (sight, error) {
	if p.whole == nil {
		return readable(doc, p.at)
	}
	return sight{headline: p.headline, text: markup.Text(p.whole)}, nil
}

// page is what an HTML page says of itself.
type page struct {
	at        *url.URL
	canonical string
	meta      map[string][]string // by property, name or itemprop in lower case
	data      linkedData
	articles  int // elements <article>

	headline, byline string     // of the elements that are marked so, or the first heading
	when             string     // the first <time> with a moment
	dates            []string   // the moments as they are printed
	whole            *html.Node // the body of a document that is all story
	medium           bool       // a post as Medium exports it
}

func (p *page) scan(n *html.Node) {
	if n.Type == html.ElementNode {
		switch n.DataAtom {
		case atom.Link:
			p.link(n)
		case atom.Meta:
			key := strings.ToLower(cmp.Or(markup.Attribute(n, "property"), markup.Attribute(n, "name"), markup.Attribute(n, "itemprop"), markup.Attribute(n, "http-equiv")))
			if content := markup.Attribute(n, "content"); key != "" && content != "" {
				p.meta[key] = append(p.meta[key], content)
			}
		case atom.Article:
			p.articles++
		case atom.Script:
			if strings.HasPrefix(strings.ToLower(markup.Attribute(n, "type")), "application/ld+json") && n.FirstChild != nil {
				p.data.add(n.FirstChild.Data)
			}
		default:
			p.element(n)
		}
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		p.scan(child)
	}
}

// element takes what an element in the body says: microdata, and microformats as
// Medium writes them.
func (p *page) element(n *html.Node) {
	class := " " + strings.ToLower(markup.Attribute(n, "class")) + " "
	is := func(itemprop, name string) bool {
		return strings.EqualFold(markup.Attribute(n, "itemprop"), itemprop) || strings.Contains(class, " "+name+" ")
	}
	switch {
	case n.DataAtom == atom.Time || is("datePublished", "dt-published"):
		p.time(n, is("datePublished", "dt-published") || markup.Attribute(n, "pubdate") != "")
	case n.DataAtom == atom.A && strings.Contains(class, " p-canonical "):
		p.canonical = cmp.Or(p.canonical, p.resolve(markup.Attribute(n, "href")))
		p.medium = true
	case is("headline", "p-name") || strings.Contains(class, " title ") && n.DataAtom == atom.P:
		p.headline = cmp.Or(p.headline, lineOf(n))
	case n.DataAtom == atom.H1:
		if p.headline == "" {
			p.headline = lineOf(n)
		}
	case is("author", "p-author") && (n.DataAtom == atom.A || n.DataAtom == atom.Span):
		p.byline = cmp.Or(p.byline, lineOf(n))
	case n.DataAtom == atom.Body && strings.Contains(class, " doc-content "):
		p.whole = n
	}
}

// time takes a date of the page: the one that is marked as that of publication, else
// the first.
func (p *page) time(n *html.Node, published bool) {
	moment := cmp.Or(markup.Attribute(n, "datetime"), markup.Attribute(n, "content"))
	if moment == "" {
		return
	}
	p.dates = append(p.dates, lineOf(n))
	if !published && p.when != "" {
		return
	}
	if _, err := raw.ParseDate(moment); err != nil {
		return
	}
	if published {
		p.meta["datepublished"] = append(p.meta["datepublished"], moment)
		return
	}
	p.when = moment
}

// author is who a byline names: "By Kes Aldane, 11 April" has a date, too.
func (p *page) author(byline string) string {
	for _, date := range p.dates {
		byline = strings.ReplaceAll(byline, date, "")
	}
	byline = strings.Trim(byline, " ,;·|–—-")
	return raw.WithoutBy(byline)
}

func lineOf(n *html.Node) string { return strings.Join(strings.Fields(markup.Text(n)), " ") }

// isArticle reports whether the page says that it is one article.
func (p *page) isArticle() bool {
	return strings.EqualFold(p.first("og:type"), "article") || p.data.article(p.canonical) != nil
}

func (p *page) link(n *html.Node) {
	href := p.resolve(markup.Attribute(n, "href"))
	if strings.EqualFold(markup.Attribute(n, "rel"), "canonical") {
		p.canonical = cmp.Or(p.canonical, href)
	}
}

// first returns the first content of a meta element.
func (p *page) first(keys ...string) string {
	for _, key := range keys {
		if all := p.meta[key]; len(all) > 0 {
			return html.UnescapeString(all[0]) // many sites escape it twice
		}
	}
	return ""
}

// resolve returns an http or https address that the page gives, made absolute,
// or nothing.
func (p *page) resolve(href string) string {
	ref, err := url.Parse(strings.TrimSpace(href))
	if err != nil || href == "" {
		return ""
	}
	if p.at != nil {
		ref = p.at.ResolveReference(ref)
	}
	ref.Fragment, ref.User = "", nil
	if !raw.IsURL(ref.String()) {
		return ""
	}
	return ref.String()
}

// publishedMeta and updatedMeta are the meta elements that give dates, the surest
// first.
var (
	publishedMeta = []string{"article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "dcterms.issued", "dc.date.issued",
		"article:published", "article.published", "publish_date", "publish-date", "publishdate", "pubdate", "pub_date", "publication_date", "publicationdate", "published_at",
		"sailthru.date", "cxenseparse:recs:publishtime", "bt:pubdate", "citation_publication_date", "originalpublicationdate", "dcterms.created", "dc.date.created",
		"dcterms.date", "dc.date", "created", "article_date_original", "date"}
	updatedMeta = []string{"article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "revised", "last-modified", "lastmod"}
)

// fill adds what the meta elements say to what is not known yet.
func (p *page) fill(f *raw.Article) {
	f.URL = p.address(f.URL)
	f.Outlet = cmp.Or(f.Outlet, p.first("og:site_name"))
	f.Section = cmp.Or(f.Section, p.first("article:section"))
	f.Published = cmp.Or(f.Published, p.first(publishedMeta...), p.when)
	f.Updated = cmp.Or(f.Updated, p.first(updatedMeta...))
	if p.medium && f.Published == "" {
		f.Status = "draft" // Medium exports drafts beside posts, and dates posts alone
	}
	if f.Status == "" {
		f.Status = p.first("article:status", "post_status", "pubstatus", "creativeworkstatus")
	}
	if len(f.Tags) == 0 {
		f.Tags = p.meta["article:tag"]
	}
	if len(f.Tags) == 0 {
		f.Tags = strings.Split(cmp.Or(p.first("news_keywords"), p.first("keywords")), ",")
	}
}

// address returns the address that the article goes by: the canonical one,
// unless it belongs to another site than the page was fetched from. A copy
// that names its original is an article of its own, and must not be taken for
// a revision of it. A home page is no article: where all articles name it, by mistake,
// they are not one.
func (p *page) address(fromData string) string {
	for _, said := range []string{p.canonical, p.resolve(p.first("og:url")), p.resolve(fromData)} {
		if said != "" && !isHome(said) && (p.at == nil || sameSite(said, p.at)) {
			return said
		}
	}
	if p.at == nil {
		return ""
	}
	return p.resolve(p.at.String())
}

// isHome reports whether an address is that of a site's home page.
func isHome(address string) bool {
	u, err := url.Parse(address)
	return err == nil && strings.Trim(u.Path, "/") == "" && u.RawQuery == ""
}

func sameSite(address string, at *url.URL) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	a, errA := publicsuffix.EffectiveTLDPlusOne(u.Hostname())
	b, errB := publicsuffix.EffectiveTLDPlusOne(at.Hostname())
	if errA != nil || errB != nil {
		return u.Host == at.Host
	}
	return a == b
}

// enoughText is how many bytes of sentences make an article of a page that
// does not say that it is one; an error page or a log-in form has fewer.
const enoughText = 140

// holdsArticle tells an article from a front page, a list or a form.
func (p *page) holdsArticle(f raw.Article, described bool, seen string) bool {
	if f.Text != "" {
		return true
	}
	if p.at != nil && isHome(p.at.String()) {
		return false
	}
	least := enoughText
	if described || p.articles == 1 || p.whole != nil || strings.EqualFold(p.first("og:type"), "article") {
		least = 1
	}
	return sentenceBytes(seen) >= least
}

// sentenceBytes counts the bytes of the paragraphs that end as sentences do.
func sentenceBytes(text string) int {
	total := 0
	for _, p := range corpus.Paragraphs(text) {
		words := strings.TrimRightFunc(p.Span.Of(text), func(r rune) bool {
			return unicode.In(r, unicode.Quotation_Mark, unicode.Pe, unicode.Space)
		})
		if last, _ := utf8.DecodeLastRuneInString(words); unicode.Is(unicode.Sentence_Terminal, last) || last == '…' {
			total += p.Span.Len()
		}
	}
	return total
}

// ErrNoArticle is the error of a page that is a front page, a list or a form.
var ErrNoArticle = errors.New("there is no article on the page")

func noArticle() error {
	return raw.Wrong("give the page of a single article; a short one must be marked as <article> or NewsArticle", "%w", ErrNoArticle)
}
