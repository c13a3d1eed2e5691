package corpus

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/publicsuffix"
)

// Source is what brings articles: the address of a feed or a page, without
// credentials; the path of a folder that is polled; or [ByHand]. It is empty for
// articles that were stored before the archive kept it.
type Source string

// ByHand is the source of what somebody adds from a file.
const ByHand Source = "by hand"

// mayRevise reports whether a source may revise an article: the one that brought
// it, or another feed of the same host, as of the desks of one outlet. What came
// before sources were kept belongs to whoever has the files, or to a feed of the
// article's own site.
func (s Source) mayRevise(old Article) bool {
	switch {
	case s == old.Source:
		return true
	case old.Source == "":
		return s.host() == "" || siteOf(s.host()) == siteOf(hostOf(old.URL))
	}
	return s.host() != "" && s.host() == old.Source.host()
}

// isAnothers reports whether an article that comes under the id of a stored one is that
// of another outlet, whose numbers begin at 1 too. The outlets tell or, where one is not
// named, the sites; the same address, or the same text, is the same article. Of what somebody
// adds by hand from exports that name neither, the texts tell. What was withdrawn is
// withdrawn by whatever name.
func (a Article) isAnothers(old Article) bool {
	if a.Status == Withdrawn || a.Body == old.Body || a.URL != "" && a.URL == old.URL {
		return false
	}
	if a.Outlet != "" && old.Outlet != "" {
		return !sameOutlet(a.Outlet, old.Outlet)
	}
	if site, was := siteOf(hostOf(a.URL)), siteOf(hostOf(old.URL)); site != "" && was != "" {
		return site != was
	}
	return a.Source == ByHand && a.Status != Corrected && isUnlike(a.Body, old.Body)
}

const (
	run       = 3  // words that two versions of a text have together
	fewRuns   = 20 // of so many such runs one is in both, or the texts are two
	noteWords = 40 // of a text that says what became of a longer one
)

// isUnlike reports whether a text is no version of another one: hardly any three words stand
// beside each other in both. A note in the place of a longer text, "removed for legal
// reasons", is a version of it.
func isUnlike(text, old string) bool {
	now, was := strings.Fields(strings.ToLower(text)), strings.Fields(strings.ToLower(old))
	if len(now) < run || len(was) < run || len(now) < noteWords && len(was) > 3*len(now) {
		return false
	}
	if len(now) > len(was) {
		now, was = was, now
	}
	known := make(map[[run]string]bool)
	for i := run; i <= len(was); i++ {
		known[[run]string(was[i-run:i])] = true
	}
	shared := 0
	for i := run; i <= len(now); i++ {
		if known[[run]string(now[i-run:i])] {
			shared++
		}
	}
	return shared*fewRuns < len(now)-run+1
}

// sameOutlet reports whether two names are those of one outlet: "Courier", "The Courier",
// "courier.example".
func sameOutlet(a, b string) bool {
	a, b = strings.TrimPrefix(strings.ToLower(a), "the "), strings.TrimPrefix(strings.ToLower(b), "the ")
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

// Sources tells which articles each source brought, and by which ids they come.
type Sources struct {
	file *file
}

// FormerID is the id by which the archive has an article that went by another one:
// files went by their base name before they went by their path. What is recognised once,
// by its text or because it came before sources were kept, is remembered. The id is the
// article's own where the archive has it by that, or not at all.
func (s *Sources) FormerID(ctx context.Context, article Article, former ArticleID) (id ArticleID, err error) {
	known, err := column[ArticleID](s.file.db.QueryContext(ctx, `SELECT article FROM former_ids WHERE id = ? UNION ALL SELECT id FROM articles WHERE id = ?`, article.ID, article.ID))
	if err != nil {
		return article.ID, s.file.wrap("read the archive", err)
	}
	if len(known) > 0 {
		return known[0], nil
	}
	old, err := s.file.article(ctx, former)
	if errors.Is(err, ErrNotFound) || err == nil && old.Source != "" && old.Body != article.Body {
		return article.ID, nil
	}
	if err != nil {
		return article.ID, err
	}
	_, err = s.file.db.ExecContext(ctx, `INSERT INTO former_ids (id, article) VALUES (?, ?)`, article.ID, former)
	return former, s.file.wrap("write to the archive", err)
}

// KnownAs are the other ids by which an article comes now, see [Sources.FormerID].
func (s *Sources) KnownAs(ctx context.Context, id ArticleID) ([]ArticleID, error) {
	ids, err := column[ArticleID](s.file.db.QueryContext(ctx, `SELECT id FROM former_ids WHERE article = ?`, id))
	return ids, s.file.wrap("read the archive", err)
}

// SourceCount is what the archive has of a source.
type SourceCount struct {
	Articles int // not withdrawn
	Newest   Day // on which one of them was published; empty is unknown
}

// Counts counts the articles of each source.
func (s *Sources) Counts(ctx context.Context) (map[Source]SourceCount, error) {
	rows, err := s.file.db.QueryContext(ctx, `SELECT source, count(*), max(day) FROM articles WHERE status <> 'withdrawn' GROUP BY source`)
	if err != nil {
		return nil, s.file.wrap("count the articles of sources", err)
	}
	defer rows.Close()
	counts := map[Source]SourceCount{}
	for rows.Next() {
		var source Source
		var c SourceCount
		if err := rows.Scan(&source, &c.Articles, &c.Newest); err != nil {
			return nil, s.file.wrap("count the articles of sources", err)
		}
		source = SourceAt(string(source)) // what was stored with a key
		counts[source] = SourceCount{counts[source].Articles + c.Articles, max(counts[source].Newest, c.Newest)}
	}
	return counts, s.file.wrap("count the articles of sources", rows.Err())
}

// BroughtBy returns the articles of a source that are not withdrawn.
func (s *Sources) BroughtBy(ctx context.Context, source Source) ([]ArticleID, error) {
	ids, err := column[ArticleID](s.file.db.QueryContext(ctx, `SELECT id FROM articles WHERE source = ? AND status <> 'withdrawn' ORDER BY id`, source))
	return ids, s.file.wrap("list the articles of a source", err)
}

// TakeBack withdraws an article that its source does not publish any more: it is a
// draft again, or private, or deleted. It tells whether that changed anything: the
// archive may not have it, or have it of another source.
func (s *Sources) TakeBack(ctx context.Context, now time.Time, id ArticleID, source Source, what string) (bool, error) {
	r, err := s.file.article(ctx, id)
	switch {
	case errors.Is(err, ErrNotFound):
		return false, nil
	case err != nil:
		return false, err
	case r.Status == Withdrawn || !source.mayRevise(r.Article):
		return false, nil
	}
	return true, s.file.setStatus(ctx, now, id, Withdrawn, takenBack+what)
}

// host is the host of a source on the web; empty for others.
func (s Source) host() string { return hostOf(string(s)) }

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

// siteOf is the registered domain of a host: "post.example" of "www.post.example".
func siteOf(host string) string {
	if site, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return site
	}
	return host
}

// SourceAt is the source that is read at an address. What opens the address is no part of
// it, for it is shown: name and password, and the keys in its query.
func SourceAt(address string) Source {
	address = PublicURL(address)
	before, rest, ok := strings.Cut(address, "?")
	if !ok || !strings.Contains(before, "://") {
		return Source(address)
	}
	query, fragment, hasFragment := strings.Cut(rest, "#")
	var kept []string
	for _, parameter := range strings.Split(query, "&") {
		if name, _, _ := strings.Cut(parameter, "="); !opensAddress(name) {
			kept = append(kept, parameter)
		}
	}
	if len(kept) > 0 {
		before += "?" + strings.Join(kept, "&")
	}
	if hasFragment {
		before += "#" + fragment
	}
	return Source(before)
}

// opening are the words that the names of such parameters end in: "api_key", "X-Amz-Signature".
var opening = []string{"key", "token", "secret", "password", "passwd", "pwd", "pass", "auth", "authorization", "signature", "sig", "credential", "credentials", "jwt"}

// opensAddress reports whether a parameter of a query is a key, by its name.
func opensAddress(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(opening, func(word string) bool { return strings.HasSuffix(name, word) })
}

// PublicURL is an address without the name and password that may stand before its
// host: they are for whoever fetches it, and what is stored is shown. A text that is
// no address stays as it is.
func PublicURL(address string) string {
	scheme, rest, ok := strings.Cut(address, "://")
	if !ok {
		return address
	}
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	at := strings.LastIndexByte(rest[:end], '@')
	return scheme + "://" + rest[at+1:]
}
