package intake

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/intake/fetch"
)

// Notes are what is remembered of a source from one reading to the next: which files it
// had and what came of them, how far an API was read, and what servers gave to ask with
// whether anything is new. They are for one reading at a time.
type Notes struct{ kept, changed map[string]string }

// NewNotes are those of earlier readings, by their names; nil is none.
func NewNotes(kept map[string]string) *Notes {
	n := &Notes{kept: maps.Clone(kept), changed: map[string]string{}}
	if n.kept == nil {
		n.kept = map[string]string{}
	}
	return n
}

// Forget drops what was noted, for the archive does not have what it tells of.
func (n *Notes) Forget() {
	for name := range n.kept {
		n.changed[name] = ""
	}
	clear(n.kept)
}

// Changed are the notes that a reading made; an empty one is to be forgotten.
func (n *Notes) Changed() map[string]string { return n.changed }

func (n *Notes) get(name string) string {
	if n == nil {
		return ""
	}
	return n.kept[name]
}

func (n *Notes) set(name, text string) {
	if n == nil || n.kept[name] == text {
		return
	}
	n.kept[name], n.changed[name] = text, text
	if text == "" {
		delete(n.kept, name)
	}
}

// validators are what the server of an address gave.
func (n *Notes) validators(address string) (v fetch.Validators) {
	if text := n.get("address " + address); text != "" {
		json.Unmarshal([]byte(text), &v) // what cannot be read is asked for anew
	}
	return v
}

func (n *Notes) setValidators(address string, v fetch.Validators) {
	text := ""
	if v != (fetch.Validators{}) {
		content, err := json.Marshal(v)
		if err != nil {
			return
		}
		text = string(content)
	}
	n.set("address "+address, text)
}

// fileNote is what is noted of a file.
type fileNote struct {
	Version string             // as of file
	Read    int64              // when, in seconds since 1970
	IDs     []corpus.ArticleID // of what is published in it
	Text    corpus.ArticleID   `json:",omitempty"` // names the text of a file that is one article
}

const filePrefix = "file "

// rereadAfter is how long a file that does not change is taken to say the same: a date
// that lay in the future may have come, and the settings may be others.
const rereadAfter = 24 * time.Hour

// file is the note of a file, empty where there is none.
func (n *Notes) file(name string) (note fileNote) {
	if text := n.get(filePrefix + name); text != "" {
		json.Unmarshal([]byte(text), &note) // what cannot be read is read anew
	}
	return note
}

func (n *Notes) setFile(name string, note fileNote) {
	if content, err := json.Marshal(note); err == nil {
		n.set(filePrefix+name, string(content))
	}
}

// gone are the articles of files that are no more, by their texts: where another file
// has the same, it was moved. They are forgotten, for what comes back is to be read.
func (n *Notes) gone(present map[string]bool) map[corpus.ArticleID]corpus.ArticleID {
	if n == nil {
		return nil
	}
	gone := map[corpus.ArticleID]corpus.ArticleID{}
	for _, key := range slices.Sorted(maps.Keys(n.kept)) {
		name, ok := strings.CutPrefix(key, filePrefix)
		if !ok || present[name] {
			continue
		}
		if note := n.file(name); note.Text != "" && len(note.IDs) == 1 {
			gone[note.Text] = note.IDs[0]
		}
		n.set(key, "")
	}
	return gone
}
