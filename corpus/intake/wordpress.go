package intake

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"onrecord/corpus/intake/fetch"
)

// isPostsAPI reports whether an address is that of the posts of the WordPress REST API,
// or of another of its types.
func isPostsAPI(address string) bool {
	u, err := url.Parse(address)
	return err == nil && strings.Contains(u.Path+"?"+u.RawQuery, "wp/v2/")
}

// postsPerPage is the most that WordPress gives at once.
const postsPerPage = 100

// unpublishedPosts are the statuses under which a post may be found that is not
// published any more. WordPress tells them to whoever may edit posts.
const unpublishedPosts = "publish,future,draft,pending,private,trash"

// posts reads the posts of a site, in the order in which they were last changed.
type posts struct {
	reading *reading
	address *url.URL
	note    string    // under which it is noted how far they were read
	since   time.Time // what changed before it was read
	page    int       // of what changed since
	all     bool      // the site does not know "since", and gives all
	editor  bool      // ask for what is not published too
}

// readPosts reads the posts that changed since the last reading. Each page is asked for
// by the time of the last post of the one before, so that posts that change meanwhile
// push none out of sight.
func (in web) readPosts(ctx context.Context, address string, out sink) bool {
	u, err := url.Parse(address)
	if err != nil {
		return out(Item{}, problem(placeOf(address), err))
	}
	p := posts{reading: in.reading, address: u, note: "since " + address + " from " + in.reading.source.Since.Format(time.DateOnly), page: 1, editor: in.reading.origin.User != nil}
	p.since, _ = time.Parse(time.RFC3339, in.reading.source.Notes.get(p.note)) // zero where nothing was noted
	for in.reading.budget.one() {
		got, err := p.get(ctx)
		switch {
		case err != nil:
			return out(Item{}, problem(placeOf(address), err))
		case len(got.Content) == 0 || string(bytes.TrimSpace(got.Content)) == "[]":
			return true
		}
		whole := true
		more := in.readAnswer(ctx, address, got, func(item Item, err error) bool {
			whole = whole && !mayPass(err)
			return out(item, err)
		})
		if !more || !whole || !p.turn(got.Content) {
			return more
		}
	}
	return true
}

// get asks for a page of posts; beyond the last one there is no content. An account that may not see what is unpublished is asked
// for the rest.
func (p *posts) get(ctx context.Context) (fetch.Answer, error) {
	got, err := p.reading.get(ctx, p.request(), fetch.Validators{})
	refused := new(fetch.StatusError)
	if !errors.As(err, &refused) {
		return got, err
	}
	switch code := refused.Code; {
	case p.page > 1 && code == http.StatusBadRequest:
		return fetch.Answer{}, nil
	case p.editor && (code == http.StatusBadRequest || code == http.StatusForbidden):
		p.editor = false
		return p.reading.get(ctx, p.request(), fetch.Validators{})
	}
	return got, err
}

// request is the address of the page that is next.
func (p *posts) request() string {
	query := p.address.Query()
	query.Set("per_page", strconv.Itoa(postsPerPage))
	query.Set("orderby", "modified")
	query.Set("order", "asc")
	query.Set("page", strconv.Itoa(p.page))
	query.Set("_embed", "1")
	if p.editor && !query.Has("status") {
		query.Set("status", unpublishedPosts)
	}
	if !p.since.IsZero() && !p.all {
		query.Set("modified_after", p.since.Format(time.RFC3339))
	}
	if !p.reading.source.Since.IsZero() {
		query.Set("after", p.reading.source.Since.Format(time.RFC3339))
	}
	u := *p.address
	u.RawQuery = query.Encode()
	return u.String()
}

// turn notes how far the posts were read, and reports whether there are more. Posts that
// changed in the second of the last one are asked for again: others may have since.
func (p *posts) turn(content []byte) bool {
	var list []struct {
		Modified string `json:"modified_gmt"`
	}
	if json.Unmarshal(content, &list) != nil || len(list) == 0 {
		return false
	}
	last, err := time.Parse("2006-01-02T15:04:05", list[len(list)-1].Modified)
	first, errFirst := time.Parse("2006-01-02T15:04:05", list[0].Modified)
	if p.all = p.all || err != nil || errFirst != nil || !p.since.IsZero() && !first.After(p.since); p.all {
		p.page++
		return len(list) == postsPerPage
	}
	if next := last.Add(-time.Second); next.After(p.since) {
		p.since, p.page = next, 1
		p.reading.source.Notes.set(p.note, next.Format(time.RFC3339))
	} else {
		p.page++
	}
	return len(list) == postsPerPage
}
