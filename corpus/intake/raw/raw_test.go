package raw

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestAStatusOfAnySystemIsUnderstood(t *testing.T) {
	for want, words := range map[string][]string{
		"published": {"", "publish", "Published", "usable", "stat:usable", "http://cv.iptc.org/newscodes/pubstatusg2/usable", "LIVE", "inherit", "visible_to_all", "members", "sent"},
		"corrected": {"corrected", "Correction", "stat:corrected", "amended"},
		"withdrawn": {"canceled", "stat:canceled", "Cancelled", "kill", "retracted", "taken down", "rescinded"},

		"not in: draft":       {"draft", "auto-draft", "in_progress", "rejected", "not ready"},
		"not in: private":     {"private", "Hidden", "internal"},
		"not in: pending":     {"pending", "Pending Review", "in-review", "submitted"},
		"not in: scheduled":   {"future", "scheduled", "queued"},
		"not in: withheld":    {"withheld", "stat:withheld", "embargoed", "on hold", "not for publication"},
		"not in: trash":       {"trash", "deleted", "SOFT_TRASHED"},
		"not in: password":    {"protected", "password-protected"},
		"not in: unpublished": {"unpublished", "offline", "inactive", "expired", "false", "archived"},
		"not understood":      {"pitch-assigned", "with the lawyers", "0", "ok?"},
	} {
		for _, word := range words {
			status, unpublished, known := ReadStatus(word)
			got := string(status)
			switch {
			case !known:
				got = "not understood"
			case unpublished != "":
				got = "not in: " + unpublished
			}
			if got != want {
				t.Errorf("%q is %s, want %s", word, got, want)
			}
		}
	}
}

// standingOf is what becomes of an article with the text "x" and these fields besides.
func standingOf(t *testing.T, fields string) string {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(`{"text":"x",` + fields + `}`))
	d.UseNumber()
	var values map[string]any
	if err := d.Decode(&values); err != nil {
		t.Fatalf("%s: %v", fields, err)
	}
	a, err := FromValues(values, nil)
	if err != nil {
		t.Fatalf("%s: %v", fields, err)
	}
	status, unpublished, known := ReadStatus(a.Status)
	switch {
	case a.Kind != "":
		return "no article: " + a.Kind
	case unpublished != "":
		return "not in"
	case !known || a.Doubt != nil:
		return "held back"
	case a.Embargo != "":
		return "until " + a.Embargo
	}
	return string(status)
}

func TestWhatSaysThatAnArticleIsNotPublishedIsHeeded(t *testing.T) {
	for want, all := range map[string][]string{
		"not in": {
			`"draft":true`, `"isDraft":"yes"`, `"is_draft":1`, `"published":false`, `"isPublished":0`, `"private":true`, `"public":false`, `"online":"no"`, `"deleted":true`,
			`"approved":false`, `"on_hold":true`, `"password":"x"`, `"post_password":"x"`, `"visibility":"private"`, `"post_status":"future"`, `"workflow_state":"draft"`,
			`"doNotPublish":true`, `"not_for_publication":"yes"`, `"nonPublic":true`, `"trash":true`, `"hidden_from_public":true`, `"internal_only":true`, `"ready":false`,
			`"stage":"draft"`, `"approval":"pending"`, `"type":"draft"`, `"statut":"brouillon"`, `"workflow":{"state":"in_edit"}`,
			`"createdAt":"2026-01-01","updatedAt":"2026-01-02","publishedAt":null`, `"createdAt":"2026-01-01","updatedAt":"2026-01-02","firstPublishedAt":null`,
			`"publishing":{"status":"draft"}`, `"meta":{"is_published":false}`, `"status":"published","visibility":"private"`, `"status":"publish","draft":true`, `"confidential":true`,
		},
		"withdrawn": {`"pubstatus":"canceled"`, `"spike":1`, `"killed":true`, `"retracted":"true"`, `"status":"published","withdrawn":true`},
		"held back": {
			`"access":"private"`, `"archived":true`, `"flags":["embargo"]`, `"workflow":"editing"`, `"estado":7`, `"state":-2`, `"state":0`, `"hidden_for_reasons":true`, `"ednote":"EMBARGO: Monday"`, `"notes":"Not for publication."`,
			`"status":"odd"`, `"embargoed":true`, `"embargo":"ask Pia"`, `"embargoNote":"soon"`, `"holdUntilFurtherNotice":"x"`, `"release_status":"maybe"`, `"under_embargo":1`,
		},
		"until 2999-01-01T06:00:00Z": {
			`"embargo_until":"2999-01-01T06:00:00Z"`, `"embargo":"2999-01-01T06:00:00Z"`, `"embargoed":"2999-01-01T06:00:00Z"`, `"utc_embargo":"2999-01-01T06:00:00Z"`,
			`"live_date":"2999-01-01T06:00:00Z"`, `"goes_live_at":"2999-01-01T06:00:00Z"`, `"valid_from":"2999-01-01T06:00:00Z"`, `"sperrfrist":"2999-01-01T06:00:00Z"`,
			`"releaseAt":"2999-01-01T06:00:00Z"`, `"embargoed":true,"embargo_until":"2999-01-01T06:00:00Z"`, `"scheduled_for":"2999-01-01T06:00:00Z"`,
			`"embargo":"2998-01-01T06:00:00Z","embargo_until":"2999-01-01T06:00:00Z"`, `"publishing":{"embargo_until":"2999-01-01T06:00:00Z"}`,
		},
		"published": {
			`"draft":false`, `"published":true`, `"published":"2025-04-11"`, `"status":"publish"`, `"comment_status":"closed"`, `"http_status":404`, `"state":"Bavaria"`, `"embargo":null`,
			`"tags":["embargo","draft"]`, `"live_blog":false`, `"public_domain":false`, `"hidden_thumbnail":false`, `"deleted_images":false`, `"visible_comments":true`, `"translation":"pending"`,
			`"state":1`, `"estado":"Jalisco"`, `"ednote":"Adds the harbour master"`, `"not_archived":true`, `"valid_until":"2999-01-01"`, `"publishedAt":null`, `"event_date":"2999-01-01"`,
			`"embargo":""`, `"password":""`, `"author":{"status":"inactive"}`, `"associations":{"featured":{"status":"draft"}}`, `"statusCode":500`, `"embargoed":false`, `"type":"article"`,
		},
		"no article: picture":    {`"type":"picture"`, `"content_type":"Photo"`},
		"no article: attachment": {`"post_type":"attachment"`},
		"no article: comment":    {`"type":"comment"`},
	} {
		for _, fields := range all {
			if got := standingOf(t, fields); got != want {
				t.Errorf("%s: %s, want %s", fields, got, want)
			}
		}
	}
}

func TestDates(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for text, want := range map[string]string{
		"2025-04-11T08:30:00+02:00":       "2025-04-11T08:30:00+02:00",
		"2025-04-11":                      "2025-04-11T00:00:00Z",
		"2025-04-11 08:30:00":             "2025-04-11T08:30:00Z",
		"Fri, 11 Apr 2025 08:30:00 +0200": "2025-04-11T08:30:00+02:00",
		"April 11, 2025":                  "2025-04-11T00:00:00Z",
		"11 April 2025":                   "2025-04-11T00:00:00Z",
		"13/04/2025":                      "2025-04-13T00:00:00Z",
		"04/13/2025":                      "2025-04-13T00:00:00Z",
		"1744353000":                      "2025-04-11T06:30:00Z",
		"":                                "",

		"05/06/2025": "may be either of two days",
		"2025-04":    "names no day",
		"2025":       "names no day",
		"1650-01-01": "lies before 1800",
		"2027-01-01": "lies in the future",
		"soon":       "is not a date",
		"0000-00-00": "is not a date",
	} {
		at, err := ReadDate(text, now)
		got := ""
		if err != nil {
			got = err.Error()
		} else if !at.IsZero() {
			got = at.Format(time.RFC3339)
		}
		if err == nil && got != want || err != nil && (want == "" || !strings.Contains(got, want)) {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestFieldsAreFoundByTheNamesOfOtherSystems(t *testing.T) {
	a, err := FromValues(map[string]any{
		"Article-ID": "7", "permalink": "https://mudflat.example/7", "Publisher": "The Mudflat Courier", "hed": "Eels", "Authors": []any{"Kes Aldane", map[string]any{"name": "Bram Oxley"}},
		"articleSection": "Harbour", "keywords": "eels; rivers", "datePublished": "2025-04-11", "dateModified": "2025-04-12", "articleBody": "Open.", "headlin": "Eels?", "words": "?",
	}, Map{"words": ""})
	if err != nil {
		t.Fatal(err)
	}
	got := []string{a.ID, a.URL, a.Outlet, a.Headline, a.Byline, a.Section, strings.Join(a.Tags, "|"), a.Published, a.Updated, a.Text, strings.Join(a.Unknown, "|")}
	want := []string{"7", "https://mudflat.example/7", "The Mudflat Courier", "Eels", "Kes Aldane, Bram Oxley", "Harbour", "eels| rivers", "2025-04-11", "2025-04-12", "Open.", "headlin"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if means := Means("headlin"); means != "headline" {
		t.Errorf("headlin means %q", means)
	}
	for _, f := range Fields {
		for _, alias := range f.Aliases {
			if alias != plain(alias) {
				t.Errorf("%s is never found: names are compared as %s", alias, plain(alias))
			}
		}
	}
}

func TestTextInAnOldEncodingIsRead(t *testing.T) {
	for _, test := range []struct{ name, content, mediaType, want, warning string }{
		{"UTF-8", "Café", "", "Café", ""},
		{"UTF-8 that says otherwise", "Café", "text/html; charset=iso-8859-1", "Café", ""},
		{"a byte order mark", "\ufeffCafé", "", "Café", ""},
		{"windows-1252 that says nothing", "Caf\xe9 \x93open\x94", "", "Café “open”", "read as windows-1252"},
		{"latin 1 that says so", "Caf\xe9", "text/html; charset=iso-8859-1", "Café", ""},
		{"UTF-16", "\xff\xfeC\x00a\x00f\x00\xe9\x00", "", "Café", ""},
		{"an XML declaration", `<?xml version="1.0" encoding="windows-1251"?>` + "\xd0\xe5\xea\xe0", "", `<?xml version="1.0" encoding="windows-1251"?>Река`, ""},
		{"a meta element", "<meta charset=koi8-r>\xf2\xc5\xcb\xc1", "", "<meta charset=koi8-r>Река", ""},
		{"an encoding that nobody knows", "Caf\xe9", "text/html; charset=nonsense", "Café", "read as windows-1252"},
	} {
		text, warning := ToUTF8([]byte(test.content), test.mediaType)
		if text != test.want || !strings.Contains(warning, test.warning) || warning != "" && test.warning == "" {
			t.Errorf("%s: %q, %q", test.name, text, warning)
		}
	}
}
