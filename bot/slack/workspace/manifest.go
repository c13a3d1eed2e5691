package workspace

import (
	"fmt"

	"go.yaml.in/yaml/v3"
)

// Shortcut is one that the app offers.
type Shortcut struct {
	CallbackID string `json:"callback_id" yaml:"callback_id"`
	Name       string `json:"name" yaml:"name"`
	Type       string `json:"type" yaml:"type"` // "global" or "message"
}

// Install reads an app manifest, in YAML, and sets the options to what an app
// has that was made from it: its name, scopes, events, slash command and
// shortcuts.
func (o *Options) Install(manifest []byte) error {
	var m struct {
		Features struct {
			Bot struct {
				Name string `yaml:"display_name"`
			} `yaml:"bot_user"`
			Commands []struct {
				Command string
			} `yaml:"slash_commands"`
			Shortcuts []Shortcut
		}
		OAuth struct {
			Scopes struct {
				Bot []string
			}
		} `yaml:"oauth_config"`
		Settings struct {
			Events struct {
				Bot []string `yaml:"bot_events"`
			} `yaml:"event_subscriptions"`
		}
	}
	if err := yaml.Unmarshal(manifest, &m); err != nil {
		return fmt.Errorf("reading the manifest: %w", err)
	}
	o.AppName, o.Shortcuts = m.Features.Bot.Name, m.Features.Shortcuts
	o.Scopes, o.Events = m.OAuth.Scopes.Bot, m.Settings.Events.Bot
	if len(m.Features.Commands) > 0 {
		o.Command = m.Features.Commands[0].Command
	}
	return nil
}

// CommandName is the app's slash command, with its slash.
func (w *Workspace) CommandName() string { return w.opts.Command }

// Shortcuts are those that the app offers.
func (w *Workspace) Shortcuts() []Shortcut { return w.opts.Shortcuts }
