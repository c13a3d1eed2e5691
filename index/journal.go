package index

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"sync"

	"onrecord/corpus"
)

// Journal remembers in a file which articles are being indexed. Where the process
// ends in the middle of that, by a kill or for want of memory, the next process
// indexes them one by one, and an article with which it has ended often enough is set
// aside: it would end every process from now on. A nil Journal remembers nothing.
type Journal struct {
	path string

	mu   sync.Mutex
	kept journalFile
	// suspects are the articles that were being indexed when a process ended, with
	// how many have ended so.
	suspects map[corpus.ArticleID]int
}

// journalFile is what the file holds.
type journalFile struct {
	// Indexing are the articles that are being indexed, with how many processes have
	// ended in the middle of that before.
	Indexing map[corpus.ArticleID]int `json:"indexing"`
	// Aside has the revision of each article that was set aside.
	Aside map[corpus.ArticleID]int `json:"aside"`
}

// mostEnds is how many processes in a row may end while an article is indexed. One
// that is killed ends so by chance, and hardly ever three with the same article alone.
const mostEnds = 4

// OpenJournal reads what the process before has left.
func OpenJournal(path string) (*Journal, error) {
	j := &Journal{path: path, suspects: make(map[corpus.ArticleID]int)}
	content, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(content, &j.kept)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("journal of the index %s: %w: remove it", path, err)
	}
	for id, ends := range j.kept.Indexing {
		j.suspects[id] = ends + 1
	}
	j.kept.Indexing = make(map[corpus.ArticleID]int)
	if j.kept.Aside == nil {
		j.kept.Aside = make(map[corpus.ArticleID]int)
	}
	return j, nil
}

// Aside returns the articles that were set aside.
func (j *Journal) Aside() []corpus.ArticleID {
	if j == nil {
		return nil
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	return slices.Sorted(maps.Keys(j.kept.Aside))
}

// IsAside reports whether an article was set aside in this revision.
func (j *Journal) IsAside(r corpus.Record) bool {
	if j == nil {
		return false
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.kept.Aside[r.ID] == r.Revision
}

// TryAgain forgets what was set aside.
func (j *Journal) TryAgain() error {
	if j == nil {
		return nil
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	clear(j.kept.Aside)
	return j.write()
}

// suspected reports whether there are articles that may have ended a process.
func (j *Journal) suspected() bool {
	if j == nil {
		return false
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	return len(j.suspects) > 0
}

// begin notes that articles are indexed from now on, or sets them aside.
func (j *Journal) begin(records []corpus.Record) error {
	if j == nil {
		return nil
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, r := range records {
		ends := j.suspects[r.ID]
		delete(j.suspects, r.ID)
		if ends >= mostEnds {
			j.kept.Aside[r.ID] = r.Revision
		} else {
			j.kept.Indexing[r.ID] = ends
		}
	}
	return j.write()
}

// end notes that articles are indexed.
func (j *Journal) end(changes []Change) error {
	if j == nil {
		return nil
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, c := range changes {
		delete(j.kept.Indexing, c.Article)
	}
	return j.write()
}

// rest notes that nothing is being indexed. What keeps it from that is found by the
// next that begins.
func (j *Journal) rest() {
	if j == nil {
		return
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	clear(j.suspects) // they are gone from the archive's changes
	if len(j.kept.Indexing) > 0 {
		clear(j.kept.Indexing)
		j.write()
	}
}

// write replaces the file.
func (j *Journal) write() error {
	content, err := json.Marshal(j.kept)
	if err == nil {
		err = os.WriteFile(j.path+".new", content, 0o600)
	}
	if err == nil {
		err = os.Rename(j.path+".new", j.path)
	}
	if err != nil {
		return fmt.Errorf("journal of the index: %w", err)
	}
	return nil
}
