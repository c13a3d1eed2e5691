package format

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"onrecord/corpus/intake/markup"
	"onrecord/corpus/intake/raw"
	"onrecord/corpus/pattern"
)

// readWXR reads an export of WordPress, item by item.
func readWXR(_ context.Context, d *Document, out Sink) error { return streamWXR(d.reader(), out) }

// wxrItem is what WordPress says of a post, a page, a picture or a menu item. Its own
// names stand in a namespace that changes with the version.
type wxrItem struct {
	Title       string `xml:"title"`
	Link        string `xml:"link"`
	GUID        string `xml:"guid"`
	PubDate     string `xml:"pubDate"`
	Creator     string `xml:"http://purl.org/dc/elements/1.1/ creator"`
	Content     string `xml:"http://purl.org/rss/1.0/modules/content/ encoded"`
	ID          string `xml:"post_id"`
	Date        string `xml:"post_date"`
	DateGMT     string `xml:"post_date_gmt"`
	Modified    string `xml:"post_modified"`
	ModifiedGMT string `xml:"post_modified_gmt"`
	Status      string `xml:"status"`
	Type        string `xml:"post_type"`
	Password    string `xml:"post_password"`
	Meta        []struct {
		Key   string `xml:"meta_key"`
		Value string `xml:"meta_value"`
	} `xml:"postmeta"`
	Categories []struct {
		Domain string `xml:"domain,attr"`
		Name   string `xml:",chardata"`
	} `xml:"category"`
}

// streamWXR reads an export, of which it holds one item at a time.
func streamWXR(from io.Reader, out Sink) error {
	limit := &limited{from: from, left: raw.MaxArticle}
	d := xmlDecoder(limit)
	site := wxrSite{authors: map[string]string{}}
	depth := 0
	for number := 0; ; {
		limit.left = raw.MaxArticle
		token, err := d.Token()
		if errors.Is(err, io.EOF) && depth == 0 {
			if number == 0 {
				return raw.Wrong("export it again", "the export has no items")
			}
			return nil
		}
		if err != nil {
			return xmlError("the export", err)
		}
		start, ok := token.(xml.StartElement)
		if _, end := token.(xml.EndElement); end {
			depth--
		}
		if !ok {
			continue
		}
		depth++
		if start.Name.Local != "item" {
			if site.take(d, start) {
				depth--
			}
			continue
		}
		number++
		var item wxrItem
		if err := d.DecodeElement(&item, &start); err != nil {
			return xmlError("the export", err)
		}
		depth--
		if !out(Entry{Article: site.article(item), Place: place(item.Link, number)}, nil) {
			return nil
		}
	}
}

func place(link string, number int) string {
	if link = strings.TrimSpace(link); link != "" {
		return fmt.Sprintf(" (item %d, %s)", number, link)
	}
	return fmt.Sprintf(" (item %d)", number)
}

// limited ends a document in which one item takes more than it may.
type limited struct {
	from io.Reader
	left int
}

var errLongItem = fmt.Errorf("an item is longer than %d MiB", raw.MaxArticle>>20)

func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, errLongItem
	}
	n, err := l.from.Read(p)
	l.left -= n
	return n, err
}

// wxrSite is what an export says of the whole site.
type wxrSite struct {
	title   string
	authors map[string]string // the names of people by their logins
}

// take reads an element of the channel, and reports whether it took all of it.
func (s *wxrSite) take(d *xml.Decoder, start xml.StartElement) bool {
	switch start.Name.Local {
	case "title":
		var title string
		if s.title != "" || d.DecodeElement(&title, &start) != nil {
			return s.title == ""
		}
		s.title = markup.Line(title)
		return true
	case "author":
		var a struct {
			Login string `xml:"author_login"`
			Name  string `xml:"author_display_name"`
		}
		if d.DecodeElement(&a, &start) == nil {
			s.authors[strings.TrimSpace(a.Login)] = strings.TrimSpace(a.Name)
		}
		return true
	}
	return false
}

// article is what a post says of itself.
func (s *wxrSite) article(item wxrItem) raw.Article {
	a := raw.Article{
		ID:        strings.TrimSpace(item.GUID),
		URL:       strings.TrimSpace(item.Link),
		Outlet:    s.title,
		Headline:  markup.Line(item.Title),
		Byline:    s.byline(item.Creator),
		Published: withOffset(item.Date, item.DateGMT),
		Updated:   withOffset(item.Modified, item.ModifiedGMT),
		Status:    strings.TrimSpace(item.Status),
		Kind:      raw.ReadKind(item.Type),
	}
	if _, err := wallClock(item.Date); err != nil {
		a.Published = item.PubDate
	}
	if strings.TrimSpace(item.Password) != "" && a.Status == "publish" {
		a.Status = "password"
	}
	for _, c := range item.Categories {
		switch name := strings.TrimSpace(c.Name); {
		case c.Domain == "post_tag":
			a.Tags = append(a.Tags, name)
		case c.Domain == "category" && a.Section == "" && !strings.EqualFold(name, "uncategorized"):
			a.Section = name
		}
	}
	for _, m := range item.Meta { // of plug-ins; WordPress itself tells otherwise
		if key := strings.Trim(m.Key, "_"); strings.Contains(strings.ToLower(key), "embargo") {
			a.Standing(map[string]any{key: strings.TrimSpace(m.Value)})
		}
	}
	if a.Status == "" && a.Kind == "" { // WordPress always tells: it was lost
		a.Doubt = raw.Wrong("export it again, or correct the item there", "held back: the item has no status")
	}
	_, unpublished, _ := raw.ReadStatus(a.Status)
	if a.Kind == "" && unpublished == "" { // what is passed over needs no text
		a.Text = postText(item.Content)
	}
	return a
}

func (s *wxrSite) byline(login string) string {
	if name := s.authors[strings.TrimSpace(login)]; name != "" {
		return name
	}
	return strings.TrimSpace(login)
}

var (
	// caption begins a shortcode whose content is no text of the post.
	caption = pattern.Lazy(`(?i)\[(caption|wp_caption|embed|audio|video|playlist|gallery|googlemaps|youtube|vimeo|twitter|instagram|soundcloud|iframe)\b[^\]]*\]`)
	// shortcodeEnd matches the end of one whose content is text of the post.
	shortcodeEnd = pattern.Lazy(`\[/([a-z][a-z0-9_-]*)\]`)
	// shortcode matches the others: those of WordPress itself, and any with an
	// attribute. "[sic]" and "[laughs]" are words of a quote.
	shortcode = pattern.Lazy(`(?i)\[/?(?:caption|wp_caption|gallery|audio|video|playlist|embed|contact-form-7|more|youtube|vimeo|/?(?:vc|et_pb|fusion|su|av)_[a-z_]+)\b[^\]]*\]|\[[a-z][a-z0-9_-]*(?:\s+[a-z0-9_-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s\]]+))+\s*/?\]|\[/[a-z][a-z0-9_-]*\]`)
	blankLine = pattern.Lazy(`\r?\n[ \t]*\r?\n`)
)

// withoutCaptions returns a post without its captions, each up to its own end: "[audio src=…]" with no
// end takes nothing with it.
func withoutCaptions(content string) string {
	var out strings.Builder
	for {
		at := caption().FindStringSubmatchIndex(content)
		if at == nil {
			return out.String() + content
		}
		rest := content[at[1]:]
		lower, name := strings.ToLower(rest), strings.ToLower(content[at[2]:at[3]])
		end := strings.Index(lower, "[/"+name+"]")
		if next := strings.Index(lower, "["+name); end < 0 || next >= 0 && next < end {
			out.WriteString(content[:at[1]])
			content = rest
			continue
		}
		out.WriteString(content[:at[0]] + "\n\n")
		content = rest[end+len(name)+3:]
	}
}

// postText is the text of a post as its editor keeps it: HTML in which blank lines
// part paragraphs, with shortcodes.
func postText(content string) string {
	content = withoutCaptions(content)
	for _, end := range shortcodeEnd().FindAllStringSubmatch(content, -1) { // "[pullquote]" of a theme
		content = strings.ReplaceAll(content, "["+end[1]+"]", "")
	}
	content = shortcode().ReplaceAllString(content, "")
	content = blankLine().ReplaceAllString(content, "<br><br>")
	if !strings.Contains(strings.ToLower(content), "<p") && !strings.Contains(content, "<!-- wp:") {
		content = strings.ReplaceAll(content, "\n", "<br>")
	}
	return markup.Rich(content + "<br>")
}
