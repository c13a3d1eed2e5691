package intake

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"
	jsonfeed "github.com/mmcdole/gofeed/json"

	"onrecord/corpus"
	"onrecord/corpus/intake/fetch"
	"onrecord/corpus/intake/format"
	"onrecord/corpus/intake/markup"
	"onrecord/corpus/intake/page"
	"onrecord/corpus/intake/raw"
	"onrecord/corpus/pattern"
)

// feedSource is a feed and where it came from.
type feedSource struct {
	place       string
	content     []byte
	contentType string
	at          *url.URL // nil for a file
}

// readFeedFile reads a feed that is a file; what it only summarises is fetched.
func (in files) readFeedFile(ctx context.Context, s file, d *format.Document, out sink) bool {
	if d.Size > raw.MaxArticle {
		return out(Item{}, problem(s.path, raw.Wrong("divide it", "the feed is larger than %d MiB", raw.MaxArticle>>20)))
	}
	content := make([]byte, d.Size)
	n, err := d.ReadAt(content, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return out(Item{}, problem(s.path, raw.Bare(err)))
	}
	return in.reading.web().readFeed(ctx, feedSource{place: s.path, content: content[:n]}, out)
}

// readFeed reads the items of a feed.
func (in web) readFeed(ctx context.Context, from feedSource, out sink) bool {
	feed, warning, err := parseFeed(from.content, from.contentType)
	if err != nil {
		return out(Item{}, problem(from.place, err))
	}
	shared := sharedGUIDs(feed)
	said := itemValues(feed, from.content)
	for i, entry := range feed.Items {
		f := entryFields(feed, i, from, shared)
		standing(&f, entry, said[i])
		f.Warn(warning)
		place := cmp.Or(placeOf(f.URL), fmt.Sprintf("%s (item %d)", from.place, i+1))
		if _, unpublished, known := raw.ReadStatus(f.Status); f.Text == "" && known && unpublished == "" {
			if in.intake.known(f.ID, entry) || !in.reading.budget.one() {
				continue
			}
			if err := in.complete(ctx, &f, markup.Rich(entry.Description)); err != nil {
				if !out(Item{}, problem(place, err)) {
					return false
				}
				continue
			}
		}
		if !out(in.reading.entry(place, f)) {
			return false
		}
	}
	return true
}

// sharedGUIDs are the ids that items with different links share: they name none.
func sharedGUIDs(feed *gofeed.Feed) map[string]bool {
	links, shared := map[string]string{}, map[string]bool{}
	for _, entry := range feed.Items {
		if link, seen := links[entry.GUID]; seen && link != entry.Link {
			shared[entry.GUID] = true
		}
		links[entry.GUID] = entry.Link
	}
	return shared
}

// itemValues are all that the items of a JSON Feed say, and nothing of other feeds.
func itemValues(feed *gofeed.Feed, content []byte) []map[string]any {
	all := make([]map[string]any, len(feed.Items))
	if feed.FeedType != "json" {
		return all
	}
	var document struct {
		Items []map[string]any `json:"items"`
	}
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(content, []byte("\ufeff"))))
	d.UseNumber()
	if d.Decode(&document) == nil && len(document.Items) == len(all) {
		return document.Items
	}
	return all
}

// standing takes what an item says of whether it is published: in elements of its own,
// and as Atom's publishing protocol does.
func standing(f *raw.Article, entry *gofeed.Item, values map[string]any) {
	if values == nil {
		values = map[string]any{}
		for name, value := range entry.Custom {
			values[name] = value
		}
	}
	for space, elements := range entry.Extensions {
		for name, all := range elements {
			switch {
			case name == "control":
				for _, control := range all {
					for _, draft := range control.Children["draft"] {
						values["draft"] = draft.Value
					}
				}
			case raw.TellsStanding(name) && space != "wfw" && len(all) > 0:
				values[name] = all[0].Value
			}
		}
	}
	f.Standing(values)
}

// parseFeed reads RSS, Atom or JSON Feed.
func parseFeed(content []byte, contentType string) (feed *gofeed.Feed, warning string, err error) {
	defer raw.Guard("the feed", &err)
	text, warning := raw.ToUTF8(content, contentType)
	parser := gofeed.NewParser()
	parser.KeepOriginalFeed = true // JSON Feed alone tells plain text from HTML
	parser.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	feed, err = parser.ParseString(withoutDeclaration(text))
	if err != nil {
		return nil, "", raw.Wrong("check that it is RSS, Atom or JSON Feed, and whole", "the feed cannot be read: %w", err)
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
		return format.IsJSONFeed(bytes.TrimPrefix(content, []byte("\ufeff")))
	}
	text, _ := raw.ToUTF8(content, contentType)
	switch gofeed.DetectFeedType(strings.NewReader(withoutDeclaration(text))) {
	case gofeed.FeedTypeRSS, gofeed.FeedTypeAtom:
		return true
	}
	return false
}

// entryFields takes what the feed itself says of its item i. The text is empty
// where the feed gives only a summary.
func entryFields(feed *gofeed.Feed, i int, from feedSource, shared map[string]bool) raw.Article {
	entry := feed.Items[i]
	f := raw.Article{
		URL:       entryURL(feed, entry, from),
		Outlet:    markup.Line(feed.Title),
		Headline:  markup.Line(entry.Title),
		Published: entryDate(entry.Published, entry.PublishedParsed),
		Updated:   entryDate(entry.Updated, entry.UpdatedParsed),
		Tags:      entry.Categories,
		Text:      entryText(feed, i),
	}
	if f.ID = entryID(feed, entry, from, f.URL); shared[entry.GUID] && f.URL != "" {
		f.ID = f.URL
	}
	var authors []string
	for _, author := range entry.Authors {
		if name := strings.TrimSpace(author.Name); name != "" {
			authors = append(authors, name)
		}
	}
	f.Byline = strings.Join(authors, ", ")
	return f
}

// entryText returns the full text of item i, or nothing where the feed does
// not give it or breaks it off.
func entryText(feed *gofeed.Feed, i int) string {
	text := markup.Rich(feed.Items[i].Content)
	if original, ok := feed.OriginalFeed().(*jsonfeed.Feed); ok && original.Items[i].ContentHTML == "" {
		text = original.Items[i].ContentText
	}
	text, more := withoutTail(text)
	if _, cut := page.BreaksOff(text); cut || more {
		return ""
	}
	return text
}

var (
	credit   = pattern.Lazy(`(?i)^The (post|article|story) .{0,300}(appeared first|first appeared|was originally published) (on|at|in) .{0,200}$`)
	readMore = pattern.Lazy(`(?i)^(continue reading|read (more|on)|read the (full|whole|rest)|keep reading|more\s*[»>→])\b?.{0,120}$`)
)

// withoutTail drops what a system puts below the text of an item; more tells that it
// leads to the rest of the text.
func withoutTail(text string) (rest string, more bool) {
	for {
		before, last, ok := cutLast(strings.TrimRight(text, "\n "), "\n\n")
		if !ok || !credit().MatchString(last) && !readMore().MatchString(last) {
			return text, more
		}
		more = more || readMore().MatchString(last)
		text = before
	}
}

func cutLast(text, mark string) (before, after string, ok bool) {
	i := strings.LastIndex(text, mark)
	if i < 0 {
		return text, "", false
	}
	return text[:i], text[i+len(mark):], true
}

// entryDate returns a date of an item with the offset that the feed prints.
// gofeed knows the zones that feeds name, but gives every date in UTC.
func entryDate(printed string, read *time.Time) string {
	if read == nil {
		return printed
	}
	t, err := raw.ParseDate(strings.TrimSpace(printed))
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
	if link == "" && raw.IsURL(entry.GUID) {
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
	if link = base.ResolveReference(ref).String(); !raw.IsURL(link) {
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
			return withoutCounter(id, link)
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

// withoutCounter takes off an id what a system counts up behind the address of the
// page at each change, "…/a1#3".
func withoutCounter(id, link string) string {
	base, counter, ok := strings.Cut(id, "#")
	of, _, _ := strings.Cut(link, "#")
	if ok && raw.IsURL(id) && (base == of || isNumber(counter)) {
		return base
	}
	return id
}

func isNumber(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
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
// Where that fails, or the page is another, the summary stands in; if the failure may
// pass, the page is asked for again when the feed is next read.
func (in web) complete(ctx context.Context, f *raw.Article, summary string) error {
	summary, _ = withoutTail(summary)
	got, err := in.entryPage(ctx, f.URL)
	if err == nil && summary != "" && !tellsOf(got, f.Headline+" "+summary) {
		err = raw.Wrong("ask the outlet for a feed with the full text", "the page tells of something else")
	}
	in.intake.setPartial(f.ID, err != nil && summary != "" && raw.MayPass(err))
	switch {
	case err != nil && summary == "":
		return err
	case err != nil:
		f.Text = summary
		f.Warn(fmt.Sprintf("only the feed's summary was read: %v", err))
		return nil
	}
	f.Text = got.Text
	f.URL = cmp.Or(got.URL, f.URL)
	f.Outlet = cmp.Or(got.Outlet, f.Outlet)
	f.Headline = cmp.Or(f.Headline, got.Headline)
	f.Byline = cmp.Or(got.Byline, f.Byline)
	f.Section = got.Section
	// The page's dates have the outlet's own offset; a feed's often do not.
	f.Published = cmp.Or(got.Published, f.Published)
	f.Updated = cmp.Or(got.Updated, f.Updated)
	f.Status = cmp.Or(f.Status, got.Status)
	if len(cleanTags(f.Tags)) == 0 {
		f.Tags = got.Tags
	}
	for _, w := range got.Warnings {
		f.Warn(w)
	}
	return nil
}

// tellsOf reports whether a page has at least one of the long words of what a feed
// says of it. Words that short pages of any kind have are few among those.
func tellsOf(a raw.Article, said string) bool {
	long := func(text string) []string {
		return slices.DeleteFunc(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }),
			func(w string) bool { return utf8.RuneCountInString(w) < 4 })
	}
	known := map[string]bool{}
	for _, w := range long(a.Headline + " " + a.Text) {
		known[w] = true
	}
	all := long(said)
	return len(all) < 3 || slices.ContainsFunc(all, func(w string) bool { return known[w] })
}

// entryPage is the article of a page that nobody named but a feed or a sitemap.
func (in web) entryPage(ctx context.Context, address string) (raw.Article, error) {
	if address == "" {
		return raw.Article{}, raw.Wrong("ask the outlet for a fuller feed", "the item has neither its full text nor a link")
	}
	if !in.mayRead(ctx, address) {
		return raw.Article{}, raw.Wrong("ask the outlet, or add the page by its address", "the site asks machines not to read this page")
	}
	got, err := in.reading.get(ctx, address, fetch.Validators{})
	if err != nil {
		return raw.Article{}, err
	}
	if !isHTML(got) {
		return raw.Article{}, notReadable(got)
	}
	return in.pageOf(ctx, got)
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
