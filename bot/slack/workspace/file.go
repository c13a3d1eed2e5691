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

// File returns an uploaded file.
func (w *Workspace) File(id string) (File, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	u := w.uploads[id]
	if u == nil || !u.complete {
		return File{}, false
	}
	return u.File, true
}

// fileURL is the address at which a file can be seen.
func (w *Workspace) fileURL(f File) string {
	return "http://" + w.listener.Addr().String() + "/files/" + f.ID
}

// hasFile reports whether a file was uploaded, by its id or address.
func (w *Workspace) hasFile(name string) bool {
	u := w.uploads[path.Base(name)]
	return u != nil && u.complete && (name == u.ID || name == w.fileURL(u.File))
}

func (w *Workspace) uploadURL(req request) (map[string]any, *refusal) {
	if !w.needs("files:write") {
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
	w.uploads[u.ID] = u
	return map[string]any{
		"file_id":    u.ID,
		"upload_url": "http://" + w.listener.Addr().String() + "/upload/" + u.ID + "/" + u.ticket,
	}, nil
}

// serveUpload takes the content of a file, as it is or in a form.
func (w *Workspace) serveUpload(rw http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(rw, r.Body, largestFile+1<<20)
	content, err := uploaded(r)
	if err != nil {
		http.Error(rw, "the content could not be read", http.StatusBadRequest)
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	u := w.uploads[r.PathValue("id")]
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

func (w *Workspace) completeUpload(req request) (map[string]any, *refusal) {
	if !w.needs("files:write") {
		return nil, &refusal{name: "missing_scope", needed: "files:write"}
	}
	var named []struct{ ID, Title string }
	if json.Unmarshal([]byte(req.args.Get("files")), &named) != nil || len(named) == 0 {
		return nil, refuse("invalid_arguments", "[ERROR] missing required field: files")
	}
	var done []*upload
	for _, n := range named {
		u := w.uploads[n.ID]
		if u == nil || u.Content == nil {
			return nil, refuse("file_not_found")
		}
		u.Title = n.Title
		done = append(done, u)
	}
	if refused := w.shareFiles(req, done); refused != nil {
		return nil, refused
	}
	list := make([]any, len(done))
	for i, u := range done {
		u.complete = true
		list[i] = w.fileJSON(u.File)
	}
	return map[string]any{"files": list}, nil
}

// shareFiles posts files where the app says.
func (w *Workspace) shareFiles(req request, files []*upload) *refusal {
	id := req.args.Get("channel_id")
	if id == "" {
		return nil // the app shows them in an image block
	}
	c := w.channels[id]
	if c == nil || !c.members[w.bot.ID] {
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
	blocks, refused := w.checkBlocks(json.RawMessage(req.args.Get("blocks")))
	if refused != nil {
		return refused
	}
	m := Message{User: w.bot.ID, Bot: w.bot.Bot, Thread: thread, Text: comment, Blocks: blocks}
	for _, u := range files {
		m.Files = append(m.Files, u.ID)
	}
	w.announce(c, w.add(c, m))
	return nil
}

func (w *Workspace) fileJSON(f File) map[string]any {
	return map[string]any{
		"id": f.ID, "name": f.Name, "title": f.Title, "size": len(f.Content), "mimetype": http.DetectContentType(f.Content),
		"user": w.bot.ID, "url_private": w.fileURL(f), "url_private_download": w.fileURL(f),
	}
}

// mayRead reports whether a request may read a file: what a person has dropped, the app
// alone, with its token and the scope for it.
func mayRead(w *Workspace, id string, r *http.Request) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.uploads[id].of == "" || r.Header.Get("Authorization") == "Bearer "+w.opts.BotToken && w.needs("files:read")
}

// serveFile shows a file to whoever knows its id, as images in a message.
func (w *Workspace) serveFile(rw http.ResponseWriter, r *http.Request) {
	f, ok := w.File(r.PathValue("id"))
	if !ok || !mayRead(w, f.ID, r) {
		http.NotFound(rw, r)
		return
	}
	// What an app uploads must not run as a page of this server.
	rw.Header().Set("Content-Security-Policy", "sandbox; default-src 'none'")
	rw.Header().Set("X-Content-Type-Options", "nosniff")
	rw.Header().Set("Content-Type", http.DetectContentType(f.Content))
	http.ServeContent(rw, r, "", time.Time{}, bytes.NewReader(f.Content))
}
