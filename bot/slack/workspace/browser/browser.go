// Package browser owns the local workspace as one person sees it in a browser:
// the page with its assets, the state that it shows, and what the person does
// in it. The page renders Block Kit as Slack does; everything else, from who may
// see a message to what a button delivers, is package workspace's.
//
// It is for this machine alone. A request that names another host, or comes
// from another site's page, is refused.
package browser

import (
	"embed"
	"encoding/json"
	"io/fs"
	"mime"
	"net"
	"net/http"
	"net/url"

	"onrecord/bot/slack/workspace"
)

//go:embed assets
var assets embed.FS

// Options say who sees what. Workspace and Person are required.
type Options struct {
	Workspace *workspace.Workspace
	Person    workspace.Person
	// Questions are offered to click in the invitation.
	Questions []string
	// Tries are further things to do, above the message field.
	Tries []Try
}

// Try is something to do with one click: what is typed, and what it is called.
type Try struct {
	Label string `json:"label"`
	Text  string `json:"text"`
}

// Handler serves the page.
func Handler(o Options) http.Handler {
	b := &browser{o}
	files, err := fs.Sub(assets, "assets")
	if err != nil {
		panic(err) // the folder is embedded above
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) { http.ServeFileFS(w, r, files, "index.html") })
	mux.Handle("GET /assets/", http.StripPrefix("/assets", http.FileServerFS(files)))
	mux.HandleFunc("GET /events", b.events)
	mux.HandleFunc("GET /files/{id}", b.file)
	mux.HandleFunc("POST /do/{what}", b.do)
	return guarded(mux)
}

type browser struct{ Options }

// file brings a file that the app shared, to be kept and not to be shown as a page of this server.
func (b *browser) file(w http.ResponseWriter, r *http.Request) {
	f, ok := b.Workspace.Files.Get(r.PathValue("id"))
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": f.Name}))
	w.Write(f.Content)
}

// policy lets the page load its own assets and pictures, and nothing else.
const policy = "default-src 'self'; img-src 'self' https: data:; frame-ancestors 'none'; form-action 'self'; base-uri 'none'"

// guarded refuses what does not come from this machine's own page: a name that
// another site has pointed here, and a form that another site sends here.
func guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !loopback(r.Host) {
			http.Error(w, "open this page by the address that onrecord demo printed", http.StatusForbidden)
			return
		}
		if r.Method == http.MethodPost {
			if origin, err := url.Parse(r.Header.Get("Origin")); err != nil || origin.Host != r.Host {
				http.Error(w, "another site's page may not act here", http.StatusForbidden)
				return
			}
		}
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		next.ServeHTTP(w, r)
	})
}

func loopback(hostport string) bool {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = hostport
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

func writeJSON(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(value)
}
