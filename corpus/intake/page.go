package intake

import (
	"cmp"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/publicsuffix"

	"onrecord/corpus"
)

// parsePageFile takes a .html file.
func parsePageFile(content []byte) (fields, error) {
	return parsePage(content, "", nil)
}

// parsePage takes the article out of an HTML page: what its JSON-LD says, then
// what its meta elements say, then what a reader would see. at is where the
// page was fetched from; nil for a file.
func parsePage(content []byte, contentType string, at *url.URL) (f fields, err error) {
	defer guard("the page", &err)
	text, warning := toUTF8(content, contentType)
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return fields{}, wrong("give it as text or JSONL", "the page cannot be read: %w", err)
	}
	p := page{at: at, meta: map[string][]string{}, data: linkedData{byID: map[string]map[string]any{}}}
	p.scan(doc)
	seen, err := readable(doc, at)
	if err != nil {
		return fields{}, wrong("give it as text or JSONL", "the page cannot be read: %w", err)
	}
	data := p.data.article(p.canonical)
	f = p.data.fields(data)
	if !p.holdsArticle(f, data != nil, seen.text) {
		return fields{}, p.noArticle()
	}
	f.headline = cmp.Or(f.headline, p.first("og:title"), seen.headline)
	f.byline = cmp.Or(f.byline, seen.byline)
	f.text = bestText(f.text, withoutHeadline(seen.text, f.headline, seen.headline))
	p.fill(&f)
	if warning != "" {
		f.warnings = append(f.warnings, warning)
	}
	return f, nil
}

// page is what an HTML page says of itself.
type page struct {
	at        *url.URL
	canonical string
	feed      string              // the first feed it links to
	meta      map[string][]string // by property, name or itemprop in lower case
	data      linkedData
	articles  int // elements <article>
}

func (p *page) scan(n *html.Node) {
	if n.Type == html.ElementNode {
		switch n.DataAtom {
		case atom.Link:
			p.link(n)
		case atom.Meta:
			key := strings.ToLower(cmp.Or(attribute(n, "property"), attribute(n, "name"), attribute(n, "itemprop")))
			if content := attribute(n, "content"); key != "" && content != "" {
				p.meta[key] = append(p.meta[key], content)
			}
		case atom.Article:
			p.articles++
		case atom.Script:
			if strings.HasPrefix(strings.ToLower(attribute(n, "type")), "application/ld+json") && n.FirstChild != nil {
				p.data.add(n.FirstChild.Data)
			}
		}
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		p.scan(child)
	}
}

func (p *page) link(n *html.Node) {
	href := p.resolve(attribute(n, "href"))
	switch strings.ToLower(attribute(n, "rel")) {
	case "canonical":
		p.canonical = cmp.Or(p.canonical, href)
	case "alternate":
		switch strings.ToLower(attribute(n, "type")) {
		case "application/rss+xml", "application/atom+xml", "application/feed+json":
			p.feed = cmp.Or(p.feed, href)
		}
	}
}

// first returns the first content of a meta element.
func (p *page) first(key string) string {
	if all := p.meta[key]; len(all) > 0 {
		return html.UnescapeString(all[0]) // many sites escape it twice
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
	ref.Fragment = ""
	if !isURL(ref.String()) {
		return ""
	}
	return ref.String()
}

// fill adds what the meta elements say to what is not known yet.
func (p *page) fill(f *fields) {
	f.url = p.address(f.url)
	f.outlet = cmp.Or(f.outlet, p.first("og:site_name"))
	f.section = cmp.Or(f.section, p.first("article:section"))
	f.published = cmp.Or(f.published, p.first("article:published_time"), p.first("datepublished"),
		p.first("parsely-pub-date"), p.first("dcterms.issued"), p.first("dc.date.issued"), p.first("date"))
	f.updated = cmp.Or(f.updated, p.first("article:modified_time"), p.first("datemodified"))
	if len(f.tags) == 0 {
		f.tags = p.meta["article:tag"]
	}
	if len(f.tags) == 0 {
		f.tags = strings.Split(cmp.Or(p.first("news_keywords"), p.first("keywords")), ",")
	}
}

// address returns the address that the article goes by: the canonical one,
// unless it belongs to another site than the page was fetched from. A copy
// that names its original is an article of its own, and must not be taken for
// a revision of it.
func (p *page) address(fromData string) string {
	for _, said := range []string{p.canonical, p.resolve(p.first("og:url")), p.resolve(fromData)} {
		if said != "" && (p.at == nil || sameSite(said, p.at)) {
			return said
		}
	}
	if p.at == nil {
		return ""
	}
	return p.resolve(p.at.String())
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
func (p *page) holdsArticle(f fields, described bool, seen string) bool {
	if f.text != "" {
		return true
	}
	if front := p.at != nil && strings.Trim(p.at.Path, "/") == "" && p.at.RawQuery == ""; front {
		return false
	}
	least := enoughText
	if described || p.articles == 1 || strings.EqualFold(p.first("og:type"), "article") {
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

func (p *page) noArticle() error {
	mend := "give the page of a single article; a short one must be marked as <article> or NewsArticle"
	if p.feed != "" {
		mend = "add the feed it names instead: " + p.feed
	}
	return wrong(mend, "there is no article on the page")
}
