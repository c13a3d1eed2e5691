package intake_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"onrecord/corpus/intake"
)

// wordpress answers as the REST API of WordPress does, as far as posts are concerned.
type wordpress struct {
	*httptest.Server
	posts    []post
	editors  bool // whoever asks may see what is not published
	old      bool // of before WordPress 5.7: what it changed last cannot be asked for
	asked    int
	password string // of the account that it saw last
	onPage   func() // happens after each answer
}

type post struct {
	id       int
	status   string
	modified time.Time
}

// monday is when the site began.
var monday = time.Date(2026, 2, 2, 8, 0, 0, 0, time.UTC)

func newWordPress(t *testing.T) *wordpress {
	w := &wordpress{editors: true}
	w.Server = httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(out, r)
			return
		}
		w.asked++
		_, w.password, _ = r.BasicAuth()
		w.answer(out, r.URL.Query())
		if w.onPage != nil {
			w.onPage()
		}
	}))
	t.Cleanup(w.Close)
	return w
}

func (w *wordpress) answer(out http.ResponseWriter, query url.Values) {
	if query.Get("orderby") != "modified" || query.Get("order") != "asc" || query.Get("per_page") != "100" {
		out.WriteHeader(http.StatusNotImplemented)
		return
	}
	statuses := strings.Split(cmp.Or(query.Get("status"), "publish"), ",")
	if len(statuses) > 1 && !w.editors {
		out.WriteHeader(http.StatusBadRequest) // rest_invalid_param: status is forbidden
		return
	}
	after, _ := time.Parse(time.RFC3339, query.Get("modified_after"))
	var found []post
	for _, p := range w.posts {
		if slices.Contains(statuses, p.status) && (w.old || p.modified.After(after)) {
			found = append(found, p)
		}
	}
	slices.SortStableFunc(found, func(a, b post) int { return a.modified.Compare(b.modified) })
	page, _ := strconv.Atoi(query.Get("page"))
	if from := (page - 1) * 100; from > 0 && from >= len(found) {
		out.WriteHeader(http.StatusBadRequest) // rest_post_invalid_page_number
		return
	} else if from > 0 {
		found = found[from:]
	}
	list := []map[string]any{}
	for _, p := range found[:min(len(found), 100)] {
		list = append(list, map[string]any{
			"id": p.id, "guid": map[string]any{"rendered": fmt.Sprintf("https://tern-post.example/?p=%d", p.id)}, "status": p.status, "type": "post",
			"modified_gmt": p.modified.Format("2006-01-02T15:04:05"),
			"title":        map[string]any{"rendered": "Quay"}, "content": map[string]any{"rendered": fmt.Sprintf("<p>Quay %d closes.</p>", p.id)},
		})
	}
	out.Header().Set("Content-Type", "application/json")
	json.NewEncoder(out).Encode(list)
}

// add puts posts on the site, changed one after another.
func (w *wordpress) add(n int, at time.Time, apart time.Duration) {
	for range n {
		w.posts = append(w.posts, post{id: len(w.posts) + 1, status: "publish", modified: at})
		at = at.Add(apart)
	}
}

func (w *wordpress) source(notes *intake.Notes) intake.Source {
	return intake.Source{At: w.URL + "/wp-json/wp/v2/posts", User: "ana", Password: "secret", Notes: notes}
}

// distinct is how many articles are among what was read.
func distinct(got reading) int {
	ids := map[string]bool{}
	for _, item := range got.items {
		ids[string(item.Article.ID)] = true
	}
	return len(ids)
}

func TestAllPostsOfACMSAreReadAndThenWhatChanged(t *testing.T) {
	w := newWordPress(t)
	w.add(250, monday, time.Minute)
	w.add(230, monday.Add(24*time.Hour), 0) // an import: all in one second
	w.add(7, monday.Add(48*time.Hour), time.Minute)
	notes := intake.NewNotes(nil)
	if got := readSource(t, newIntake(), w.source(notes)); distinct(got) != 487 || len(got.problems) > 0 {
		t.Fatalf("read %d posts, problems %q", distinct(got), got.problems)
	}
	if w.password != "secret" {
		t.Error("the account is not sent")
	}

	// what was noted outlives the program
	notes = intake.NewNotes(notes.Changed())
	w.asked = 0
	w.add(1, monday.Add(72*time.Hour), 0)
	w.posts[3].status, w.posts[3].modified = "trash", monday.Add(73*time.Hour)
	got := readSource(t, newIntake(), w.source(notes))
	if w.asked != 1 || distinct(got) > 2 || !slices.ContainsFunc(got.items, func(i intake.Item) bool { return i.Article.ID == "https://tern-post.example/?p=488" }) {
		t.Errorf("asked %d times for %d posts", w.asked, distinct(got))
	}
	if len(got.problems) != 1 || !strings.Contains(got.problems[0], "not published: trash") {
		t.Errorf("a post in the trash is told as %q", got.problems)
	}
}

func TestAPostThatChangesMeanwhileHidesNoOther(t *testing.T) {
	w := newWordPress(t)
	w.add(450, monday, time.Minute)
	late := monday.Add(24 * time.Hour)
	changed := 0
	w.onPage = func() { // what was read moves to the end, and the rest forward
		if changed < 4 {
			w.posts[changed].modified = late.Add(time.Duration(changed) * time.Minute)
			changed++
		}
	}
	if got := readSource(t, newIntake(), w.source(intake.NewNotes(nil))); distinct(got) != 450 {
		t.Errorf("read %d of 450 posts, problems %q", distinct(got), got.problems)
	}
}

func TestAReadingThatIsCutOffGoesOnWhereItStopped(t *testing.T) {
	w := newWordPress(t)
	w.add(450, monday, time.Minute)
	notes, read := intake.NewNotes(nil), map[string]bool{}
	for range 3 {
		source := w.source(notes)
		source.Requests = 2
		for _, item := range readSource(t, newIntake(), source).items {
			read[string(item.Article.ID)] = true
		}
	}
	if len(read) != 450 || w.asked > 6 {
		t.Errorf("read %d of 450 posts with %d requests", len(read), w.asked)
	}
}

func TestAnAccountThatMayNotEditAndAnOldSiteAreRead(t *testing.T) {
	w := newWordPress(t)
	w.editors, w.old = false, true
	w.add(230, monday, time.Minute)
	w.posts[5].status = "draft"
	notes := intake.NewNotes(nil)
	for range 2 {
		if got := readSource(t, newIntake(), w.source(notes)); distinct(got) != 229 || len(got.problems) > 0 {
			t.Errorf("read %d of 229 posts, problems %q", distinct(got), got.problems)
		}
	}
}

func TestAnEmptyCMSIsNoProblem(t *testing.T) {
	w := newWordPress(t)
	if got := readSource(t, newIntake(), w.source(intake.NewNotes(nil))); len(got.items)+len(got.problems) > 0 {
		t.Errorf("%+v", got)
	}
}
