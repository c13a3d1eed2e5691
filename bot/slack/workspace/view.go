package workspace

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Views are the modals and Homes, and the triggers that open them.
type Views struct {
	w          *Workspace
	triggers   map[string]*trigger
	triggerIDs []string // oldest first
	views      map[string]*view
	modals     map[string][]*view // of a person, the uppermost last
	homes      map[string]*view   // of a person
}

func newViews(w *Workspace) *Views {
	return &Views{
		w: w, triggers: make(map[string]*trigger), views: make(map[string]*view),
		modals: make(map[string][]*view), homes: make(map[string]*view),
	}
}

// View is a modal or the app's Home, as one person sees it.
type View struct {
	ID, Hash string
	Kind     string // "modal" or "home"

	CallbackID, ExternalID, PrivateMetadata string
	Title, SubmitLabel, CloseLabel          string

	Blocks json.RawMessage // as the app sent them, each with its block_id
	// Values is what is filled in, as Slack sends it in state.values.
	Values json.RawMessage
	// Errors are what the app said is wrong with the fields, by block id.
	Errors map[string]string
	// Trouble is what Slack says where the app failed.
	Trouble string
}

// Shown is the view as its person reads it.
func (v View) Shown() string {
	lines := []string{v.Title, shown(v.Blocks)}
	for _, id := range slices.Sorted(maps.Keys(v.Errors)) {
		lines = append(lines, v.Errors[id])
	}
	return strings.TrimLeft(strings.Join(append(lines, v.Trouble), "\n"), "\n")
}

// stackDepth is how many modals can lie on each other.
const stackDepth = 3

// definition is what an app says of a view.
type definition struct {
	Type            string           `json:"type"`
	Title           map[string]any   `json:"title"`
	Submit          map[string]any   `json:"submit"`
	Close           map[string]any   `json:"close"`
	Blocks          []map[string]any `json:"blocks"`
	CallbackID      string           `json:"callback_id"`
	ExternalID      string           `json:"external_id"`
	PrivateMetadata string           `json:"private_metadata"`
	ClearOnClose    bool             `json:"clear_on_close"`
	NotifyOnClose   bool             `json:"notify_on_close"`
}

// view is a view that somebody has before them.
type view struct {
	definition
	id, hash       string
	root, previous string // ids; previous is of the view below, if any
	person         string
	entries        entries
	errors         map[string]string
	trouble        string
	submitting     bool
}

// snapshot is the view as it is now; the caller holds the lock.
func (v *view) snapshot() View {
	blocks, _ := json.Marshal(v.Blocks)
	values, _ := json.Marshal(v.entries.values(v.Blocks))
	return View{
		ID: v.id, Hash: v.hash, Kind: v.Type,
		CallbackID: v.CallbackID, ExternalID: v.ExternalID, PrivateMetadata: v.PrivateMetadata,
		Title: textOf(v.Title), SubmitLabel: textOf(v.Submit), CloseLabel: textOf(v.Close),
		Blocks: blocks, Values: values, Errors: maps.Clone(v.errors), Trouble: v.trouble,
	}
}

func textOf(object map[string]any) string {
	text, _ := object["text"].(string)
	return text
}

// viewJSON is the view as an app is told of it; the caller holds the lock.
func (vs *Views) viewJSON(v *view) map[string]any {
	var previous any
	if v.previous != "" {
		previous = v.previous
	}
	out := map[string]any{
		"id": v.id, "team_id": vs.w.opts.Team, "type": v.Type, "blocks": v.Blocks,
		"callback_id": v.CallbackID, "external_id": v.ExternalID, "private_metadata": v.PrivateMetadata,
		"state": map[string]any{"values": v.entries.values(v.Blocks)}, "hash": v.hash,
		"clear_on_close": v.ClearOnClose, "notify_on_close": v.NotifyOnClose,
		"root_view_id": v.root, "previous_view_id": previous,
		"app_id": appID, "bot_id": vs.w.People.bot.Bot, "app_installed_team_id": vs.w.opts.Team,
		"title": nil, "submit": nil, "close": nil,
	}
	for name, text := range map[string]map[string]any{"title": v.Title, "submit": v.Submit, "close": v.Close} {
		if text != nil {
			out[name] = text
		}
	}
	return out
}

// show makes a definition a view of a person; the caller holds the lock and
// puts it where it belongs.
func (vs *Views) show(d definition, person string) *view {
	v := &view{definition: d, id: newID("V"), person: person, entries: make(entries)}
	v.root = v.id
	vs.touch(v)
	vs.views[v.id] = v
	return v
}

// touch gives a view that changed a new hash.
func (vs *Views) touch(v *view) {
	v.hash = fmt.Sprintf("%d.%s", vs.w.opts.Now().Unix(), newID(""))
	vs.w.change()
}

// push lays a modal on those that the person has open.
func (vs *Views) push(d definition, person string) *view {
	v := vs.show(d, person)
	if stack := vs.modals[person]; len(stack) > 0 {
		v.previous, v.root = stack[len(stack)-1].id, stack[0].id
	}
	vs.modals[person] = append(vs.modals[person], v)
	return v
}

// replace gives a view other content. What was filled in stays where the same
// field is still there.
func (vs *Views) replace(v *view, d definition) {
	v.definition, v.errors, v.trouble = d, nil, ""
	v.entries.keep(d.Blocks)
	vs.touch(v)
}

// drop takes the uppermost modals of a person away until n are left.
func (vs *Views) drop(person string, n int) {
	stack := vs.modals[person]
	for _, v := range stack[n:] {
		delete(vs.views, v.id)
	}
	vs.modals[person] = slices.Clone(stack[:n])
	vs.w.change()
}

// top returns the modal that the person has before them, or nil.
func (vs *Views) top(person string) *view {
	stack := vs.modals[person]
	if len(stack) == 0 {
		return nil
	}
	return stack[len(stack)-1]
}

// Modal returns the modal that the person has before them, and false where
// there is none.
func (vs *Views) Modal(p Person) (View, bool) {
	vs.w.mu.Lock()
	defer vs.w.mu.Unlock()
	v := vs.top(p.ID)
	if v == nil {
		return View{}, false
	}
	return v.snapshot(), true
}

// Modals returns the modals that a person has open, the uppermost last.
func (vs *Views) Modals(p Person) []View {
	vs.w.mu.Lock()
	defer vs.w.mu.Unlock()
	var out []View
	for _, v := range vs.modals[p.ID] {
		out = append(out, v.snapshot())
	}
	return out
}

// Home returns what the app has published as the person's Home, and false
// where it has published nothing.
func (vs *Views) Home(p Person) (View, bool) {
	vs.w.mu.Lock()
	defer vs.w.mu.Unlock()
	v := vs.homes[p.ID]
	if v == nil {
		return View{}, false
	}
	return v.snapshot(), true
}
