package command

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"onrecord/index/bleve"
)

// request is what a command wants to know of a library. It is run where the library is
// open: in this process or, while the bot has it, in the bot's. Its fields are sent as
// JSON, and what it prints comes back.
type request interface {
	run(ctx context.Context, a *app, l *library) error
}

// requests are all that can be sent, by the name of their command.
var requests = map[string]func() request{
	"ask":     func() request { return new(askRequest) },
	"check":   func() request { return new(checkRequest) },
	"digest":  func() request { return new(digestRequest) },
	"person":  func() request { return new(personRequest) },
	"story":   func() request { return new(storyRequest) },
	"verify":  func() request { return new(verifyRequest) },
	"watch":   func() request { return new(watchRequest) },
	"export":  func() request { return new(exportRequest) },
	"propose": func() request { return new(proposeRequest) },
	"rows":    func() request { return new(rowsRequest) },

	"sources": func() request { return new(sourcesRequest) },
	"audit":   func() request { return new(auditRequest) },
	"mark":    func() request { return new(backRequest) },
}

// session is where the requests of a command are run.
type session interface {
	do(ctx context.Context, r request) error
	close() error
}

// openSession opens the library of a data folder to be read, as openToRead does, or
// finds the bot that has it open.
func (a *app) openSession(ctx context.Context, s Settings, named bool, command string) (session, error) {
	l, bot, err := a.openOrFind(ctx, s, named, command)
	switch {
	case err != nil:
		return nil, err
	case l == nil:
		return bot, nil
	}
	return here{a, l}, nil
}

// once runs one request in a session of its own.
func (a *app) once(ctx context.Context, s Settings, named bool, command string, r request) (err error) {
	in, err := a.openSession(ctx, s, named, command)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.close()) }()
	return in.do(ctx, r)
}

// openOrFind opens the library of a data folder to be read, or finds the bot that has it
// open. It waits for another command that is soon done with it.
func (a *app) openOrFind(ctx context.Context, s Settings, named bool, command string) (l *library, bot there, err error) {
	found := false
	err = untilFree(ctx, func() (err error) {
		l, err = a.openToRead(ctx, s, named, command)
		if inUse := new(bleve.InUseError); errors.As(err, &inUse) {
			if bot, found = a.findBot(ctx, s.Data, command); found {
				return nil
			}
		}
		return err
	})
	return l, bot, err
}

// untilFree opens a library, and tries again for a while where another command has it.
func untilFree(ctx context.Context, open func() error) error {
	const patience, step = 6 * time.Second, 50 * time.Millisecond
	for began := time.Now(); ; {
		err := open()
		if inUse := new(bleve.InUseError); !errors.As(err, &inUse) || time.Since(began) > patience {
			return err
		}
		select {
		case <-time.After(step):
		case <-ctx.Done():
			return err
		}
	}
}

// here is a session of this process.
type here struct {
	app     *app
	library *library
}

func (h here) do(ctx context.Context, r request) error { return r.run(ctx, h.app, h.library) }
func (h here) close() error                            { return h.library.close() }

// there is a session of the bot that has the library.
type there struct {
	app     *app
	command string
	client  *http.Client
}

// The address of the bot on its socket, where the host means nothing, and paths there.
const (
	botAddress = "http://onrecord"

	runPath = "/run/"
	upPath  = "/up"
)

// findBot looks for a bot that answers on the socket of a data folder.
func (a *app) findBot(ctx context.Context, dir, command string) (bot there, found bool) {
	path, done, err := socketPath(dir)
	if err != nil {
		return bot, false
	}
	defer done()
	if _, err := os.Stat(path); err != nil {
		return bot, false
	}
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		path, done, err := socketPath(dir)
		if err != nil {
			return nil, err
		}
		defer done()
		return new(net.Dialer).DialContext(ctx, "unix", path)
	}
	t := there{a, command, &http.Client{Transport: &http.Transport{DialContext: dial, MaxIdleConnsPerHost: 1}}}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, botAddress+upPath, nil)
	if err != nil {
		return bot, false
	}
	response, err := t.client.Do(r)
	if err != nil {
		return bot, false
	}
	response.Body.Close() // it is empty
	return t, response.StatusCode == http.StatusOK
}

// wire is a request on its way.
type wire struct {
	// Styled is true where words are set off for a terminal.
	Styled  bool            `json:"styled"`
	Request json.RawMessage `json:"request"`
}

// printed is what came of a request.
type printed struct {
	Out    []byte   `json:"out"`
	Err    []byte   `json:"err"`
	Aside  []byte   `json:"aside"`
	Failed *failure `json:"failed"`
}

func (t there) do(ctx context.Context, r request) error {
	content, err := json.Marshal(r)
	if err == nil {
		content, err = json.Marshal(wire{Styled: t.app.isStyled(), Request: content})
	}
	if err != nil {
		return err
	}
	post, err := http.NewRequestWithContext(ctx, http.MethodPost, botAddress+runPath+t.command, bytes.NewReader(content))
	if err != nil {
		return err
	}
	response, err := t.client.Do(post)
	if err != nil {
		return fmt.Errorf("the bot that has the archive does not answer: %w", err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(io.LimitReader(response.Body, 1<<10)) // it is only told
		return fmt.Errorf("the bot that has the archive does not understand this: is it another version? (%s)", bytes.TrimSpace(text))
	}
	var p printed
	if err := json.NewDecoder(response.Body).Decode(&p); err != nil {
		return fmt.Errorf("the bot that has the archive: %w", err)
	}
	_, errOut := t.app.Out.Write(p.Out)
	_, errErr := t.app.Err.Write(p.Err)
	if t.app.aside != nil {
		t.app.aside.Write(p.Aside)
	}
	return errors.Join(p.Failed.err(), errOut, errErr)
}

func (t there) close() error {
	t.client.CloseIdleConnections()
	return nil
}

// failure is an error on its way, with what the exit code and the next question hang on.
type failure struct {
	Text       string `json:"text"`
	Misused    bool   `json:"misused"`
	NoQuestion bool   `json:"no_question"`
	Wrong      int    `json:"wrong"` // quotes of a draft
	All        int    `json:"all"`
}

func failureOf(err error) *failure {
	if err == nil {
		return nil
	}
	f := &failure{Text: err.Error(), Misused: ExitCode(err) == 2, NoQuestion: errors.Is(err, errNoQuestion)}
	if quotes := new(quotesError); errors.As(err, quotes) {
		f.Wrong, f.All = quotes.wrong, quotes.all
	}
	return f
}

func (f *failure) err() error {
	switch {
	case f == nil:
		return nil
	case f.NoQuestion:
		return errNoQuestion
	case f.Wrong > 0:
		return quotesError{f.Wrong, f.All}
	case f.Misused:
		return usage(errors.New(f.Text))
	}
	return errors.New(f.Text)
}

// socketFile is the bot's socket in the data folder, which only its owner can enter.
const socketFile = "onrecord.sock"

// longestSocket is the longest path that every system takes for a socket.
const longestSocket = 100

// socketPath is the path of the socket of a data folder, a shorter one where it is too
// long for the system. done is called when the path is used no more.
func socketPath(dir string) (path string, done func(), err error) {
	path = filepath.Join(dir, socketFile)
	if len(path) <= longestSocket {
		return path, func() {}, nil
	}
	folder, err := os.Open(dir)
	if err != nil {
		return "", nil, err
	}
	return fmt.Sprintf("/proc/self/fd/%d/%s", folder.Fd(), socketFile), func() { folder.Close() }, nil
}
