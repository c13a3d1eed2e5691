package intake

import (
	"context"
	"errors"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strings"

	"onrecord/corpus/intake/fetch"
	"onrecord/corpus/intake/format"
	"onrecord/corpus/intake/page"
	"onrecord/corpus/intake/raw"
)

// readURL reads a feed, a sitemap, a document or a page from the network. A feed that
// has not changed since it was last read to its end gives nothing.
func (in *Intake) readURL(ctx context.Context, target string, out sink) bool {
	origin, address := fetch.OriginOf(target)
	return in.readAddress(ctx, origin, address, out)
}

// readAddress is readURL for an address of an origin.
func (in *Intake) readAddress(ctx context.Context, origin fetch.Origin, address string, out sink) bool {
	in.mu.Lock()
	fresh := in.fresh[address]
	in.mu.Unlock()
	got, err := in.net.Get(ctx, origin, address, fresh)
	switch {
	case err != nil:
		return out(Item{}, problem(address, err))
	case got.Unchanged:
		return true
	}
	complete := true
	watched := func(item Item, err error) bool {
		complete = complete && !mayPass(err) && !in.isPartial(item.Article.ID)
		return out(item, err)
	}
	var more bool
	switch {
	case isFeed(got.Content, got.Type):
		feed := feedSource{place: address, content: got.Content, contentType: got.Type, at: got.At, origin: origin, visit: in.visit()}
		more = in.readFeed(ctx, feed, watched)
		complete = complete && !feed.visit.spent
	case isSitemap(got.Content):
		v := in.visit()
		more = in.readSitemap(ctx, origin, address, got, v, 0, watched)
		complete = complete && !v.spent
	default:
		more = in.readAnswer(ctx, origin, address, got, out)
	}
	if more && complete {
		in.mu.Lock()
		in.fresh[address] = got.Validators
		in.mu.Unlock()
	}
	return more
}

// visit bounds what one reading of a feed or a sitemap fetches.
type visit struct {
	left  int
	bound bool
	spent bool // something was left for the next time

	sitemaps map[string]bool // that were read
}

func (in *Intake) visit() *visit {
	return &visit{left: in.options.Pages, bound: in.options.Pages > 0, sitemaps: map[string]bool{}}
}

// maxSitemaps is how many sitemaps one reading takes.
const maxSitemaps = 10_000

// sitemap reports whether a sitemap is to be read: none twice.
func (v *visit) sitemap(address string) bool {
	if v.sitemaps[address] || len(v.sitemaps) >= maxSitemaps {
		return false
	}
	v.sitemaps[address] = true
	return true
}

// one takes one page from the budget, if there is one left.
func (v *visit) one() bool {
	if !v.bound {
		return true
	}
	if v.left == 0 {
		v.spent = true
		return false
	}
	v.left--
	return true
}

// readAnswer reads what is no feed: a page, or a document of another format.
func (in *Intake) readAnswer(ctx context.Context, origin fetch.Origin, address string, got fetch.Answer, out sink) bool {
	if isHTML(got) {
		a, err := in.pageOf(ctx, origin, got)
		if err != nil {
			return out(Item{}, problem(address, err))
		}
		return out(in.entry(address, a))
	}
	d := format.Of(path.Base(got.At.Path), got.Type, got.Content)
	d.Map = in.options.Map
	kind, err := format.Detect(d)
	if err != nil || kind == nil {
		return out(Item{}, problem(address, notReadable(got)))
	}
	more := true
	err = kind.Read(ctx, d, func(e format.Entry, err error) bool {
		if e.Alone && e.ID == "" && e.URL == "" {
			e.URL = got.At.String()
		}
		if err != nil {
			more = out(Item{}, problem(address+e.Place, err))
		} else {
			more = out(in.entry(address+e.Place, e.Article))
		}
		return more
	})
	if err != nil && more {
		return out(Item{}, problem(address, err))
	}
	if next := nextPage(got); more && next != "" { // of the API of WordPress
		return in.readAddress(ctx, origin, next, out)
	}
	return more
}

func notReadable(got fetch.Answer) error {
	kind, _, _ := mime.ParseMediaType(got.Type)
	switch kind {
	case "", "text/plain", "application/octet-stream":
		return raw.Wrong("give the address of a page or a feed", "the answer is neither a page nor a feed")
	}
	return raw.Wrong("give the address of a page or a feed", "the answer is %s", kind)
}

// isHTML reports whether an answer is a page.
func isHTML(got fetch.Answer) bool {
	kind, _, _ := mime.ParseMediaType(got.Type)
	switch kind {
	case "text/html", "application/xhtml+xml":
		return true
	case "", "text/plain", "application/octet-stream": // says nothing, or lies
		return strings.HasPrefix(http.DetectContentType(got.Content), "text/html")
	}
	return false
}

// maxParts is how many parts of one article are put together.
const maxParts = 20

// pageOf takes the article out of a page, with the parts that follow it on pages of
// their own.
func (in *Intake) pageOf(ctx context.Context, origin fetch.Origin, got fetch.Answer) (raw.Article, error) {
	a, err := page.Parse(got.Content, got.Type, got.At)
	if err != nil {
		return a, err
	}
	next := page.Next(got.Content, got.At)
	for part := 2; next != "" && part <= maxParts; part++ {
		more, err := in.net.Get(ctx, origin, next, fetch.Validators{})
		if err != nil {
			a.Warn("only the first parts of several were read: " + err.Error())
			break
		}
		b, err := page.Parse(more.Content, more.Type, more.At)
		if err != nil {
			a.Warn("only the first parts of several were read: " + err.Error())
			break
		}
		a.Text += "\n\n" + b.Text
		next = page.Next(more.Content, more.At)
	}
	return a, nil
}

// nextPage is the address of the next page of an answer of the WordPress REST API, on
// the same host.
func nextPage(got fetch.Answer) string {
	if !strings.Contains(got.At.Path+"?"+got.At.RawQuery, "wp/v2/") {
		return ""
	}
	for _, link := range strings.Split(got.Header.Get("Link"), ",") {
		address, rel, ok := strings.Cut(strings.TrimSpace(link), ">")
		if !ok || !strings.Contains(rel, `rel="next"`) {
			continue
		}
		u, err := url.Parse(strings.TrimPrefix(address, "<"))
		if err == nil && u.Host == got.At.Host && u.String() != got.At.String() {
			return u.String()
		}
	}
	return ""
}

// mayPass reports whether an error may well be gone at the next try.
func mayPass(err error) bool {
	var p *Problem
	return errors.As(err, &p) && p.passing || raw.MayPass(err)
}
