package intake

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"strings"
	"time"

	"github.com/temoto/robotstxt"

	"onrecord/corpus"
	"onrecord/corpus/intake/fetch"
	"onrecord/corpus/intake/raw"
)

// sitemapEntry is a page, or another sitemap, with what a sitemap for news says of it.
type sitemapEntry struct {
	Loc       string `xml:"loc"`
	Modified  string `xml:"lastmod"`
	Published string `xml:"news>publication_date"`
	Title     string `xml:"news>title"`
	Outlet    string `xml:"news>publication>name"`
}

// maxSitemapDepth is how deep sitemaps may name others.
const maxSitemapDepth = 3

// isSitemap reports whether a document is a sitemap or an index of them.
func isSitemap(content []byte) bool {
	head := content[:min(len(content), 4096)]
	if bytes.HasPrefix(head, []byte("\x1f\x8b")) {
		if z, err := gzip.NewReader(bytes.NewReader(content)); err == nil {
			head = make([]byte, 4096)
			n, _ := io.ReadFull(z, head)
			head = head[:n]
		}
	}
	return bytes.Contains(head, []byte("<urlset")) || bytes.Contains(head, []byte("<sitemapindex"))
}

// readSitemap reads the pages that a sitemap names and the archive does not have as
// they are, as far as the site lets machines read them. What fails is told, and the
// rest goes on.
func (in web) readSitemap(ctx context.Context, address string, got fetch.Answer, depth int, out sink) bool {
	pages, maps, err := parseSitemap(got.Content)
	if err != nil && !out(Item{}, problem(placeOf(address), err)) {
		return false
	}
	for _, e := range maps {
		at := resolveAt(got.At, e.Loc)
		if depth >= maxSitemapDepth || in.reading.isOld(e.Modified) || !in.reading.budget.sitemap(at) {
			continue
		}
		inner, err := in.reading.get(ctx, at, fetch.Validators{})
		if err != nil {
			if !out(Item{}, problem(placeOf(at), err)) {
				return false
			}
			continue
		}
		if !in.readSitemap(ctx, at, inner, depth+1, out) {
			return false
		}
	}
	for _, e := range pages {
		at := resolveAt(got.At, e.Loc)
		if !raw.IsURL(at) || in.reading.isOld(e.Published) || in.reading.isOld(e.Modified) || in.intake.options.Known(corpus.ArticleID(at), lastChange(e)) {
			continue
		}
		if !in.reading.budget.one() {
			return true
		}
		if !in.readNamed(ctx, at, e, out) {
			return false
		}
	}
	return true
}

// readNamed reads a page that a sitemap names.
func (in web) readNamed(ctx context.Context, at string, e sitemapEntry, out sink) bool {
	a, err := in.entryPage(ctx, at)
	if err != nil {
		return out(Item{}, problem(placeOf(at), err))
	}
	a.ID = at
	a.Headline, a.Outlet = cmp.Or(a.Headline, e.Title), cmp.Or(a.Outlet, e.Outlet)
	a.Published, a.Updated = cmp.Or(a.Published, e.Published), cmp.Or(a.Updated, e.Modified)
	return out(in.reading.entry(placeOf(at), a))
}

// isOld reports whether a day of a sitemap is one before those that are wanted.
func (in *reading) isOld(day string) bool {
	if in.source.Since.IsZero() || strings.TrimSpace(day) == "" {
		return false
	}
	t, err := raw.ParseDate(strings.TrimSpace(day))
	return err == nil && t.Before(in.source.Since)
}

// lastChange is when a page changed, as far as its sitemap says; zero is unknown.
func lastChange(e sitemapEntry) time.Time {
	t, err := time.Parse(time.RFC3339, strings.TrimSpace(e.Modified))
	if err != nil {
		return time.Time{}
	}
	return t
}

// resolveAt is an address as it is named at another.
func resolveAt(at *url.URL, address string) string {
	ref, err := url.Parse(strings.TrimSpace(address))
	if err != nil || at == nil {
		return strings.TrimSpace(address)
	}
	ref = at.ResolveReference(ref)
	ref.User, ref.Fragment = nil, ""
	return ref.String()
}

// parseSitemap reads the pages and the other sitemaps that a sitemap names.
func parseSitemap(content []byte) (pages, maps []sitemapEntry, err error) {
	var from io.Reader = bytes.NewReader(content)
	if bytes.HasPrefix(content, []byte("\x1f\x8b")) {
		z, err := gzip.NewReader(from)
		if err != nil {
			return nil, nil, raw.Wrong("try again later", "the sitemap is damaged: %w", err)
		}
		from = io.LimitReader(z, 4*raw.MaxArticle)
	}
	d := xml.NewDecoder(from)
	d.Strict = false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return pages, maps, nil
		}
		if err != nil {
			return pages, maps, raw.Wrong("try again later", "the sitemap is damaged: %w", err)
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "url" && start.Name.Local != "sitemap" {
			continue
		}
		var e sitemapEntry
		if err := d.DecodeElement(&e, &start); err != nil {
			return pages, maps, raw.Wrong("try again later", "the sitemap is damaged: %w", err)
		}
		if start.Name.Local == "url" {
			pages = append(pages, e)
		} else {
			maps = append(maps, e)
		}
	}
}

// robots are the wishes of a host, as they were when they were asked for.
type robots struct {
	rules *robotstxt.RobotsData
	until time.Time
}

// mayRead reports whether a host lets machines read a page. One that does not answer
// is asked again later, and says nothing against it.
func (in web) mayRead(ctx context.Context, address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	rules := in.rulesOf(ctx, u)
	return rules == nil || rules.TestAgent(u.EscapedPath(), "onrecord")
}

// rulesOf are what the host of an address tells machines, nil where it tells nothing.
func (in web) rulesOf(ctx context.Context, u *url.URL) *robotstxt.RobotsData {
	host := u.Scheme + "://" + u.Host
	in.intake.mu.Lock()
	r := in.intake.robots[host]
	in.intake.mu.Unlock()
	if now := in.intake.options.Clock(); r == nil || now.After(r.until) {
		r = &robots{until: now.Add(time.Hour)}
		if got, err := in.intake.net.Get(ctx, in.reading.origin, host+"/robots.txt", fetch.Validators{}); err == nil {
			r.rules, _ = robotstxt.FromBytes(got.Content)
		}
		in.intake.mu.Lock()
		in.intake.robots[host] = r
		in.intake.mu.Unlock()
	}
	return r.rules
}
