package workspace

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Files are what the app uploaded.
type Files struct {
	w       *Workspace
	uploads map[string]*upload // by the id of the file
}

func newFiles(w *Workspace) *Files { return &Files{w: w, uploads: make(map[string]*upload)} }

// File is a file that the app has uploaded.
type File struct {
	ID, Name, Title string
	Content         []byte
}

// upload is a file from when its address was asked for.
type upload struct {
	File
	ticket   string // of the address to upload to
	length   int    // in bytes, as announced
	complete bool   // is a file of the workspace
	of       string // the person whose it is; empty is the app
}

// largestFile is what the workspace keeps of one file, in bytes.
const largestFile = 16 << 20

// Get returns an uploaded file.
func (fs *Files) Get(id string) (File, bool) {
	fs.w.mu.Lock()
	defer fs.w.mu.Unlock()
	u := fs.uploads[id]
	if u == nil || !u.complete {
		return File{}, false
	}
	return u.File, true
}

// fileURL is the address at which a file can be seen.
func (fs *Files) fileURL(f File) string {
	return "http://" + fs.w.listener.Addr().String() + "/files/" + f.ID
}

// hasFile reports whether a file was uploaded, by its id or address.
func (fs *Files) hasFile(name string) bool {
	u := fs.uploads[path.Base(name)]
	return u != nil && u.complete && (name == u.ID || name == fs.fileURL(u.File))
}

func (fs *Files) uploadURL(req request) (map[string]any, *refusal) {
	if !fs.w.Limits.needs("files:write") {
		return nil, &refusal{name: "missing_scope", needed: "files:write"}
	}
	name := req.args.Get("filename")
	length, err := strconv.Atoi(req.args.Get("length"))
	switch {
	case name == "":
		return nil, refuse("invalid_arguments", "[ERROR] missing required field: filename")
	case err != nil || length <= 0:
		return nil, refuse("invalid_arguments", "[ERROR] missing required field: length")
	case length > largestFile:
		return nil, refuse("file_upload_size_restricted")
	}
	u := &upload{File: File{ID: newID("F"), Name: name}, ticket: newID(""), length: length}
	fs.uploads[u.ID] = u
	return map[string]any{
		"file_id":    u.ID,
		"upload_url": "http://" + fs.w.listener.Addr().String() + "/upload/" + u.ID + "/" + u.ticket,
	}, nil
}

// serveUpload takes the content of a file, as it is or in a form.
func (fs *Files) serveUpload(rw http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(rw, r.Body, largestFile+1<<20)
	content, err := uploaded(r)
	if err != nil {
		http.Error(rw, "the content could not be read", http.StatusBadRequest)
		return
	}
	fs.w.mu.Lock()
	defer fs.w.mu.Unlock()
	u := fs.uploads[r.PathValue("id")]
	switch {
	case u == nil || u.ticket != r.PathValue("ticket") || u.complete:
		http.Error(rw, "the address is unknown or was used", http.StatusNotFound)
	case len(content) != u.length:
		http.Error(rw, "the length is not the one announced", http.StatusBadRequest)
	default:
		u.Content = content
		io.WriteString(rw, "OK - "+strconv.Itoa(len(content)))
	}
}

func uploaded(r *http.Request) ([]byte, error) {
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
		return io.ReadAll(r.Body)
	}
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, err
	}
	for {
		part, err := parts.NextPart()
		if err != nil {
			return nil, err
		}
		if part.FileName() != "" {
			return io.ReadAll(part)
		}
	}
}

func (fs *Files) completeUpload(req request) (map[string]any, *refusal) {
	if !fs.w.Limits.needs("files:write") {
		return nil, &refusal{name: "missing_scope", needed: "files:write"}
	}
	var named []struct{ ID, Title string }
	if json.Unmarshal([]byte(req.args.Get("files")), &named) != nil || len(named) == 0 {
		return nil, refuse("invalid_arguments", "[ERROR] missing required field: files")
	}
	var done []*upload
	for _, n := range named {
		u := fs.uploads[n.ID]
		if u == nil || u.Content == nil {
			return nil, refuse("file_not_found")
		}
		u.Title = n.Title
		done = append(done, u)
	}
	if refused := fs.shareFiles(req, done); refused != nil {
		return nil, refused
	}
	list := make([]any, len(done))
	for i, u := range done {
		u.complete = true
		list[i] = fs.fileJSON(u.File)
	}
	return map[string]any{"files": list}, nil
}

// shareFiles posts files where the app says.
func (fs *Files) shareFiles(req request, files []*upload) *refusal {
	id := req.args.Get("channel_id")
	if id == "" {
		return nil // the app shows them in an image block
	}
	c := fs.w.Channels.channels[id]
	if c == nil || !c.members[fs.w.People.bot.ID] {
		return refuse("channel_not_found")
	}
	thread := req.args.Get("thread_ts")
	if thread != "" && c.find(thread) == nil {
		return refuse("invalid_arguments", "[ERROR] invalid thread_ts")
	}
	comment := req.args.Get("initial_comment")
	if utf8.RuneCountInString(comment) > longestText {
		return refuse("msg_too_long")
	}
	blocks, refused := fs.w.checkBlocks(json.RawMessage(req.args.Get("blocks")))
	if refused != nil {
		return refused
	}
	m := Message{User: fs.w.People.bot.ID, Bot: fs.w.People.bot.Bot, Thread: thread, Text: comment, Blocks: blocks}
	for _, u := range files {
		m.Files = append(m.Files, u.ID)
	}
	fs.w.events.announce(c, fs.w.Messages.add(c, m))
	return nil
}

func (fs *Files) fileJSON(f File) map[string]any {
	return map[string]any{
		"id": f.ID, "name": f.Name, "title": f.Title, "size": len(f.Content), "mimetype": http.DetectContentType(f.Content),
		"user": fs.w.People.bot.ID, "url_private": fs.fileURL(f), "url_private_download": fs.fileURL(f),
	}
}

// mayRead reports whether a request may read a file: what a person has dropped, the app
// alone, with its token and the scope for it.
func mayRead(w *Workspace, id string, r *http.Request) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.Files.uploads[id].of == "" || r.Header.Get("Authorization") == "Bearer "+w.opts.BotToken && w.Limits.needs("files:read")
}

// serveFile shows a file to whoever knows its id, as images in a message.
func (fs *Files) serveFile(rw http.ResponseWriter, r *http.Request) {
	f, ok := fs.Get(r.PathValue("id"))
	if !ok || !mayRead(fs.w, f.ID, r) {
		http.NotFound(rw, r)
		return
	}
	// What an app uploads must not run as a page of this server.
	rw.Header().Set("Content-Security-Policy", "sandbox; default-src 'none'")
	rw.Header().Set("X-Content-Type-Options", "nosniff")
	rw.Header().Set("Content-Type", http.DetectContentType(f.Content))
	http.ServeContent(rw, r, "", time.Time{}, bytes.NewReader(f.Content))
}
