package browser

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"onrecord/bot/slack/workspace"
)

// deed is what a person does, as the page tells it; each kind has its own fields.
type deed struct {
	Channel string `json:"channel"`
	TS      string `json:"ts"`
	Thread  string `json:"thread"`
	Text    string `json:"text"`
	// Shortcut is the callback id.
	Shortcut string `json:"callback_id"`
	View     string `json:"view"`

	Block  string `json:"block_id"`
	Action string `json:"action_id"`
	// Value is what was chosen in a menu; nil is a button.
	Value *string `json:"value"`
	// Values is what is filled in: a text, or a list of what is chosen, by block
	// and action.
	Values map[string]map[string]any `json:"values"`
}

// deeds are what a person can do, by the name in the address.
var deeds = map[string]func(*browser, *http.Request, deed) (any, error){
	"say":      (*browser).say,
	"command":  (*browser).command,
	"shortcut": (*browser).shortcut,
	"press":    (*browser).press,
	"enter":    (*browser).enterHome,
	"submit":   (*browser).submit,
	"close":    (*browser).close,
	"options":  (*browser).options,
	"home":     (*browser).home,
	"pane":     (*browser).pane,
}

// longestDeed is in bytes: above what a form can hold, with small files.
const longestDeed = 8 << 20

func (b *browser) do(w http.ResponseWriter, r *http.Request) {
	do, ok := deeds[r.PathValue("what")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	var d deed
	answer := any(struct{}{})
	err := json.NewDecoder(http.MaxBytesReader(w, r.Body, longestDeed)).Decode(&d)
	if err == nil {
		answer, err = do(b, r, d)
	}
	if err != nil {
		writeJSON(w, http.StatusBadRequest, map[string]string{"error": err.Error()})
		return
	}
	writeJSON(w, http.StatusOK, answer)
}

func (b *browser) say(_ *http.Request, d deed) (any, error) {
	m, err := b.Workspace.Do.Say(b.Person, workspace.Channel{ID: d.Channel}, d.Thread, d.Text)
	return map[string]string{"ts": m.TS}, err
}

func (b *browser) command(_ *http.Request, d deed) (any, error) {
	return nil, b.Workspace.Do.Command(b.Person, workspace.Channel{ID: d.Channel}, d.Text)
}

func (b *browser) shortcut(_ *http.Request, d deed) (any, error) {
	if d.TS == "" {
		return nil, b.Workspace.Do.Shortcut(b.Person, d.Shortcut)
	}
	return nil, b.Workspace.Do.MessageShortcut(b.Person, workspace.Message{Channel: d.Channel, TS: d.TS}, d.Shortcut)
}

// press uses an element of a message, of the modal or of the Home.
func (b *browser) press(_ *http.Request, d deed) (any, error) {
	on, err := b.surface(d)
	if err != nil {
		return nil, err
	}
	if v, ok := on.(workspace.View); ok {
		if err := b.fill(v, d.Values); err != nil {
			return nil, err
		}
	}
	action := d.Block + "/" + d.Action
	if d.Value == nil {
		return nil, b.Workspace.Controls.Press(b.Person, on, action)
	}
	return nil, b.Workspace.Controls.Select(b.Person, on, action, *d.Value)
}

// enterHome types into a field of the Home, which the app is told of at once.
func (b *browser) enterHome(_ *http.Request, d deed) (any, error) {
	home, ok := b.Workspace.Views.Home(b.Person)
	if !ok || d.Value == nil {
		return nil, errors.New("the app has no Home yet")
	}
	return nil, b.Workspace.Controls.Fill(b.Person, home, d.Block+"/"+d.Action, *d.Value)
}

// surface is what the person acts on: a view where one is named, or else a message.
func (b *browser) surface(d deed) (workspace.Surface, error) {
	switch {
	case d.View == "home":
		home, ok := b.Workspace.Views.Home(b.Person)
		if !ok {
			return nil, errors.New("the app has no Home yet")
		}
		return home, nil
	case d.View != "":
		return b.modal(d)
	}
	return workspace.Message{Channel: d.Channel, TS: d.TS}, nil
}

// modal is the one that the page shows, unless it has gone meanwhile.
func (b *browser) modal(d deed) (workspace.View, error) {
	v, ok := b.Workspace.Views.Modal(b.Person)
	if !ok || v.ID != d.View {
		return workspace.View{}, errors.New("this form is closed")
	}
	return v, nil
}

// fill enters what the page holds into a modal.
func (b *browser) fill(v workspace.View, values map[string]map[string]any) error {
	for block, actions := range values {
		for action, value := range actions {
			if err := b.enter(v, block+"/"+action, value); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *browser) enter(v workspace.View, action string, value any) error {
	switch value := value.(type) {
	case nil:
		return b.Workspace.Controls.Fill(b.Person, v, action, "")
	case string:
		return b.Workspace.Controls.Fill(b.Person, v, action, value)
	case []any:
		if files, ok := attached(value); ok {
			return b.Workspace.Controls.Attach(b.Person, v, action, files...)
		}
		chosen := make([]string, len(value))
		for i, option := range value {
			chosen[i] = fmt.Sprint(option)
		}
		return b.Workspace.Controls.Select(b.Person, v, action, chosen...)
	}
	return fmt.Errorf("%s holds neither text nor choices", action)
}

// attached are the files of a field, each with its name and its content in base64; ok is
// false where the values are choices.
func attached(values []any) (files []workspace.File, ok bool) {
	for _, value := range values {
		file, _ := value.(map[string]any)
		name, named := file["name"].(string)
		content, _ := file["content"].(string)
		decoded, err := base64.StdEncoding.DecodeString(content)
		if !named || err != nil {
			return nil, false
		}
		files = append(files, workspace.File{Name: name, Content: decoded})
	}
	return files, len(files) > 0
}

func (b *browser) submit(_ *http.Request, d deed) (any, error) {
	v, err := b.modal(d)
	if err != nil {
		return nil, err
	}
	if err := b.fill(v, d.Values); err != nil {
		return nil, err
	}
	return nil, b.Workspace.Controls.Submit(b.Person, v)
}

func (b *browser) close(_ *http.Request, d deed) (any, error) {
	v, err := b.modal(d)
	if err != nil {
		return nil, err
	}
	return nil, b.Workspace.Controls.Dismiss(b.Person, v)
}

// options asks the app for those of a menu in the modal.
func (b *browser) options(r *http.Request, d deed) (any, error) {
	v, err := b.modal(d)
	if err != nil {
		return nil, err
	}
	return b.Workspace.Controls.Suggest(r.Context(), b.Person, v, d.Block+"/"+d.Action, d.Text)
}

func (b *browser) home(*http.Request, deed) (any, error) {
	b.Workspace.Do.OpenHome(b.Person)
	return nil, nil
}

func (b *browser) pane(*http.Request, deed) (any, error) {
	b.Workspace.Do.OpenMessages(b.Person)
	return nil, nil
}
