package workspace

import (
	"encoding/json"
	"math"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// Call is one call of the Web API by the app.
type Call struct {
	Method, Channel string
	Error           string // Slack's name for it; empty is success
}

// Calls returns the calls so far, in order.
func (ls *Limits) Calls() []Call {
	ls.w.mu.Lock()
	defer ls.w.mu.Unlock()
	return append([]Call(nil), ls.calls...)
}

// request is a call with its arguments, which come as a form or as JSON.
type request struct {
	method, token string
	args          url.Values
}

// refusal is Slack's answer to a call that it does not carry out.
type refusal struct {
	name     string   // "channel_not_found"
	messages []string // details, for invalid_blocks
	needed   string   // a scope
	retry    int      // seconds to wait, for ratelimited
}

func refuse(name string, details ...string) *refusal {
	return &refusal{name: name, messages: details}
}

// method carries out a call and returns the answer; the caller holds the lock.
type method func(request) (map[string]any, *refusal)

// methods are those that a bot token calls.
func (w *Workspace) methods() map[string]method {
	return map[string]method{
		"assistant.threads.setStatus":           w.Panes.setStatus,
		"assistant.threads.setSuggestedPrompts": w.Panes.setPrompts,
		"assistant.threads.setTitle":            w.Panes.setTitle,
		"auth.test":                             w.authTest,
		"chat.delete":                           w.chat.deleteMessage,
		"chat.postEphemeral":                    w.chat.postEphemeral,
		"chat.postMessage":                      w.chat.postMessage,
		"chat.update":                           w.chat.updateMessage,
		"conversations.history":                 w.chat.history,
		"conversations.info":                    w.Channels.conversationInfo,
		"conversations.open":                    w.Channels.openConversation,
		"conversations.replies":                 w.chat.replies,
		"files.completeUploadExternal":          w.Files.completeUpload,
		"files.getUploadURLExternal":            w.Files.uploadURL,
		"reactions.add":                         w.chat.addReaction,
		"reactions.remove":                      w.chat.removeReaction,
		"usergroups.users.list":                 w.People.groupMembers,
		"users.conversations":                   w.Channels.memberships,
		"users.info":                            w.People.userInfo,
		"views.open":                            w.Views.openView,
		"views.publish":                         w.Views.publishView,
		"views.push":                            w.Views.pushView,
		"views.update":                          w.Views.updateView,
	}
}

func (w *Workspace) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /api/{method}", w.mishaps(func(r *http.Request) string { return r.PathValue("method") }, w.serveAPI))
	mux.HandleFunc("POST /response/{hook}", w.mishaps(func(*http.Request) string { return "response" }, w.hooks.serveHook))
	mux.HandleFunc("GET /link/", w.App.serveSocket)
	mux.HandleFunc("POST /upload/{id}/{ticket}", w.Files.serveUpload)
	mux.HandleFunc("GET /files/{id}", w.Files.serveFile)
	return mux
}

func (w *Workspace) serveAPI(rw http.ResponseWriter, r *http.Request) {
	req, err := readRequest(r)
	if err != nil {
		writeJSON(rw, http.StatusOK, map[string]any{"ok": false, "error": "invalid_form_data"})
		return
	}
	answer, refused := w.call(req)
	rw.Header().Set("X-OAuth-Scopes", strings.Join(w.opts.Scopes, ","))
	if refused == nil {
		answer["ok"] = true
		writeJSON(rw, http.StatusOK, answer)
		return
	}
	answer = map[string]any{"ok": false, "error": refused.name}
	status := http.StatusOK
	if refused.messages != nil {
		answer["response_metadata"] = map[string]any{"messages": refused.messages}
	}
	if refused.needed != "" {
		answer["needed"], answer["provided"] = refused.needed, strings.Join(w.opts.Scopes, ",")
	}
	if refused.retry > 0 {
		rw.Header().Set("Retry-After", strconv.Itoa(refused.retry))
		status = http.StatusTooManyRequests
	}
	writeJSON(rw, status, answer)
}

// call checks the token and the limits, carries the call out and records it.
func (w *Workspace) call(req request) (answer map[string]any, refused *refusal) {
	w.mu.Lock()
	defer w.mu.Unlock()
	answer, refused = w.carryOut(req)
	done := Call{Method: req.method, Channel: req.args.Get("channel")}
	if refused != nil {
		done.Error = refused.name
	}
	w.Limits.calls = append(w.Limits.calls, done)
	w.change()
	return answer, refused
}

func (w *Workspace) carryOut(req request) (map[string]any, *refusal) {
	run, known := w.byName[req.method]
	token, other := w.opts.BotToken, w.opts.AppToken
	if req.method == "apps.connections.open" {
		run, known = w.App.openConnection, true
		token, other = other, token
	}
	if refused := checkToken(req.token, token, other); refused != nil {
		return nil, refused
	}
	if refused := w.Limits.limit(req); refused != nil {
		return nil, refused
	}
	if !known {
		return nil, refuse("unknown_method")
	}
	return run(req)
}

func checkToken(got, want, other string) *refusal {
	switch got {
	case want:
		return nil
	case "":
		return refuse("not_authed")
	case other:
		return refuse("not_allowed_token_type")
	}
	return refuse("invalid_auth")
}

func readRequest(r *http.Request) (request, error) {
	req := request{method: r.PathValue("method"), args: url.Values{}}
	req.token, _ = strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		var fields map[string]json.RawMessage
		if err := json.NewDecoder(r.Body).Decode(&fields); err != nil && r.ContentLength > 0 {
			return req, err
		}
		for name, raw := range fields {
			var text string
			if json.Unmarshal(raw, &text) != nil {
				text = string(raw) // blocks, numbers and booleans, as a form has them
			}
			req.args.Set(name, text)
		}
		return req, nil
	}
	if err := r.ParseForm(); err != nil {
		return req, err
	}
	req.args = r.PostForm
	if token := req.args.Get("token"); token != "" {
		req.token = token
	}
	return req, nil
}

func writeJSON(rw http.ResponseWriter, status int, value any) {
	rw.Header().Set("Content-Type", "application/json; charset=utf-8")
	rw.WriteHeader(status)
	json.NewEncoder(rw).Encode(value)
}

func (w *Workspace) authTest(request) (map[string]any, *refusal) {
	answer := map[string]any{
		"url": "http://" + w.listener.Addr().String() + "/", "team": w.opts.Team, "team_id": w.opts.Team,
		"user": w.People.bot.Name, "user_id": w.People.bot.ID, "bot_id": w.People.bot.Bot,
	}
	if w.opts.Enterprise != "" {
		answer["enterprise_id"] = w.opts.Enterprise
	}
	return answer, nil
}

// seconds rounds up to the whole seconds that Retry-After counts in.
func seconds(s float64) int { return max(1, int(math.Ceil(s))) }
