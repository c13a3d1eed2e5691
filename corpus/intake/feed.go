package intake

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	jsonfeed "github.com/mmcdole/gofeed/json"

	"onrecord/corpus"
)

// feedSource is a feed and where it came from.
type feedSource struct {
	place       string
	content     []byte
	contentType string
	at          *url.URL // nil for a file
}

func (in *Intake) readFeedFile(ctx context.Context, path string, out sink) bool {
	content, err := in.load(path)
	if err != nil {
		return out(Item{}, located(path, err))
	}
	return in.readFeed(ctx, feedSource{place: path, content: content}, out)
}

// readFeed reads the items of a feed.
func (in *Intake) readFeed(ctx context.Context, from feedSource, out sink) bool {
	feed, warning, err := parseFeed(from.content, from.contentType)
	if err != nil {
		return out(Item{}, located(from.place, err))
	}
	for i, entry := range feed.Items {
		f := entryFields(feed, i, from)
		if warning != "" {
			f.warnings = append(f.warnings, warning)
		}
		place := cmp.Or(f.url, fmt.Sprintf("%s (item %d)", from.place, i+1))
		if f.text == "" {
			if in.known(f.id, entry) {
				continue
			}
			if err := in.complete(ctx, &f, richText(entry.Description)); err != nil {
				if !out(Item{}, located(place, err)) {
					return false
				}
				continue
			}
		}
		if !out(in.item(place, f)) {
			return false
		}
	}
	return true
}

// parseFeed reads RSS, Atom or JSON Feed.
func parseFeed(content []byte, contentType string) (feed *gofeed.Feed, warning string, err error) {
	defer guard("the feed", &err)
	text, warning := toUTF8(content, contentType)
	parser := gofeed.NewParser()
	parser.KeepOriginalFeed = true // JSON Feed alone tells plain text from HTML
	parser.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	feed, err = parser.ParseString(withoutDeclaration(text))
	if err != nil {
		return nil, "", wrong("check that it is RSS, Atom or JSON Feed, and whole", "the feed cannot be read: %w", err)
	}
	return feed, warning, nil
}

// withoutDeclaration drops the XML declaration, whose encoding is no longer true.
func withoutDeclaration(text string) string {
	text = strings.TrimLeft(text, " \t\r\n")
	if strings.HasPrefix(text, "<?xml") {
		if _, rest, ok := strings.Cut(text, "?>"); ok {
			return strings.TrimLeft(rest, " \t\r\n")
		}
	}
	return text
}

// isFeed reports whether a document is a feed of a kind that parseFeed reads.
func isFeed(content []byte, contentType string) bool {
	if bytes.HasPrefix(bytes.TrimLeft(content, "\ufeff \t\r\n"), []byte("{")) {
		return isJSONFeed(bytes.TrimPrefix(content, []byte("\ufeff")))
	}
	text, _ := toUTF8(content, contentType)
	switch gofeed.DetectFeedType(strings.NewReader(withoutDeclaration(text))) {
	case gofeed.FeedTypeRSS, gofeed.FeedTypeAtom:
		return true
	}
	return false
}

// entryFields takes what the feed itself says of its item i. The text is empty
// where the feed gives only a summary.
func entryFields(feed *gofeed.Feed, i int, from feedSource) fields {
	entry := feed.Items[i]
	f := fields{
		url:       entryURL(feed, entry, from),
		outlet:    richLine(feed.Title),
		headline:  richLine(entry.Title),
		published: entryDate(entry.Published, entry.PublishedParsed),
		updated:   entryDate(entry.Updated, entry.UpdatedParsed),
		tags:      entry.Categories,
		text:      entryText(feed, i),
	}
	f.id = entryID(feed, entry, from, f.url)
	var authors []string
	for _, author := range entry.Authors {
		if name := strings.TrimSpace(author.Name); name != "" {
			authors = append(authors, name)
		}
	}
	f.byline = strings.Join(authors, ", ")
	return f
}

// entryText returns the full text of item i, or nothing where the feed does
// not give it or breaks it off.
func entryText(feed *gofeed.Feed, i int) string {
	text := richText(feed.Items[i].Content)
	if original, ok := feed.OriginalFeed().(*jsonfeed.Feed); ok && original.Items[i].ContentHTML == "" {
		text = original.Items[i].ContentText
	}
	if _, cut := breaksOff(text); cut {
		return ""
	}
	return text
}

// entryDate returns a date of an item with the offset that the feed prints.
// gofeed knows the zones that feeds name, but gives every date in UTC.
func entryDate(printed string, read *time.Time) string {
	if read == nil {
		return printed
	}
	t, err := parseDate(strings.TrimSpace(printed))
	if err != nil {
		return read.Format(time.RFC3339)
	}
	// A zone that is named is UTC to parseDate, so what the two are apart is
	// its offset. More than any zone has means that they read different days.
	if apart := t.Sub(*read); apart != 0 && apart.Abs() <= 14*time.Hour {
		t = read.In(time.FixedZone("", int(apart.Seconds())))
	} else if apart != 0 {
		t = *read
	}
	return t.Format(time.RFC3339)
}

// entryURL returns the address of an item's page: its link, else an id that is
// an address.
func entryURL(feed *gofeed.Feed, entry *gofeed.Item, from feedSource) string {
	link := strings.TrimSpace(entry.Link)
	if link == "" && isURL(entry.GUID) {
		link = entry.GUID
	}
	base := from.at
	if base == nil {
		base, _ = url.Parse(feed.Link)
	}
	ref, err := url.Parse(link)
	if err != nil || link == "" || base == nil {
		return ""
	}
	if link = base.ResolveReference(ref).String(); !isURL(link) {
		return ""
	}
	return link
}

// entryID returns the id of an item. One that is unique only within its feed
// gets the name of the feed's site before it, so that those of two feeds
// cannot be mistaken for one.
func entryID(feed *gofeed.Feed, entry *gofeed.Item, from feedSource, link string) string {
	id := strings.TrimSpace(entry.GUID)
	if id == "" {
		return link
	}
	for _, scheme := range []string{"http://", "https://", "tag:", "urn:"} {
		if strings.HasPrefix(id, scheme) {
			return id
		}
	}
	site := filepath.Base(from.place)
	if home, err := url.Parse(feed.Link); err == nil && home.Host != "" {
		site = home.Host
	} else if from.at != nil {
		site = from.at.Host
	}
	return site + ":" + id
}

// known reports whether the page of an item need not be fetched.
func (in *Intake) known(id string, entry *gofeed.Item) bool {
	if in.isPartial(corpus.ArticleID(id)) {
		return false
	}
	updated := cmp.Or(entry.UpdatedParsed, entry.PublishedParsed, &time.Time{})
	return in.options.Known(corpus.ArticleID(id), *updated)
}

func (in *Intake) isPartial(id corpus.ArticleID) bool {
	in.mu.Lock()
	defer in.mu.Unlock()
	return in.partial[id]
}

// complete fetches the page of an item of which the feed has only a summary.
// Where that fails, the summary stands in; if the failure may pass, the page
// is asked for again when the feed is next read.
func (in *Intake) complete(ctx context.Context, f *fields, summary string) error {
	page, err := in.entryPage(ctx, f.url)
	in.setPartial(f.id, err != nil && summary != "" && mayPass(err))
	switch {
	case err != nil && summary == "":
		return err
	case err != nil:
		f.text = summary
		f.warnings = append(f.warnings, fmt.Sprintf("only the feed's summary was read: %v", err))
		return nil
	}
	f.text = page.text
	f.url = cmp.Or(page.url, f.url)
	f.outlet = cmp.Or(page.outlet, f.outlet)
	f.headline = cmp.Or(f.headline, page.headline)
	f.byline = cmp.Or(page.byline, f.byline)
	f.section = page.section
	// The page's dates have the outlet's own offset; a feed's often do not.
	f.published = cmp.Or(page.published, f.published)
	f.updated = cmp.Or(page.updated, f.updated)
	if len(cleanTags(f.tags)) == 0 {
		f.tags = page.tags
	}
	f.warnings = append(f.warnings, page.warnings...)
	return nil
}

func (in *Intake) entryPage(ctx context.Context, address string) (fields, error) {
	if address == "" {
		return fields{}, wrong("ask the outlet for a fuller feed", "the item has neither its full text nor a link")
	}
	got, err := in.fetch(ctx, address, validators{})
	if err != nil {
		return fields{}, err
	}
	return got.page()
}

func (in *Intake) setPartial(id string, partial bool) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if partial {
		in.partial[corpus.ArticleID(id)] = true
	} else {
		delete(in.partial, corpus.ArticleID(id))
	}
}
