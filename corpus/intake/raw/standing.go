package raw

import (
	"cmp"
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
	if r.neverPublished() {
		r.further("draft")
	}
	if r.endless != "" && a.Embargo == "" {
		r.doubt(r.endless, "says that the article is under embargo, and not until when", "embargo_until")
	}
}

// neverPublished reports whether a system says when it made the article and when it
// changed it, and that it never published it.
func (r *reading) neverPublished() bool {
	says := slices.ContainsFunc([]string{"publishedat", "firstpublishedat"}, func(name string) bool {
		published, named := r.values[name]
		return named && published == nil
	})
	return says && !isNothing(r.values["createdat"]) && !isNothing(r.values["updatedat"]) && r.article.Status == ""
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

// Standing takes what named values say of whether the article may be shown, and nothing
// else of them.
func (a *Article) Standing(values map[string]any) {
	said, err := FromValues(values, nil)
	if err != nil {
		return
	}
	if rank(said.Status) > rank(a.Status) {
		a.Status = said.Status
	}
	a.Embargo, a.Doubt = cmp.Or(a.Embargo, said.Embargo), cmp.Or(a.Doubt, said.Doubt)
}

// judge takes what one value says of whether the article may be shown.
func (r *reading) judge(key, name string, value any, depth int) {
	if isNothing(value) || neutral[key] {
		return
	}
	if object, ok := value.(map[string]any); ok && depth < 2 && !apart[key] {
		for _, inner := range slices.Sorted(maps.Keys(object)) {
			r.judge(plain(inner), within(name, inner), object[inner], depth+1)
		}
		return
	}
	if depth == 0 && expiries[key] { // in an object it may be a picture's, or a header's
		r.understood[key] = true
		r.article.Expires = r.standingText(value)
		return
	}
	if !r.known(key, name, value) {
		r.byName(key, name, value)
	}
}

// known takes a value whose key is in a list, and reports whether it is.
func (r *reading) known(key, name string, value any) bool {
	switch f := fieldOf(key); {
	case locks[key]:
		if truth, known := truthOf(value); !known || truth {
			r.further("password")
		}
	case flags[key] != [2]string{} && r.flag(key, name, value):
	case f != nil:
		switch f.Name {
		case "status":
			r.status(key, name, value)
		case "embargo_until":
			r.embargo(name, value)
		}
	case notes[key]:
		r.note(name, value)
	default:
		return false
	}
	return true
}

// expiries are names of the moment at which systems take an article down.
var expiries = setOf("expires", "expiresat", "expireson", "expiry", "expirydate", "expirytime", "expirationdate", "expirationtime", "expiration", "unpublishat", "unpublishon", "unpublishdate",
	"unpublisheddate", "dateunpublished", "validto", "validuntil", "validthrough", "availableuntil", "publishuntil", "publishedto", "visibleuntil", "offlinedate", "offlineat", "takedowndate", "dateexpire")

// byName takes a value by the words of its name.
func (r *reading) byName(key, name string, value any) {
	switch parts := words(name); {
	case looksLikeEmbargo(parts):
		r.understood[key] = true
		r.embargo(name, value)
	case r.truth(key, name, value):
	case looksLikeStatus(parts):
		r.status(key, name, value)
	case begins(parts):
		r.begin(key, name, value)
	default:
		r.saying(key, name, value)
	}
}

// fillers are words of a name that change nothing of what it asks.
var fillers = setOf("is", "was", "be", "been", "has", "do", "for", "from", "to", "on", "the", "a", "only", "yet", "now", "currently", "article", "post", "story", "item", "web", "site", "online", "field")

var (
	negations  = setOf("not", "no", "non", "never", "dont")
	openWords  = setOf("publish", "published", "publication", "public", "publishable", "live", "visible", "approved", "ready", "released")
	closeWords = setOf("draft", "private", "hidden", "hide", "hold", "held", "withheld", "kill", "killed", "spike", "spiked", "canceled", "cancelled", "retracted", "withdrawn",
		"trash", "trashed", "deleted", "unpublished", "confidential", "restricted", "internal", "secret", "offline", "autosave", "archived")
)

// truth takes a name like "doNotPublish", whose truth tells, and reports whether it is
// one. Where other words stand beside, as in "draft_locked", it is not known what it asks.
func (r *reading) truth(key, name string, value any) bool {
	truth, known := truthOf(value)
	if !known {
		return false
	}
	parts := words(name)
	open, word, other := true, "", false
	for _, w := range parts {
		switch {
		case negations[w]:
			open = !open
		case word == "" && (openWords[w] || closeWords[w]):
			open, word = open == openWords[w], w
		case !fillers[w] && !openWords[w] && !closeWords[w]:
			other = true
		}
	}
	switch {
	case word == "" || other && !looksLikeStatus(parts):
		return false
	case truth == open:
	case other || word == "archived": // old, or taken off the site
		r.doubt(name, "may say that the article is not published", "status")
	case closeWords[word]:
		r.further(word)
	default:
		r.further("unpublished")
	}
	r.understood[key] = !other
	return true
}

// begin takes a moment from which an article may be seen, by a name that nobody agreed
// on. What is no moment tells nothing.
func (r *reading) begin(key, name string, value any) {
	if _, _, err := ReadEmbargo(r.standingText(value)); err == nil {
		r.understood[key] = true
		r.embargo(name, value)
	}
}

// notes are the names of what editors write to each other above an article.
var notes = setOf("ednote", "editornote", "editorsnote", "editorialnote", "editorialnotes", "note", "notes", "advisory", "instructions", "specialinstructions", "internalnote", "internalnotes")

// note takes the embargo out of a note.
func (r *reading) note(name string, value any) {
	for _, text := range texts(value) {
		moment, held, err := release(text)
		switch {
		case err != nil:
			r.doubt(name, err.Error(), "embargo_until")
		case held:
			r.embargo(name, moment)
		}
	}
}

// unpublishedWords are what no field says of an article that is published.
var unpublishedWords = setOf("draft", "autodraft", "private", "embargoed", "unpublished", "withheld", "trash", "trashed", "spiked", "killed", "confidential",
	"notforpublication", "donotpublish", "notpublished", "embargo", "editing", "inedit", "inreview", "pendingreview", "brouillon", "borrador", "entwurf", "bozza", "rascunho", "utkast", "kladde")

// saying holds an article back of which a field that nobody knows says that it is not
// published.
func (r *reading) saying(key, name string, value any) {
	if told[key] && !typeNames[key] {
		return
	}
	for _, text := range texts(value) {
		switch {
		case !unpublishedWords[plain(text)]:
		case typeNames[key]:
			r.further(text)
		default:
			r.doubt(name, "may be a status: it says "+quoted(text), "status")
		}
	}
}

var typeNames = setOf("type", "posttype", "contenttype", "itemtype", "kind")

// within is the name of a value in an object. What the object is called counts where the
// value's own name says too little: "embargo.end", and not "publish_sign_off.author".
func within(name, inner string) string {
	if slices.ContainsFunc(words(inner), func(w string) bool { return general[w] }) {
		return name + "." + inner
	}
	return inner
}

var general = setOf("status", "state", "value", "date", "time", "until", "start", "end", "ends", "from", "to", "at", "on", "code", "name", "active", "enabled", "set", "note", "text", "description")

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
	if key == "state" || key == "estado" {
		switch number, isNumber := value.(json.Number); {
		case !isNumber: // as likely a part of the country
			r.article.Unknown = append(r.article.Unknown, name)
			return
		case number == "1": // Joomla's word for it
			return
		}
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
		if fieldOf(key) == nil && !told[key] && !neutral[key] && !r.understood[key] && !notes[key] && flags[key] == [2]string{} && !locks[key] {
			r.article.Unknown = append(r.article.Unknown, r.names[key])
		}
	}
}
