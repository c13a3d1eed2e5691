package workspace

import (
	"encoding/json"
	"net/http"
	"time"
)

// A response URL can be used five times in half an hour.
const (
	hookUses = 5
	hookLife = 30 * time.Minute
)

// hook is what a response URL stands for.
type hook struct {
	channel, user string
	message       string // ts of the message whose button was pressed; empty for a command
	made          time.Time
	uses          int
}

// newHook makes a response URL; the caller holds the lock.
func (w *Workspace) newHook(h hook) (address string) {
	h.made = w.opts.Now()
	for len(w.hookIDs) > 0 && h.made.Sub(w.hooks[w.hookIDs[0]].made) > hookLife {
		delete(w.hooks, w.hookIDs[0])
		w.hookIDs = w.hookIDs[1:]
	}
	id := newID("hook")
	w.hooks[id], w.hookIDs = &h, append(w.hookIDs, id)
	return "http://" + w.listener.Addr().String() + "/response/" + id
}

func (w *Workspace) serveHook(rw http.ResponseWriter, r *http.Request) {
	var body struct {
		Text            string          `json:"text"`
		Blocks          json.RawMessage `json:"blocks"`
		ResponseType    string          `json:"response_type"`
		Thread          string          `json:"thread_ts"`
		ReplaceOriginal bool            `json:"replace_original"`
		DeleteOriginal  bool            `json:"delete_original"`
		UnfurlLinks     bool            `json:"unfurl_links"`
		UnfurlMedia     *bool           `json:"unfurl_media"`
	}
	refused := refuse("invalid_payload")
	if json.NewDecoder(r.Body).Decode(&body) == nil {
		unfurls := body.UnfurlLinks || body.UnfurlMedia == nil || *body.UnfurlMedia
		refused = w.respond(r.PathValue("hook"), body.Text, body.Blocks, response{
			public: body.ResponseType == "in_channel", unfurls: unfurls, thread: body.Thread,
			replace: body.ReplaceOriginal, remove: body.DeleteOriginal,
		})
	}
	if refused != nil {
		writeJSON(rw, http.StatusNotFound, map[string]any{"ok": false, "error": refused.name})
		return
	}
	writeJSON(rw, http.StatusOK, map[string]any{"ok": true})
}

// response says what to do with the content posted to a response URL.
type response struct {
	public, replace, remove, unfurls bool
	thread                           string
}

func (w *Workspace) respond(id, text string, blocks json.RawMessage, how response) *refusal {
	w.mu.Lock()
	defer w.mu.Unlock()
	h, ok := w.hooks[id]
	switch {
	case !ok || w.opts.Now().Sub(h.made) > hookLife:
		return refuse("expired_url")
	case h.uses >= hookUses:
		return refuse("used_url")
	}
	c := w.channels[h.channel]
	original := c.find(h.message)
	if original != nil && original.User != w.bot.ID {
		original = nil // a shortcut was used on it, and it is not the app's to change
	}
	if how.remove && original != nil {
		h.uses++
		w.erase(c, original)
		return nil
	}
	if how.thread != "" && c.find(how.thread) == nil {
		return refuse("thread_not_found")
	}
	what, refused := w.contentOf(text, blocks, how.unfurls)
	if refused != nil {
		return refused
	}
	h.uses++
	if how.replace && original != nil {
		w.rewrite(c, original, what)
		return nil
	}
	m := Message{User: w.bot.ID, Bot: w.bot.Bot, Thread: how.thread, Text: what.text, Blocks: what.blocks, Unfurls: what.unfurls}
	if !how.public {
		m.OnlyFor = h.user
	}
	added := w.add(c, m)
	if how.public {
		w.announce(c, added)
	}
	return nil
}
