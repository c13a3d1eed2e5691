package format

import (
	"bytes"
	"encoding/json"
	"errors"
	"regexp"
	"strconv"
	"strings"

	"onrecord/corpus/intake/markup"
	"onrecord/corpus/intake/raw"
)

const fixObject = `write one object a line, such as {"id": "…", "text": "…"}`

// Object takes one article of JSON: one of ours, or an object as the systems of
// newsrooms and the usual scrapers write it, told by its shape.
func Object(content []byte, as raw.Map) (raw.Article, error) {
	values, err := decodeObject(content)
	return fromDecoded(content, values, err, as)
}

// decodeObject decodes JSON that is one object.
func decodeObject(content []byte) (map[string]any, error) {
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return nil, notAnObject(content, err)
	}
	if _, err := decoder.Token(); err == nil {
		return nil, raw.Wrong(fixObject, "not valid JSON at byte %d: something follows the object", decoder.InputOffset())
	}
	values, ok := value.(map[string]any)
	if !ok {
		return nil, raw.Wrong(fixObject, "%s, not an object", kindOf(bytes.TrimLeft(content, " \t\r\n")))
	}
	return values, nil
}

// fromDecoded takes one article of what decodeObject gave. Of content that is not UTF-8
// that is told first: it may be why nothing could be decoded.
func fromDecoded(content []byte, values map[string]any, err error, as raw.Map) (raw.Article, error) {
	if wrong := raw.CheckUTF8(content); wrong != nil {
		return raw.Article{}, wrong
	}
	if err != nil {
		return raw.Article{}, err
	}
	if err := halfPairs(content, values); err != nil {
		return raw.Article{}, err
	}
	return fromObject(values, as)
}

// fromObject takes one article of an object that was read, or of a line of a dump of
// Elasticsearch, which holds it.
func fromObject(values map[string]any, as raw.Map) (raw.Article, error) {
	if hit := object(values["_source"]); hit != nil && !isArticle(values) {
		id := values["_id"]
		if values = hit; id != nil && values["id"] == nil && values["url"] == nil {
			values = with(values, map[string]any{"id": id})
		}
	}
	for _, shape := range shapes {
		if shape.is(values) {
			values = shape.flat(values)
			break
		}
	}
	article, err := raw.FromValues(values, as)
	if err != nil {
		return article, err
	}
	rich := markup.Is(article.Text)
	if rich {
		article.Text = markup.Rich(article.Text)
		article.Notes = append(article.Notes, "the text is HTML: it is read as a browser shows it")
	}
	if rich || entity.MatchString(article.Headline) {
		article.Headline = markup.Line(article.Headline)
	}
	return article, nil
}

var entity = regexp.MustCompile(`&(#\d{2,5}|#x[0-9a-fA-F]{2,5}|[a-z]{2,8}\d?);`)

// shape is how a system writes an article, and how its fields are brought up to
// where ours stand.
type shape struct {
	is   func(map[string]any) bool
	flat func(map[string]any) map[string]any
}

var shapes = []shape{
	{func(v map[string]any) bool { return v["webTitle"] != nil && object(v["fields"]) != nil }, flatGuardian},
	{func(v map[string]any) bool { _, ok := v["content_elements"].([]any); return ok }, flatANS},
	{func(v map[string]any) bool { _, ok := object(v["content"])["rendered"]; return ok }, flatWordPress},
	{func(v map[string]any) bool { return object(v["body"]) != nil && object(v["body"])["sections"] != nil }, flatFundus},
	{func(v map[string]any) bool {
		return list(v["bodies"]) != nil || list(v["headlines"]) != nil || v["pubstatus"] != nil || v["body_html"] != nil || v["body_xhtml"] != nil
	}, flatNinjs},
	{func(v map[string]any) bool {
		return v["lexical"] != nil || v["mobiledoc"] != nil || v["comment_id"] != nil
	}, flatGhost},
}

func object(value any) map[string]any { o, _ := value.(map[string]any); return o }
func list(value any) []any            { l, _ := value.([]any); return l }
func text(value any) string           { s, _ := value.(string); return s }

// rendered is the text of an object of the WordPress REST API.
func rendered(value any) string { return text(object(value)["rendered"]) }

// with returns a copy of an object with other values; nil takes a name out.
func with(values, other map[string]any) map[string]any {
	out := make(map[string]any, len(values)+len(other))
	for name, value := range values {
		out[name] = value
	}
	for name, value := range other {
		if value == nil {
			delete(out, name)
		} else {
			out[name] = value
		}
	}
	return out
}

// flatGuardian is for the Guardian's API, whose fields stand in an object of their own.
func flatGuardian(v map[string]any) map[string]any {
	out := with(v, object(v["fields"]))
	if body := firstText(object(v["fields"]), "body", "bodyText"); body != "" {
		out["text"] = body
	}
	out["headline"] = firstText(out, "headline", "webTitle")
	for _, name := range []string{"fields", "webTitle", "bodyText", "body", "apiUrl", "pillarId", "pillarName", "sectionId", "isHosted", "wordcount", "shortUrl", "trailText", "main"} {
		delete(out, name)
	}
	return out
}

func firstText(values map[string]any, names ...string) string {
	for _, name := range names {
		if s := text(values[name]); strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}

// flatWordPress is for posts of the WordPress REST API. It gives the moment both as
// the outlet's clock shows it and in UTC: what lies between is the offset.
func flatWordPress(v map[string]any) map[string]any {
	out := with(v, map[string]any{
		"text": rendered(v["content"]), "content": nil,
		"headline": markup.Line(rendered(v["title"])), "title": nil,
		"id": rendered(v["guid"]), "guid": nil,
		"published": withOffset(text(v["date"]), text(v["date_gmt"])), "date": nil, "date_gmt": nil,
		"updated": withOffset(text(v["modified"]), text(v["modified_gmt"])), "modified": nil, "modified_gmt": nil,
		"author": nil, "categories": nil, "tags": nil,
	})
	if out["id"] == "" {
		out["id"] = v["id"]
	}
	if protected, _ := object(v["content"])["protected"].(bool); protected {
		out["status"] = "password"
	}
	embedded := object(v["_embedded"])
	if authors := list(embedded["author"]); len(authors) > 0 {
		out["author"] = authors
	}
	for i, terms := range list(embedded["wp:term"]) {
		if i == 0 && len(list(terms)) > 0 {
			out["section"] = list(terms)[0]
		} else if i == 1 {
			out["tags"] = terms
		}
	}
	head := object(v["yoast_head_json"])
	for name, from := range map[string]string{"outlet": "og_site_name", "byline": "author"} {
		if s := text(head[from]); s != "" && out[name] == nil && out["author"] == nil {
			out[name] = s
		}
	}
	for _, name := range []string{"_embedded", "_links", "yoast_head", "yoast_head_json", "featured_media", "sticky", "meta", "class_list", "jetpack_featured_media_url", "template"} {
		delete(out, name)
	}
	return out
}

// flatFundus is for fundus, whose body has a summary and sections with headlines.
func flatFundus(v map[string]any) map[string]any {
	body := object(v["body"])
	var parts []string
	add := func(value any) {
		switch value := value.(type) {
		case string:
			parts = append(parts, value)
		case []any:
			for _, p := range value {
				if s := text(p); strings.TrimSpace(s) != "" {
					parts = append(parts, s)
				}
			}
		}
	}
	add(body["summary"])
	for _, section := range list(body["sections"]) {
		add(object(section)["headline"])
		add(object(section)["paragraphs"])
	}
	return with(v, map[string]any{"text": strings.Join(parts, "\n\n"), "body": nil, "plaintext": nil, "html": nil})
}

// flatNinjs is for ninjs, by IPTC: version 3 has lists of headlines and bodies, each
// with its role, and version 2 names of its own for each form of the body.
func flatNinjs(v map[string]any) map[string]any {
	out := with(v, nil)
	if l := list(v["headlines"]); l != nil {
		out["headline"] = byRole(l)
		delete(out, "headlines")
	}
	body := firstText(v, "body_html", "body_xhtml", "body_text", "body")
	if l := list(v["bodies"]); l != nil {
		body = byRole(l)
		delete(out, "bodies")
	}
	if body != "" {
		out["text"] = body
	}
	if by := list(v["bylines"]); by != nil && v["byline"] == nil {
		out["byline"] = byRole(by)
		delete(out, "bylines")
	}
	if by := text(out["byline"]); by != "" {
		out["byline"] = raw.WithoutBy(by)
	}
	if text(v["byline"]) != "" {
		delete(out, "authors")
	}
	if v["source"] == nil {
		out["outlet"] = v["copyrightholder"]
		if holder := text(v["copyrightHolder"]); holder != "" { // as version 3 writes it
			out["outlet"] = holder
		}
		for _, name := range []string{"infosources", "infoSources"} {
			if from := list(v[name]); from != nil {
				out["outlet"] = from
			}
		}
	}
	if id := firstText(v, "uri", "guid"); id != "" && v["id"] == nil {
		out["id"] = id
	}
	for _, name := range []string{"uri", "guid", "body_html", "body_xhtml", "body_text", "infosources", "representationtype", "altids", "rightsinfo", "people", "organisations",
		"organizations", "objects", "events", "trustindicators", "standard", "firstpublished", "readtime", "products", "extra", "charcount", "evolvedfrom", "$schema",
		"contentcreated", "expires", "infosource", "subjects", "additionaltypes", "annotations", "signal", "nature", "generatorversions", "copyrightyear", "descriptions", "titles"} {
		if raw.Means(name) != "status" && raw.Means(name) != "embargo_until" {
			delete(out, name)
		}
	}
	if extra := object(v["extra"]); extra != nil { // where Superdesk keeps a newsroom's own fields
		out["extra"] = extra
	}
	return out
}

// byRole is the text of the entry whose role is the main one, else of HTML, else of
// the first.
func byRole(entries []any) string {
	best, rank := "", -1
	for _, entry := range entries {
		o := object(entry)
		value, r := text(entry), 0
		if o != nil {
			value = firstText(o, "value", "name", "literal", "body")
			switch {
			case strings.HasSuffix(text(o["role"]), "main"):
				r = 2
			case strings.Contains(text(o["contenttype"]), "html"):
				r = 1
			}
		}
		if value != "" && r > rank {
			best, rank = value, r
		}
	}
	return best
}

func kindOf(value []byte) string {
	if len(value) == 0 {
		return "nothing"
	}
	switch value[0] {
	case '"':
		return "a text"
	case '[':
		return "a list"
	case '{':
		return "an object"
	case 't', 'f':
		return "true or false"
	case 'n':
		return "null"
	}
	return "a number"
}

func notAnObject(content []byte, err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return raw.Wrong(fixObject, "not valid JSON at byte %d: %w", syntax.Offset, err)
	}
	return raw.Wrong(fixObject, "not valid JSON at byte %d: %w", len(content), err)
}

// halfPairs finds a text that holds an escape for half of a surrogate pair, for which
// encoding/json silently puts another character.
func halfPairs(content []byte, values map[string]any) error {
	if !bytes.Contains(content, []byte(`\ud`)) && !bytes.Contains(content, []byte(`\uD`)) {
		return nil
	}
	var parts map[string]json.RawMessage
	if err := json.Unmarshal(content, &parts); err != nil {
		return nil
	}
	for name := range values {
		if part := parts[name]; len(part) > 0 && part[0] == '"' && loneSurrogate(part) {
			return raw.Wrong("write the character itself, in UTF-8", "%s holds half of a surrogate pair", name)
		}
	}
	return nil
}

// loneSurrogate reports whether a valid JSON string has an escape for half of a pair.
func loneSurrogate(value []byte) bool {
	high := false // the character before is the first half of a pair
	for i := 0; i < len(value); i++ {
		var unit uint64
		if value[i] == '\\' {
			i++
			if value[i] == 'u' {
				unit, _ = strconv.ParseUint(string(value[i+1:i+5]), 16, 16)
				i += 4
			}
		}
		if low := 0xdc00 <= unit && unit <= 0xdfff; high != low {
			return true
		}
		high = 0xd800 <= unit && unit <= 0xdbff
	}
	return false // the closing quotation mark is no half of anything
}
