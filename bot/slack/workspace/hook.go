package workspace

import (
	"encoding/json"
	"net/http"
	"time"
)

// hooks are the response URLs.
type hooks struct {
	w       *Workspace
	hooks   map[string]*hook
	hookIDs []string // oldest first
}

func newHooks(w *Workspace) *hooks { return &hooks{w: w, hooks: make(map[string]*hook)} }

// A response URL can be used five times in half an hour.
const (
	hookUses = 5
	hookLife = 30 * time.Minute
)

// hook is what a response URL stands for.
type hook struct {
	channel, user string
	message       string // ts of the message whose button was pressed or, of a command, of what answered it
	made          time.Time
	uses          int
}

// newHook makes a response URL; the caller holds the lock.
func (hs *hooks) newHook(h hook) (address string) {
	h.made = hs.w.opts.Now()
	for len(hs.hookIDs) > 0 && h.made.Sub(hs.hooks[hs.hookIDs[0]].made) > hookLife {
		delete(hs.hooks, hs.hookIDs[0])
		hs.hookIDs = hs.hookIDs[1:]
	}
	id := newID("hook")
	hs.hooks[id], hs.hookIDs = &h, append(hs.hookIDs, id)
	return "http://" + hs.w.listener.Addr().String() + "/response/" + id
}

func (hs *hooks) serveHook(rw http.ResponseWriter, r *http.Request) {
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
		refused = hs.respond(r.PathValue("hook"), body.Text, body.Blocks, response{
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

func (hs *hooks) respond(id, text string, blocks json.RawMessage, how response) *refusal {
	hs.w.mu.Lock()
	defer hs.w.mu.Unlock()
	h, ok := hs.hooks[id]
	switch {
	case !ok || hs.w.opts.Now().Sub(h.made) > hookLife:
		return refuse("expired_url")
	case h.uses >= hookUses:
		return refuse("used_url")
	}
	c := hs.w.Channels.channels[h.channel]
	original := c.find(h.message)
	if original != nil && original.User != hs.w.People.bot.ID {
		original = nil // a shortcut was used on it, and it is not the app's to change
	}
	if how.remove && original != nil {
		h.uses++
		hs.w.Messages.erase(c, original)
		return nil
	}
	if how.thread != "" && c.find(how.thread) == nil {
		return refuse("thread_not_found")
	}
	what, refused := hs.w.chat.contentOf(text, blocks, how.unfurls)
	if refused != nil {
		return refused
	}
	h.uses++
	if how.replace && original != nil {
		hs.w.Messages.rewrite(c, original, what)
		return nil
	}
	m := Message{User: hs.w.People.bot.ID, Bot: hs.w.People.bot.Bot, Thread: how.thread, Text: what.text, Blocks: what.blocks, Unfurls: what.unfurls}
	if !how.public {
		m.OnlyFor = h.user
	}
	added := hs.w.Messages.add(c, m)
	if h.message == "" && m.OnlyFor != "" {
		h.message = added.TS
	}
	if how.public {
		hs.w.events.announce(c, added)
	}
	return nil
}
