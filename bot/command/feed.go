package command

import (
	"bytes"
	"net/http"

	"onrecord/bot/news/watch"
	"onrecord/bot/sight"
)

// feedHandler serves the feeds of watches, each to whoever has its key: they see what
// everybody may.
type feedHandler struct{ library *library }

func (f feedHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	l := f.library
	if l.state == nil {
		http.NotFound(w, r)
		return
	}
	of, found, ok, err := l.state.Watches.Fed(r.Context(), r.URL.Query().Get("key"), watch.MaxFed)
	if err == nil && !ok {
		http.NotFound(w, r)
		return
	}
	var lines []watch.Line
	if err == nil {
		messenger := watch.Messenger{Archive: l.seen(), Searcher: l.searched(), Clock: l.clock}
		lines, err = messenger.Latest(sight.As(r.Context(), sight.Viewer{}), of, found)
	}
	var out bytes.Buffer
	if err == nil {
		err = watch.WriteFeed(&out, of, lines, l.clock())
	}
	if err != nil {
		http.Error(w, "the feed cannot be read", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	w.Write(out.Bytes()) // whoever asked may have gone
}
