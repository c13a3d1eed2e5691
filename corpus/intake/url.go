package intake

import (
	"context"
	"errors"
	"mime"
	"net/http"
	"path"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/intake/fetch"
	"onrecord/corpus/intake/format"
	"onrecord/corpus/intake/page"
	"onrecord/corpus/intake/raw"
)

// readAddress reads a feed, a sitemap, a document or a page from the network. A feed
// that has not changed since it was last read to its end gives nothing.
func (in web) readAddress(ctx context.Context, address string, out sink) bool {
	if isPostsAPI(address) {
		return in.readPosts(ctx, address, out)
	}
	got, err := in.reading.get(ctx, address, in.reading.source.Notes.validators(address))
	switch {
	case err != nil:
		return out(Item{}, problem(placeOf(address), err))
	case got.Unchanged:
		return true
	}
	complete := true
	watched := func(item Item, err error) bool {
		complete = complete && !mayPass(err) && !isOf(address, err) && !in.intake.isPartial(item.Article.ID)
		return out(item, err)
	}
	var more bool
	switch {
	case isFeed(got.Content, got.Type):
		more = in.readFeed(ctx, feedSource{place: placeOf(address), content: got.Content, contentType: got.Type, at: got.At}, watched)
	case isSitemap(got.Content):
		more = in.readSitemap(ctx, address, got, 0, watched)
	default:
		more = in.readAnswer(ctx, address, got, watched)
	}
	if more && complete && !in.reading.budget.spent {
		in.reading.source.Notes.setValidators(address, got.Validators)
	}
	return more
}

// readAnswer reads what is no feed: a page, or a document of another format.
func (in web) readAnswer(ctx context.Context, address string, got fetch.Answer, out sink) bool {
	if isHTML(got) {
		a, err := in.pageOf(ctx, got)
		switch {
		case isNoArticle(err):
			return out(Item{}, in.noArticle(ctx, got, err))
		case err != nil:
			return out(Item{}, problem(placeOf(address), err))
		}
		return out(in.reading.entry(placeOf(address), a))
	}
	d := format.Of(path.Base(got.At.Path), got.Type, got.Content)
	d.Map = in.reading.source.Map
	kind, err := format.Detect(d)
	if err != nil || kind == nil {
		return out(Item{}, problem(placeOf(address), notReadable(got)))
	}
	more := true
	err = kind.Read(ctx, d, func(e format.Entry, err error) bool {
		if e.Alone && e.ID == "" && e.URL == "" {
			e.URL = got.At.String()
		}
		if err != nil {
			more = out(Item{}, problem(placeOf(address)+e.Place, err))
		} else {
			more = out(in.reading.entry(placeOf(address)+e.Place, e.Article))
		}
		return more
	})
	if err != nil && more {
		return out(Item{}, problem(placeOf(address), err))
	}
	return more
}

// placeOf is the place of what was found at an address, without the keys that open it.
func placeOf(address string) string { return string(corpus.SourceAt(address)) }

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
func (in web) pageOf(ctx context.Context, got fetch.Answer) (raw.Article, error) {
	a, err := page.Parse(got.Content, got.Type, got.At)
	if err != nil {
		return a, err
	}
	next := page.Next(got.Content, got.At)
	for part := 2; next != "" && part <= maxParts; part++ {
		more, err := in.reading.get(ctx, next, fetch.Validators{})
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

// isOf reports the problem of an address as a whole, which is told again at each reading.
func isOf(address string, err error) bool {
	var p *Problem
	return errors.As(err, &p) && p.Place == placeOf(address) && p.PassedOver == ""
}

// mayPass reports whether an error may well be gone at the next try.
func mayPass(err error) bool {
	var p *Problem
	return errors.As(err, &p) && p.passing || raw.MayPass(err)
}
