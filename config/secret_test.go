package config

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

func TestASecretIsNeverPrinted(t *testing.T) {
	s := NewSecret("xoxb-1-secret")
	type inside struct {
		token   Secret
		Pointer *Secret
		Any     any
	}
	values := map[string]any{
		"itself": s, "a pointer": &s, "a slice": []Secret{s}, "a map": map[string]Secret{"token": s},
		"a struct": inside{s, &s, s}, "a configuration": Config{Slack: Slack{BotToken: s}},
	}
	for name, value := range values {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%t", "%08.3f", "%p"} {
			printed := fmt.Sprintf(verb, value)
			if strings.Contains(printed, "secret") || strings.Contains(strings.ToLower(printed), "736563726574") {
				t.Errorf("%s with %s prints %s", name, verb, printed)
			}
		}
	}

	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("start", "token", s, "config", Config{Slack: Slack{AppToken: s}})
	slog.New(slog.NewTextHandler(&log, nil)).Info("start", "token", s, "config", Config{Slack: Slack{AppToken: s}})
	asJSON, err := json.Marshal(values)
	if err != nil {
		t.Fatal(err)
	}
	asYAML, err := yaml.Marshal(Slack{BotToken: s})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"log": log.String(), "JSON": string(asJSON), "YAML": string(asYAML)} {
		if strings.Contains(text, "1-secret") || !strings.Contains(text, "[hidden]") {
			t.Errorf("%s: %s", name, text)
		}
	}
	if s.Reveal() != "xoxb-1-secret" {
		t.Errorf("Reveal gives %q", s.Reveal())
	}
}

func TestASecretThatIsNotSet(t *testing.T) {
	var s Secret
	if s.IsSet() || s.Reveal() != "" || s.String() != "" || NewSecret("").IsSet() {
		t.Errorf("the zero secret says it is %q, set %v", s, s.IsSet())
	}
}
