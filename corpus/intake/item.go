package intake

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/intake/raw"
)

// item checks what a source says and makes an Item of it, or a Problem.
func (in *reading) item(place string, f raw.Article) (Item, error) {
	f.ID, f.URL = in.public(f.ID), in.public(f.URL)
	former := corpus.IdentityOf(f.ID, f.URL, f.Text)
	f.ID, f.URL = raw.WithoutTracking(f.ID), raw.WithoutTracking(f.URL)
	id := corpus.IdentityOf(f.ID, f.URL, f.Text)
	if former == id {
		former = ""
	}
	f.KeepWebAddresses()
	f.Release()
	status, err := in.standing(place, id, f)
	if err != nil {
		return Item{}, err
	}
	now := in.intake.options.Clock()
	if err := in.expired(place, id, &f, now); err != nil {
		return Item{}, err
	}
	article := corpus.Article{
		ID:       id,
		URL:      f.URL,
		Outlet:   line(f.Outlet),
		Headline: line(f.Headline),
		Byline:   line(f.Byline),
		Section:  line(f.Section),
		Tags:     cleanTags(f.Tags),
		Status:   status,
		Body:     f.Text,
	}
	if article.Published, err = raw.ReadDate(f.Published, now); err != nil {
		f.Warn("published " + err.Error() + ": kept as unknown")
	}
	if since := in.source.Since; !article.Published.IsZero() && article.Published.Before(since) {
		day := since.Format(time.DateOnly)
		return Item{}, &Problem{Place: place, Err: errors.New("published before " + day), Fix: "nothing: it was passed over", PassedOver: "published before " + day}
	}
	if article.Updated, err = raw.ReadDate(f.Updated, now); err != nil {
		f.Warn("updated " + err.Error() + ": kept as unknown")
	}
	// An embargo that cannot be read keeps the article out: to show it too
	// early is the one mistake that cannot be taken back.
	until, assumed, err := raw.ReadEmbargo(f.Embargo)
	if err != nil {
		return Item{}, heldBack(place, err)
	}
	if !in.intake.options.Unpublished {
		if now.Before(until) { // after it nobody need know
			f.Warn(assumed)
		}
		article.EmbargoUntil = until
	}
	if err := article.Validate(); err != nil {
		return Item{}, &Problem{Place: place, Err: err, Fix: fixFor(err, article)}
	}
	return Item{Article: article, Former: former, Place: place, Warnings: f.Warnings, Claims: f.Claims, Times: f.Times, unknown: f.Unknown, notes: f.Notes}, nil
}

// public is the id or the address of an article without what opens its source: an article
// is often shown under the address that it was fetched from.
func (in *reading) public(address string) string {
	address = strings.ToValidUTF8(strings.TrimSpace(address), "\ufffd")
	if before, _, ok := strings.Cut(in.address, "?"); ok && strings.HasPrefix(address, before+"?") {
		return string(corpus.SourceAt(address))
	}
	return corpus.PublicURL(address)
}

// standing judges whether an article is one that may be stored.
func (in *reading) standing(place string, id corpus.ArticleID, f raw.Article) (corpus.Status, error) {
	status, unpublished, known := raw.ReadStatus(f.Status)
	switch {
	case in.intake.options.Unpublished:
		return corpus.Published, nil
	case f.Kind != "":
		return "", &Problem{Place: place, Err: errors.New("a " + f.Kind + ", no article"), Fix: "nothing: it was passed over", PassedOver: f.Kind, ID: id}
	case unpublished != "":
		return "", &Problem{Place: place, Err: errors.New("not published: " + unpublished), Fix: "nothing: it was passed over", PassedOver: unpublished, ID: id}
	case !known:
		return "", heldBack(place, raw.Wrong("held back: use published, corrected or withdrawn, or what a system calls them", "unknown status %q", f.Status))
	case f.Doubt != nil:
		return "", heldBack(place, f.Doubt)
	case status == corpus.Withdrawn && strings.TrimSpace(f.Text) == "":
		return "", &Problem{Place: place, Err: errors.New("withdrawn, without its text"), Fix: "nothing: what is stored of it is withdrawn", PassedOver: "withdrawn", ID: id}
	}
	return status, nil
}

// expired reports an article that was published until a moment that has passed. Of one that
// lies ahead it is told that nothing will happen then.
func (in *reading) expired(place string, id corpus.ArticleID, f *raw.Article, now time.Time) error {
	if f.Expires == "" || in.intake.options.Unpublished {
		return nil
	}
	until, err := raw.ParseDate(f.Expires)
	switch {
	case err != nil:
		f.Warn(fmt.Sprintf("the end of its publication %q is not understood: it is kept", f.Expires))
	case until.Before(now):
		what := "expired " + until.Format(time.DateOnly)
		return &Problem{Place: place, Err: errors.New(what), Fix: "nothing: it was passed over", PassedOver: "expired", ID: id}
	default:
		f.Warn("it expires on " + until.Format(time.DateOnly) + ": withdraw it then, or have its source bring it again")
	}
	return nil
}

// heldBack is the problem of an article that stays out, so that it is not shown too early.
func heldBack(place string, err error) *Problem {
	p := problem(place, err)
	p.HeldBack = true
	return p
}

func fixFor(err error, article corpus.Article) string {
	switch {
	case errors.Is(err, corpus.ErrNoText):
		return "give it a text; nothing else is required"
	case errors.Is(err, corpus.ErrNotUTF8):
		return raw.MendUTF8
	}
	return "correct that field"
}

// line is a text on one line, in UTF-8.
func line(text string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(text, "\ufffd")), " ")
}

func cleanTags(tags []string) []string {
	var out []string
	for _, tag := range tags {
		if tag = line(tag); tag != "" {
			out = append(out, tag)
		}
	}
	return out
}
