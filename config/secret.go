package config

import (
	"fmt"
	"io"
	"log/slog"
	"regexp"
)

const hidden = "[hidden]"

// Secret is a token that no formatting, logging or encoding prints. The zero
// Secret is one that is not set, and prints as nothing.
type Secret struct {
	// A pointer, so that not even a struct printed with its unexported fields
	// shows more than an address.
	text *string
}

// NewSecret returns text as a secret; an empty text is no secret.
func NewSecret(text string) Secret {
	if text == "" {
		return Secret{}
	}
	return Secret{&text}
}

// Reveal returns the secret itself, empty where it is not set.
func (s Secret) Reveal() string {
	if s.text == nil {
		return ""
	}
	return *s.text
}

// IsSet reports whether there is a secret.
func (s Secret) IsSet() bool { return s.text != nil }

func (s Secret) String() string {
	if !s.IsSet() {
		return ""
	}
	return hidden
}

// GoString hides the secret from %#v.
func (s Secret) GoString() string { return s.String() }

// Format hides the secret from every other verb of fmt.
func (s Secret) Format(state fmt.State, _ rune) { io.WriteString(state, s.String()) }

// LogValue hides the secret from slog.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }

// MarshalText hides the secret from JSON and YAML.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText takes the secret in.
func (s *Secret) UnmarshalText(text []byte) error {
	*s = NewSecret(string(text))
	return nil
}

// Slack's tokens of all kinds (xoxb-, xoxp-, xapp-, …), its signing secrets, tokens of
// the API, and the user and password of a URL.
var secrets = regexp.MustCompile(`\b(xox[a-z]|xoxe\.xox[a-z]|xapp)-[^\s,]*|\b[0-9a-f]{32}\b|\b[\w-]+:(?:read|write|read\+write|write\+read):[^\s,]*|://[^/@\s]*@`)

// withoutSecrets returns a value fit to be shown, for a token can be pasted
// into any setting.
func withoutSecrets(value string) string {
	return secrets.ReplaceAllStringFunc(value, func(found string) string {
		if found[0] == ':' {
			return "://" + hidden + "@"
		}
		return hidden
	})
}
