package met

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"onrecord/bot/label"
	"onrecord/index/person"
)

// Names are the names of a file that the newsroom keeps, each with a reason. The file is
// read again where it has changed; as long as it cannot be read, what was read before holds.
type Names struct {
	path string

	mu       sync.Mutex
	reasons  map[person.Key]string
	modified time.Time
}

// ReadNames reads the file: a name a line and, behind a comma, the reason. Lines that begin
// with "#" are remarks.
func ReadNames(path string) (*Names, error) {
	n := &Names{path: path}
	if err := n.read(); err != nil {
		return nil, fmt.Errorf("the file of names not to be trusted (people.distrusted): %w", err)
	}
	return n, nil
}

func (n *Names) read() error {
	f, err := os.Open(n.path)
	if err != nil {
		return err
	}
	defer f.Close() // it was only read
	info, err := f.Stat()
	if err != nil {
		return err
	}
	lines := csv.NewReader(f)
	lines.Comment, lines.FieldsPerRecord, lines.TrimLeadingSpace = '#', -1, true
	reasons := make(map[person.Key]string)
	for {
		line, err := lines.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if key := person.KeyOf(line[0]); key != "" {
			reason := label.Text("met.no-reason")
			if len(line) > 1 && strings.TrimSpace(line[1]) != "" {
				reason = strings.TrimSpace(line[1])
			}
			reasons[key] = reason
		}
	}
	n.reasons, n.modified = reasons, info.ModTime()
	return nil
}

// Warning is why a name is not to be trusted; empty where the list does not have it.
func (n *Names) Warning(name string) string {
	if n == nil {
		return ""
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if info, err := os.Stat(n.path); err == nil && !info.ModTime().Equal(n.modified) {
		_ = n.read() // what was read before holds
	}
	return n.reasons[person.KeyOf(name)]
}
