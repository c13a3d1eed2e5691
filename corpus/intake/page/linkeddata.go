package page

import (
	"cmp"
	"encoding/json"
	"html"
	"maps"
	"slices"
	"strings"

	"onrecord/corpus/intake/markup"
	"onrecord/corpus/intake/raw"
)

// linkedData is the schema.org data that a page carries as JSON-LD.
type linkedData struct {
	articles []map[string]any
	claims   []raw.Claim
	byID     map[string]map[string]any // what "@id" refers to
}

// add reads one script. What is not JSON is passed over, as browsers do.
func (d *linkedData) add(script string) {
	script = strings.NewReplacer("<!--", "", "-->", "", "/*<![CDATA[*/", "", "/*]]>*/", "", "//<![CDATA[", "", "//]]>", "", "<![CDATA[", "", "]]>", "").Replace(script)
	var value any
	if json.Unmarshal([]byte(script), &value) != nil {
		// A common fault: text with raw line breaks in it.
		spaced := strings.Map(func(r rune) rune {
			if r < ' ' {
				return ' '
			}
			return r
		}, script)
		if json.Unmarshal([]byte(spaced), &value) != nil {
			return
		}
	}
	d.collect(value)
}

func (d *linkedData) collect(value any) {
	switch value := value.(type) {
	case []any:
		for _, entry := range value {
			d.collect(entry)
		}
	case map[string]any:
		if id, ok := value["@id"].(string); ok && len(value) > 1 {
			d.byID[id] = value
		}
		for _, kind := range d.texts(value["@type"]) {
			if strings.HasSuffix(kind, "ClaimReview") {
				d.claims = append(d.claims, d.claim(value))
				break
			}
			if isArticleType(kind) {
				d.articles = append(d.articles, value)
				break
			}
		}
		// In a fixed order, so that a page always gives the same article.
		for _, key := range slices.Sorted(maps.Keys(value)) {
			if key != "liveBlogUpdate" { // parts of the article, not others
				d.collect(value[key])
			}
		}
	}
}

// isArticleType reports whether a schema.org type is an article or one of the
// more special types.
func isArticleType(kind string) bool {
	kind = kind[strings.LastIndexAny(kind, "/:#")+1:]
	return strings.HasSuffix(kind, "Article") || strings.HasSuffix(kind, "BlogPosting") || kind == "Report"
}

// article returns the one article that the page is about: the one with a text,
// or the one that names the page's address, or the only one.
func (d *linkedData) article(canonical string) map[string]any {
	for _, a := range d.articles {
		if d.text(a["articleBody"]) != "" || a["liveBlogUpdate"] != nil {
			return a
		}
	}
	for _, a := range d.articles {
		if canonical != "" && (d.text(a["url"]) == canonical || d.reference(a["mainEntityOfPage"]) == canonical) {
			return a
		}
	}
	if len(d.articles) == 1 {
		return d.articles[0]
	}
	return nil
}

// fields takes what the data says of an article.
func (d *linkedData) fields(a map[string]any) raw.Article {
	f := raw.Article{
		URL:       d.text(a["url"]),
		Headline:  cmp.Or(d.text(a["headline"]), d.text(a["name"])),
		Byline:    strings.Join(names(d.texts(a["author"])), ", "),
		Published: d.text(a["datePublished"]),
		Updated:   d.text(a["dateModified"]),
		Section:   d.text(a["articleSection"]),
		Outlet:    d.text(a["publisher"]),
		Status:    d.text(a["creativeWorkStatus"]),
	}
	if body, ok := a["articleBody"].(string); ok {
		f.Text = markup.Rich(body)
	}
	if updates := d.updates(a["liveBlogUpdate"]); updates != "" {
		f.Text = strings.TrimLeft(f.Text+"\n\n"+updates, "\n")
	}
	if f.URL == "" {
		f.URL = d.reference(a["mainEntityOfPage"])
	}
	for _, keywords := range d.texts(a["keywords"]) {
		f.Tags = append(f.Tags, strings.Split(keywords, ",")...)
	}
	return f
}

// updates are the parts of a live blog as they stand on the page, each below its
// time and its headline.
func (d *linkedData) updates(value any) string {
	list, ok := value.([]any)
	if one, single := value.(map[string]any); single {
		list, ok = []any{one}, true
	}
	if !ok {
		return ""
	}
	var parts []string
	for _, entry := range list {
		update, ok := entry.(map[string]any)
		if !ok {
			continue
		}
		body, _ := update["articleBody"].(string)
		body = markup.Rich(body)
		if body == "" {
			continue
		}
		if t, err := raw.ParseDate(d.text(update["datePublished"])); err == nil {
			parts = append(parts, t.Format("2006-01-02 15:04"))
		}
		if headline := markup.Line(cmp.Or(d.text(update["headline"]), d.text(update["name"]))); headline != "" {
			parts = append(parts, headline)
		}
		parts = append(parts, body)
	}
	return strings.Join(parts, "\n\n")
}

// names drops the authors of whom there is but an address.
func names(authors []string) []string {
	var out []string
	for _, author := range authors {
		if !raw.IsURL(author) {
			out = append(out, author)
		}
	}
	return out
}

// text returns the first text of a value.
func (d *linkedData) text(value any) string {
	if all := d.texts(value); len(all) > 0 {
		return all[0]
	}
	return ""
}

// texts returns the texts of a value: of a string, or the name of an object or
// of what it refers to, or those of all entries of a list.
func (d *linkedData) texts(value any) []string {
	switch value := value.(type) {
	case string:
		if text := strings.TrimSpace(html.UnescapeString(value)); text != "" {
			return []string{text}
		}
	case []any:
		var all []string
		for _, entry := range value {
			all = append(all, d.texts(entry)...)
		}
		return all
	case map[string]any:
		for _, key := range []string{"name", "@value"} {
			if text, ok := value[key].(string); ok {
				return d.texts(text)
			}
		}
		id, _ := value["@id"].(string)
		if named, ok := d.byID[id]["name"].(string); ok {
			return d.texts(named)
		}
	}
	return nil
}

// reference returns the address that a value is or that names it.
func (d *linkedData) reference(value any) string {
	if object, ok := value.(map[string]any); ok {
		value = object["@id"]
	}
	text, _ := value.(string)
	return strings.TrimSpace(text)
}
