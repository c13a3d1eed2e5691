package inhand_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/bot/factcheck/inhand"
)

func TestASourceTellsWhereItsWordsStand(t *testing.T) {
	const recording = "WEBVTT\n\n00:00:04.000 --> 00:00:09.000\n<v Lotte Amsel>The gate is older than the town.\n\n01:02:03.000 --> 01:02:06.000\n<v Gus Orlan>It has better teeth.\n"
	const notes = "---\nheadline: At the weir\n---\n\nCall with Ada Quill.\n\nThe eels use the side door.\n"
	dir := t.TempDir()
	for name, content := range map[string]string{"session.vtt": recording, "session.md": notes} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ name, content, words, want string }{
		{"session.vtt", recording, "better teeth", "session.vtt, 01:02:03"},
		{"session.md", notes, "side door", "session.md, line 7"},
	} {
		held, err := inhand.Reader{}.ReadFile(t.Context(), c.name, []byte(c.content))
		if err != nil {
			t.Fatal(err)
		}
		read, err := inhand.Reader{}.Read(t.Context(), filepath.Join(dir, c.name))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range append(held, read...) {
			if got := s.Place(strings.Index(s.Article.Body, c.words)); got != c.want {
				t.Errorf("%q is at %q, want %q", c.words, got, c.want)
			}
		}
	}
	if _, err := (inhand.Reader{}).Read(t.Context(), filepath.Join(dir, "nowhere.txt")); err == nil || !strings.Contains(err.Error(), "check the spelling") {
		t.Errorf("of a file that is not there: %v", err)
	}
}

// What is read to be worked on is read whole: a few lines of a page, and the notes below a text.
func TestAPieceOfAPageAndNotesBelowATextAreRead(t *testing.T) {
	for name, content := range map[string]string{
		"part.html": "<p>“The gate is older than the town,” said <b>Lotte Amsel</b>.</p>",
		"draft.md":  "The gate is *old*.[^1]\n\n[^1]: Amsel’s words were “the gate is older than the town”.\n",
	} {
		read, err := inhand.Reader{}.ReadFile(t.Context(), name, []byte(content))
		if err != nil || len(read) != 1 || !strings.Contains(strings.ToLower(read[0].Article.Body), "the gate is older than the town") {
			t.Errorf("%s: %+v, %v", name, read, err)
		}
	}
}

func TestALinkOfSomebodyElseLeadsToNoAddressInsideTheNetwork(t *testing.T) {
	asked := false
	wiki := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked = true }))
	defer wiki.Close()
	if _, err := (inhand.Reader{Guarded: true}).Read(t.Context(), wiki.URL); err == nil || !strings.Contains(err.Error(), "inside the network") || asked {
		t.Errorf("asked %v, %v", asked, err)
	}
	if _, err := (inhand.Reader{Guarded: true, Allow: []string{"127.0.0.1"}}).Read(t.Context(), wiki.URL); err == nil || !asked {
		t.Errorf("a host that is allowed is not asked: %v", err)
	}
}
