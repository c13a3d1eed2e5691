package raw

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Map renames fields of a source: the name there, and the field here that it
// means, or nothing where it is to be passed over.
type Map map[string]string

// FromValues takes an article from named values, as JSON, a front matter or a row
// with a header gives them: texts, numbers (json.Number), true and false, lists
// ([]any) and objects (map[string]any).
func FromValues(values map[string]any, as Map) (Article, error) {
	r := reading{values: map[string]any{}, names: map[string]string{}, understood: map[string]bool{}}
	r.take(values, as)
	err := r.fields()
	r.standing()
	r.unknown()
	return r.article, err
}

// reading is the article that is being made of values.
type reading struct {
	article Article
	values  map[string]any    // by plain name
	names   map[string]string // as the source writes them, by plain name
	endless string            // what says that it is under embargo, and not until when

	understood map[string]bool // plain names of no field that told something all the same
}

func (r *reading) take(values map[string]any, as Map) {
	names := slices.Sorted(maps.Keys(values))
	for _, name := range names {
		if to, mapped := as[name]; mapped && to != "" {
			r.values[plain(to)], r.names[plain(to)] = values[name], name
		}
	}
	for _, name := range names {
		key := plain(name)
		if _, mapped := as[name]; mapped {
			continue
		}
		if _, taken := r.values[key]; !taken {
			r.values[key], r.names[key] = values[name], name
		}
	}
}

// fields fills the fields of text.
func (r *reading) fields() error {
	for _, f := range Fields {
		switch f.Name {
		case "tags":
			r.article.Tags = r.tags()
			continue
		case "status", "embargo_until": // see standing
			continue
		}
		for _, name := range f.names() {
			value, given := r.values[name]
			if !given || isNothing(value) {
				continue
			}
			text, err := r.text(f, name, value)
			if err != nil {
				return err
			}
			if text != "" {
				*f.into(&r.article) = text
				break
			}
		}
	}
	r.addresses()
	return nil
}

// addresses tells an outlet from an address: scrapers name the page as the source.
func (r *reading) addresses() {
	a := &r.article
	if !IsURL(a.URL) && IsURL(a.ID) && a.URL != "" {
		a.URL = a.ID
	}
	if IsURL(a.Outlet) {
		if a.URL == "" {
			a.URL = a.Outlet
		}
		a.Outlet = ""
		for _, name := range fieldOf("outlet").Aliases {
			if text, ok := r.values[name].(string); ok && !IsURL(text) {
				a.Outlet = strings.TrimSpace(text)
				break
			}
		}
	}
	if a.URL != "" && !IsURL(a.URL) && a.ID == "" { // a URN, or a path
		a.ID, a.URL = a.URL, ""
	}
}

// text is the text of a value of a field.
func (r *reading) text(f Field, name string, value any) (string, error) {
	switch f.Name {
	case "id":
		if number, ok := value.(json.Number); ok {
			return r.numbered(number.String()), nil
		}
	case "published", "updated":
		if _, isBool := value.(bool); isBool { // "published": false is a status
			return "", nil
		}
		return dateText(value), nil
	case "byline":
		return strings.Join(texts(withoutNumbers(value)), ", "), nil
	case "text":
		if _, isNumber := value.(json.Number); isNumber {
			return "", Wrong("write it in quotation marks", "%s is a number", r.names[name])
		}
		return strings.Join(texts(value), "\n\n"), nil
	}
	all := texts(value)
	if len(all) == 0 {
		return "", nil
	}
	return all[0], nil
}

// numbered is an id that is a number, which is one only within its site.
func (r *reading) numbered(number string) string {
	for _, name := range fieldOf("url").names() {
		if text, ok := r.values[name].(string); ok && IsURL(text) {
			if u, err := url.Parse(text); err == nil {
				return u.Host + ":" + number
			}
		}
	}
	return number
}

// standingText is a status or a moment; true and false are their words.
func (r *reading) standingText(value any) string {
	if b, ok := value.(bool); ok {
		return strconv.FormatBool(b)
	}
	if text := dateText(value); text != "" {
		return text
	}
	return strings.Join(texts(value), " ")
}

// texts are the texts of a value: of a list those of its entries, of an object
// those by which things are called.
func texts(value any) []string {
	switch value := value.(type) {
	case string:
		if strings.TrimSpace(value) != "" {
			return []string{value}
		}
	case json.Number:
		return []string{value.String()}
	case int, int64, uint64, float64:
		return []string{fmt.Sprint(value)}
	case time.Time:
		return []string{value.Format(time.RFC3339)}
	case []any:
		var all []string
		for _, entry := range value {
			all = append(all, texts(entry)...)
		}
		return all
	case map[string]any:
		for _, name := range []string{"rendered", "name", "title", "value", "basic", "plain_text", "text", "label", "literal", "html", "#text", "$t", "raw"} {
			if all := texts(value[name]); len(all) > 0 {
				return all
			}
		}
	}
	return nil
}

// dateText is a date as a text. A number is a day, 20160203, or the seconds or
// thousandths of one since 1970.
func dateText(value any) string {
	number, ok := value.(json.Number)
	if !ok {
		if all := texts(value); len(all) > 0 {
			return all[0]
		}
		return ""
	}
	n, err := number.Int64()
	if f, errFloat := number.Float64(); err != nil && errFloat == nil {
		n = int64(f)
	}
	switch day, err := time.Parse("20060102", number.String()); {
	case err == nil && day.Year() >= 1800 && day.Year() < 2200:
		return day.Format(time.DateOnly)
	case n >= 1e11:
		return time.UnixMilli(n).UTC().Format(time.RFC3339)
	case n >= 1e8:
		return time.Unix(n, 0).UTC().Format(time.RFC3339)
	}
	return number.String()
}

// tags are the entries of the first list of tags; one text has commas.
func (r *reading) tags() []string {
	for _, name := range fieldOf("tags").names() {
		switch value := r.values[name].(type) {
		case string:
			if value != "" {
				return strings.FieldsFunc(value, func(c rune) bool { return c == ',' || c == ';' })
			}
		case []any:
			if all := texts(withoutNumbers(value)); len(all) > 0 {
				return all
			}
		}
	}
	return nil
}

// withoutNumbers drops numbers, which refer to people and tags that are told of
// elsewhere.
func withoutNumbers(value any) any {
	switch value := value.(type) {
	case json.Number:
		return nil
	case []any:
		return slices.DeleteFunc(slices.Clone(value), func(entry any) bool { return withoutNumbers(entry) == nil })
	}
	return value
}

// isNothing reports whether a value says nothing.
func isNothing(value any) bool {
	switch value := value.(type) {
	case nil:
		return true
	case string:
		return strings.TrimSpace(value) == ""
	case []any:
		return len(value) == 0
	case map[string]any:
		return len(value) == 0
	}
	return false
}
