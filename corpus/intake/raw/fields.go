package raw

import (
	"slices"
	"strings"
	"unicode"
)

// Field is one thing that a source may say of an article.
type Field struct {
	Name    string   // in JSON lines and everywhere else
	Aliases []string // what other systems call it, the likeliest first, without what joins words
	into    func(*Article) *string
}

// Fields are all that an article has; the first name that a source has wins.
// Case, and what joins the words of a name, do not matter.
var Fields = []Field{
	{"id", []string{"guid", "uuid", "articleid", "postid", "documentid", "docid", "identifier", "uid"}, func(a *Article) *string { return &a.ID }},
	{"url", []string{"link", "permalink", "canonicalurl", "canonical", "weburl", "articleurl", "pageurl", "sourceurl", "href", "websiteurl", "uri"}, func(a *Article) *string { return &a.URL }},
	{"outlet", []string{"source", "publisher", "publication", "newspaper", "sitename", "sourcehostname", "provider", "sourcedomain", "sourcename", "hostname", "site", "website"}, func(a *Article) *string { return &a.Outlet }},
	{"headline", []string{"title", "headlines", "webtitle", "hed", "hl1", "posttitle", "headlinetext"}, func(a *Article) *string { return &a.Headline }},
	{"byline", []string{"author", "authors", "bylines", "creator", "writer", "writers", "postauthor", "by"}, func(a *Article) *string { return &a.Byline }},
	{"section", []string{"sectionname", "articlesection", "category", "desk", "department", "rubric", "channel"}, func(a *Article) *string { return &a.Section }},
	{"tags", []string{"keywords", "topics", "subjects", "subject", "labels", "categories", "metakeywords"}, nil},
	{"published", []string{"date", "datepublished", "publishedat", "publishedon", "publisheddate", "publishdate", "datepublish", "publicationdate", "publishingdate", "pubdate", "webpublicationdate", "firstpublishedat", "firstpublishdate", "firstpublished", "displaydate", "dategmt", "postdate", "issued", "firstcreated", "versioncreated", "created", "createdat"}, func(a *Article) *string { return &a.Published }},
	{"updated", []string{"updatedat", "modified", "datemodified", "modifiedat", "lastmodified", "lastupdated", "lastupdateddate", "datemodify", "postmodified", "modifiedgmt", "versioncreated"}, func(a *Article) *string { return &a.Updated }},
	{"status", []string{"poststatus", "pubstatus", "publishstatus", "publicationstatus", "articlestatus", "contentstatus", "workflowstatus", "publishingstatus", "publicationstate", "publishedstatus", "editorialstatus", "state", "workflowstate", "visibility", "stage", "statut", "estado"}, func(a *Article) *string { return &a.Status }},
	{"embargo_until", []string{"embargo", "embargoed", "embargodate", "embargoeduntil", "embargotime", "embargodatetime", "embargoend", "embargoends", "utcembargo", "releaseat", "releasetime", "releaseafter", "holduntil", "heldtill", "helduntil", "notbefore", "publishafter", "publishat", "sperrfrist", "sperrvermerk", "scheduledat", "scheduledfor", "publishscheduledat", "utcpublishschedule", "publishschedule", "golive", "goliveat", "liveat", "availablefrom", "visiblefrom", "showfrom", "timetorelease"}, func(a *Article) *string { return &a.Embargo }},
	{"text", []string{"body", "content", "articlebody", "maintext", "fulltext", "bodytext", "contenttext", "plaintext", "articletext", "cleanedtext", "bodies", "bodyhtml", "bodyxhtml", "contenthtml", "contentencoded", "html", "postcontent", "story", "rawtext", "article"}, func(a *Article) *string { return &a.Text }},
}

// neutral are names that look like a status and are none, and what describes a
// thing without changing whether it may be shown.
var neutral = setOf("commentstatus", "pingstatus", "statuscode", "httpstatus", "httpstatuscode", "fetchstatus", "crawlstatus", "downloadstatus",
	"responsestatus", "requeststatus", "scrapestatus", "statustext", "embargoedreason", "embargoreason", "replystatus", "commentsstatus", "paywallstatus",
	"subscriptionstatus", "translationstatus", "syncstatus", "indexstatus", "seostatus", "trackbackstatus", "newsletterstatus", "licensestatus")

// told are names that mean nothing here and are not worth a word.
var told = setOf("type", "posttype", "contenttype", "itemtype", "kind", "language", "lang", "description", "summary", "excerpt", "abstract", "teaser", "dek", "standfirst",
	"image", "images", "imageurl", "topimage", "thumbnail", "media", "video", "videos", "movies", "slug", "slugline", "version", "wordcount", "layout",
	"associations", "renditions", "fingerprint", "license", "comments", "copyrightnotice", "copyrightholder", "usageterms", "priority", "urgency", "format",
	"hostname", "sourcehostname", "raw", "rawtext", "filename", "localpath", "titlepage", "titlerss", "datedownload", "filedate", "pagetype", "url", "uri", "guid",
	"place", "locations", "located", "mimetype", "profile", "ednote", "genre", "charcount", "characters", "reading", "readingtime", "featuredimage", "ogimage")

func setOf(names ...string) map[string]bool {
	set := make(map[string]bool, len(names))
	for _, name := range names {
		set[name] = true
	}
	return set
}

// names are the plain names of a field: its own, then the others for it.
func (f *Field) names() []string { return append([]string{plain(f.Name)}, f.Aliases...) }

// fieldOf returns the field of a plain name, or nil.
func fieldOf(name string) *Field { return fieldsByName[name] }

// fieldsByName holds the fields by all their plain names. Of two fields with one name it
// is the first's.
var fieldsByName = func() map[string]*Field {
	all := map[string]*Field{}
	for i := range Fields {
		for _, name := range Fields[i].names() {
			if all[name] == nil {
				all[name] = &Fields[i]
			}
		}
	}
	return all
}()

// IsField reports whether a name is that of a field, or another one for it.
func IsField(name string) bool { return fieldOf(plain(name)) != nil }

// FieldNames are the names of the fields, as JSON lines have them.
func FieldNames() (names []string) {
	for _, f := range Fields {
		names = append(names, f.Name)
	}
	return names
}

// Means says what a name that nobody here knows may mean: the field with the
// nearest name, or nothing.
func Means(name string) string {
	p := plain(name)
	best, at := "", 3
	for _, f := range Fields {
		for _, alias := range f.names() {
			if d := distance(p, alias); d < at && d*3 <= len(alias) {
				best, at = f.Name, d
			}
		}
	}
	parts := words(name)
	if best == "" && looksLikeEmbargo(parts) {
		return "embargo_until"
	}
	if best == "" && looksLikeStatus(parts) {
		return "status"
	}
	return best
}

// distance is the number of letters to add, drop or change to make one text of
// another.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := before
			if a[i] != b[j] {
				change++
			}
			before = row[j+1]
			row[j+1] = min(change, before+1, row[j]+1)
		}
	}
	return row[len(b)]
}

// words parts a name where its writer did: "isDraft", "is_draft", "is draft".
func words(name string) []string {
	var out []string
	var word []rune
	end := func() {
		if len(word) > 0 {
			out = append(out, strings.ToLower(string(word)))
		}
		word = word[:0]
	}
	for _, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			end()
			continue
		case unicode.IsUpper(r) && len(word) > 0 && !unicode.IsUpper(word[len(word)-1]):
			end()
		}
		word = append(word, r)
	}
	end()
	return out
}

// TellsStanding reports whether a name may be that of a status or an embargo.
func TellsStanding(name string) bool {
	p := plain(name)
	if neutral[p] {
		return false
	}
	if f := fieldOf(p); f != nil {
		return f.Name == "status" || f.Name == "embargo_until"
	}
	parts := words(name)
	return looksLikeStatus(parts) || looksLikeEmbargo(parts)
}

var statusWords = setOf("status", "state", "draft", "drafts", "private", "unpublished", "scheduled", "hold", "held", "withheld", "kill", "killed", "spike", "spiked",
	"canceled", "cancelled", "retracted", "retraction", "withdrawn", "visibility", "confidential", "restricted", "trash", "trashed", "deleted", "password",
	"hidden", "approved", "approval", "publishable", "unlisted", "offline", "isdraft", "isprivate", "ishidden", "ispublished", "isdeleted", "isapproved", "publish")

var embargoWords = setOf("release", "until", "golive", "schedule", "unlock", "lift", "lifts")

func looksLikeStatus(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return statusWords[w] }) ||
		statusWords[strings.Join(words, "")]
}

// begins reports whether a name may be that of the moment from which an article is seen.
func begins(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return beginWords[w] }) &&
		slices.ContainsFunc(words, func(w string) bool { return momentWords[w] })
}

var (
	beginWords  = setOf("live", "available", "valid", "publish", "publishing", "visible", "show", "launch", "unlock", "release", "released")
	momentWords = setOf("from", "at", "on", "date", "time", "start", "starts", "after")
)

func looksLikeEmbargo(words []string) bool {
	if slices.Contains(words, "until") && slices.ContainsFunc(words, func(w string) bool { return beginWords[w] || openWords[w] }) { // its end
		return false
	}
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, "embargo") }) ||
		len(words) > 1 && slices.ContainsFunc(words, func(w string) bool { return embargoWords[w] }) &&
			slices.ContainsFunc(words, func(w string) bool {
				return setOf("until", "time", "at", "date", "after", "on", "from", "embargo", "publish")[w]
			})
}
