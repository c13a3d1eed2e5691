package workspace

import (
	"encoding/json"
)

// The methods by which an app shows views.

// largestView is what the JSON of a view may measure, in bytes.
const largestView = 250_000

// define checks what an app says of a view of a kind, "modal" or "home".
func (vs *Views) define(raw string, kind string) (definition, *refusal) {
	var d definition
	if len(raw) > largestView {
		return d, refuse("view_too_large")
	}
	if err := json.Unmarshal([]byte(raw), &d); err != nil {
		return d, refuse("invalid_arguments", "[ERROR] failed to match all allowed schemas [json-pointer:/view]")
	}
	check := vs.w.checker(surface(kind))
	if d.Type != kind {
		check.fail("/view/type", "must be %s", kind)
	}
	check.view(d)
	if check.failures != nil {
		return d, refuse("invalid_arguments", check.failures...)
	}
	return d, nil
}

func (c *checker) view(d definition) {
	const at = "/view"
	if d.Type == "modal" {
		c.text(at+"/title", d.Title, 24, "plain_text")
	}
	if d.Submit != nil {
		c.text(at+"/submit", d.Submit, 24, "plain_text")
	}
	if d.Close != nil {
		c.text(at+"/close", d.Close, 24, "plain_text")
	}
	c.length(at+"/private_metadata", d.PrivateMetadata, 0, 3000)
	c.length(at+"/callback_id", d.CallbackID, 0, 255)
	c.length(at+"/external_id", d.ExternalID, 0, 255)
	if d.Blocks == nil {
		c.fail(at, "missing required field: blocks")
	}
	c.blocks(at+"/blocks", d.Blocks)
	if d.Type == "modal" && c.inputs > 0 && d.Submit == nil {
		c.fail(at, "missing required field: submit")
	}
}

// taken reports whether another view than v has the external id.
func (vs *Views) taken(externalID string, v *view) bool {
	if externalID == "" {
		return false
	}
	other := vs.viewBy("", externalID)
	return other != nil && other != v
}

// viewBy finds a view by its id or its external id.
func (vs *Views) viewBy(id, externalID string) *view {
	if v := vs.views[id]; v != nil || externalID == "" {
		return v
	}
	for _, v := range vs.views {
		if v.ExternalID == externalID {
			return v
		}
	}
	return nil
}

// modal reads what is opened, and on which trigger.
func (vs *Views) modal(req request) (*trigger, definition, *refusal) {
	t, refused := vs.trigger(req.args.Get("trigger_id"))
	if refused != nil {
		return nil, definition{}, refused
	}
	d, refused := vs.define(req.args.Get("view"), "modal")
	return t, d, refused
}

func (vs *Views) openView(req request) (map[string]any, *refusal) {
	t, d, refused := vs.modal(req)
	if refused != nil {
		return nil, refused
	}
	if vs.taken(d.ExternalID, nil) {
		return nil, refuse("duplicate_external_id")
	}
	t.used = true
	vs.drop(t.person, 0)
	return map[string]any{"view": vs.viewJSON(vs.push(d, t.person))}, nil
}

func (vs *Views) pushView(req request) (map[string]any, *refusal) {
	t, d, refused := vs.modal(req)
	if refused != nil {
		return nil, refused
	}
	switch n := len(vs.modals[t.person]); {
	case n == 0:
		return nil, refuse("not_found")
	case n >= stackDepth:
		return nil, refuse("push_limit_reached")
	case vs.taken(d.ExternalID, nil):
		return nil, refuse("duplicate_external_id")
	}
	t.used = true
	return map[string]any{"view": vs.viewJSON(vs.push(d, t.person))}, nil
}

func (vs *Views) updateView(req request) (map[string]any, *refusal) {
	v := vs.viewBy(req.args.Get("view_id"), req.args.Get("external_id"))
	if v == nil {
		return nil, refuse("not_found")
	}
	d, refused := vs.define(req.args.Get("view"), v.Type)
	if refused != nil {
		return nil, refused
	}
	if hash := req.args.Get("hash"); hash != "" && hash != v.hash {
		return nil, refuse("hash_conflict")
	}
	if vs.taken(d.ExternalID, v) {
		return nil, refuse("duplicate_external_id")
	}
	vs.replace(v, d)
	return map[string]any{"view": vs.viewJSON(v)}, nil
}

func (vs *Views) publishView(req request) (map[string]any, *refusal) {
	p := vs.w.People.people[req.args.Get("user_id")]
	if p == nil || p.Bot != "" {
		return nil, refuse("invalid_arguments", "invalid `user_id`")
	}
	d, refused := vs.define(req.args.Get("view"), "home")
	if refused != nil {
		return nil, refused
	}
	v := vs.homes[p.ID]
	if hash := req.args.Get("hash"); hash != "" && (v == nil || hash != v.hash) {
		return nil, refuse("hash_conflict")
	}
	if vs.taken(d.ExternalID, v) {
		return nil, refuse("duplicate_external_id")
	}
	if v == nil {
		v = vs.show(d, p.ID)
		vs.homes[p.ID] = v
	} else {
		vs.replace(v, d)
	}
	return map[string]any{"view": vs.viewJSON(v)}, nil
}
