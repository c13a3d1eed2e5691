package raw

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// flags are names whose truth says what has become of an article: the status if
// it is true, and if it is false; empty is published.
var flags = map[string][2]string{
	"draft": {"draft", ""}, "isdraft": {"draft", ""}, "published": {"", "unpublished"}, "ispublished": {"", "unpublished"}, "unpublished": {"unpublished", ""},
	"isunpublished": {"unpublished", ""}, "private": {"private", ""}, "isprivate": {"private", ""}, "hidden": {"hidden", ""}, "ishidden": {"hidden", ""},
	"public": {"", "private"}, "ispublic": {"", "private"}, "live": {"", "unpublished"}, "islive": {"", "unpublished"}, "online": {"", "unpublished"},
	"visible": {"", "hidden"}, "isvisible": {"", "hidden"}, "approved": {"", "pending"}, "isapproved": {"", "pending"}, "deleted": {"deleted", ""}, "isdeleted": {"deleted", ""},
	"trashed": {"trash", ""}, "istrashed": {"trash", ""}, "killed": {"killed", ""}, "iskilled": {"killed", ""}, "kill": {"killed", ""}, "spiked": {"spiked", ""},
	"withdrawn": {"withdrawn", ""}, "iswithdrawn": {"withdrawn", ""}, "retracted": {"retracted", ""}, "isretracted": {"retracted", ""},
	"canceled": {"canceled", ""}, "cancelled": {"canceled", ""}, "iscanceled": {"canceled", ""}, "corrected": {"corrected", ""}, "withheld": {"withheld", ""},
	"held": {"withheld", ""}, "onhold": {"withheld", ""}, "hold": {"withheld", ""}, "scheduled": {"scheduled", ""}, "isscheduled": {"scheduled", ""},
	"protected": {"password", ""}, "passwordprotected": {"password", ""}, "ispasswordprotected": {"password", ""}, "confidential": {"private", ""},
	"restricted": {"private", ""}, "embargoed": {"embargoed", ""}, "isembargoed": {"embargoed", ""}, "underembargo": {"embargoed", ""}, "publishable": {"", "unpublished"}, "publish": {"", "unpublished"},
}

// locks are names of what opens an article: where there is one, it is locked.
var locks = setOf("password", "postpassword", "pass")

// standing judges what the source says of whether the article may be shown, by
// whatever names. What may be a status and is not understood holds it back.
func (r *reading) standing() {
	a := &r.article
	if kind := r.kind(); kind != "" {
		a.Kind = kind
	}
	for _, key := range slices.Sorted(maps.Keys(r.values)) {
		r.judge(key, r.names[key], r.values[key], 0)
	}
	if r.endless != "" && a.Embargo == "" {
		r.doubt(r.endless, "says that the article is under embargo, and not until when", "embargo_until")
	}
}

// kind is what the thing is, where it is no article.
func (r *reading) kind() string {
	for _, name := range []string{"posttype", "type", "contenttype", "itemtype", "itemclass"} {
		if text, ok := r.values[name].(string); ok {
			if kind := ReadKind(text); kind != "" {
				return kind
			}
		}
	}
	return ""
}

// judge takes what one value says of whether the article may be shown.
func (r *reading) judge(key, name string, value any, depth int) {
	if isNothing(value) || neutral[key] {
		return
	}
	if object, ok := value.(map[string]any); ok && depth < 2 && !apart[key] {
		for _, inner := range slices.Sorted(maps.Keys(object)) {
			r.judge(plain(inner), name+"."+inner, object[inner], depth+1)
		}
		return
	}
	switch f := fieldOf(key); {
	case locks[key]:
		if truth, known := truthOf(value); !known || truth {
			r.further("password")
		}
	case flags[key] != [2]string{} && r.flag(key, name, value):
	case f != nil && f.Name == "status":
		r.status(key, name, value)
	case f != nil && f.Name == "embargo_until":
		r.embargo(name, value)
	case f != nil:
	case looksLikeEmbargo(words(name)):
		r.embargo(name, value)
	case looksLikeStatus(words(name)):
		r.status(key, name, value)
	}
}

// apart are objects that tell of other things than the article.
var apart = setOf("author", "authors", "publisher", "source", "comments", "comment", "associations", "media", "image", "images", "video", "related", "links", "owner",
	"user", "users", "tags", "categories", "primarytag", "primaryauthor", "embedded", "site", "website", "renditions", "references", "text", "body", "content", "title", "guid", "excerpt")

// flag takes a name whose truth tells, and reports whether the value is one.
func (r *reading) flag(key, name string, value any) bool {
	truth, known := truthOf(value)
	if !known {
		return false
	}
	status := flags[key][1]
	if truth {
		status = flags[key][0]
	}
	if status == "embargoed" {
		r.endless = name
		return true
	}
	r.further(status)
	return true
}

// truthOf reads what may be true or false.
func truthOf(value any) (truth, known bool) {
	switch value := value.(type) {
	case bool:
		return value, true
	case json.Number:
		return value != "0", value == "0" || value == "1"
	case int:
		return value != 0, value == 0 || value == 1
	case string:
		switch strings.ToLower(strings.TrimSpace(value)) {
		case "true", "yes", "y", "1", "on":
			return true, true
		case "false", "no", "n", "0", "off", "none":
			return false, true
		}
	}
	return false, false
}

// status takes a status of any name, the least published of several.
func (r *reading) status(key, name string, value any) {
	text := r.standingText(value)
	if _, _, known := ReadStatus(text); known {
		r.further(text)
		return
	}
	if key == "state" { // as likely a part of the country
		r.article.Unknown = append(r.article.Unknown, name)
		return
	}
	if key == "status" { // told by whoever checks the article
		r.article.Status = text
		return
	}
	r.doubt(name, "may be a status, and "+quoted(text)+" is not understood", "status")
}

// embargo takes an embargo of any name, the latest of several.
func (r *reading) embargo(name string, value any) {
	if truth, known := truthOf(value); known {
		if truth {
			r.endless = name
		}
		return
	}
	text := r.standingText(value)
	if _, _, err := ReadEmbargo(text); err != nil && plain(name) != "embargountil" {
		r.doubt(name, "may be an embargo, and "+quoted(text)+" is no moment", "embargo_until")
		return
	}
	if r.article.Embargo == "" {
		r.article.Embargo = text
	} else if text != r.article.Embargo {
		r.article.Embargo = laterOf(r.article.Embargo, text)
	}
}

// laterOf is the later of two moments; one that cannot be read comes last.
func laterOf(a, b string) string {
	ta, _, errA := ReadEmbargo(a)
	tb, _, errB := ReadEmbargo(b)
	if errA != nil || errB == nil && ta.After(tb) {
		return a
	}
	return b
}

// further sets the status, unless the article is less published already.
func (r *reading) further(status string) {
	if rank(status) > rank(r.article.Status) {
		r.article.Status = status
	}
}

// rank orders statuses: published, corrected, withdrawn, unknown, not published.
func rank(text string) int {
	status, unpublished, known := ReadStatus(text)
	switch {
	case !known:
		return 4
	case unpublished != "":
		return 3
	case status == "withdrawn":
		return 2
	case status == "corrected":
		return 1
	case text == "":
		return -1
	}
	return 0
}

func quoted(text string) string { return `"` + text + `"` }

// doubt holds the article back.
func (r *reading) doubt(name, why, field string) {
	if r.article.Doubt == nil {
		r.article.Doubt = Wrong("held back: call it "+field+", or say what it means: --map "+name+"="+field+"; --map "+name+"= passes it over", "%s %s", name, why)
	}
}

// unknown notes the names that mean nothing here.
func (r *reading) unknown() {
	for _, key := range slices.Sorted(maps.Keys(r.values)) {
		if fieldOf(key) == nil && !told[key] && !neutral[key] && flags[key] == [2]string{} && !locks[key] {
			r.article.Unknown = append(r.article.Unknown, r.names[key])
		}
	}
}
