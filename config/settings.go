package config

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"
)

// settings are the values that one source gives, by key, and where each of
// them stands.
type settings struct {
	values   map[string]any
	origins  map[string]origin
	problems Problems
}

// origin is the place of a setting; items are the places of a list's items,
// where they have places of their own.
type origin struct {
	setting string
	items   []string
}

// of returns the place of an item, from 1, or of the setting for 0.
func (o origin) of(item int) string {
	if item > 0 && item <= len(o.items) {
		return o.items[item-1]
	}
	return o.setting
}

func newSettings() settings {
	return settings{values: map[string]any{}, origins: map[string]origin{}}
}

// setText sets a key that is no list from its text.
func (s *settings) setText(key, source, text string) {
	text = strings.TrimSpace(text)
	var value any = text
	var err error
	fix := ""
	switch defaults("")[key].(type) {
	case bool:
		value, err = strconv.ParseBool(text)
		fix = "is neither true nor false: write one of them"
	case int:
		value, err = strconv.Atoi(text)
		fix = "is no number: write one in digits, like 600"
	case time.Duration:
		value, err = time.ParseDuration(text)
		fix = "is no length of time: write a number and its unit, like 5m or 1h30m"
	}
	if err != nil {
		s.problems = append(s.problems, Problem{Source: source, Key: key, Value: withoutSecrets(text), Fix: fix})
		return
	}
	s.values[key] = value
	s.origins[key] = origin{setting: source}
}

func (s *settings) setList(key string, from origin, items []string) {
	s.values[key] = items
	s.origins[key] = from
}

func isList(key string) bool {
	_, ok := defaults("")[key].([]string)
	return ok
}

// keys returns all keys in alphabetical order.
func keys() []string { return slices.Sorted(maps.Keys(defaults(""))) }

const envPrefix = "ONRECORD_"

// envName is the environment variable of a key: ONRECORD_SLACK_API_URL for
// slack.api_url.
func envName(key string) string {
	return envPrefix + strings.ToUpper(strings.ReplaceAll(key, ".", "_"))
}

// flagName is the flag of a key, without its dashes: slack-api-url for
// slack.api_url.
func flagName(key string) string {
	return strings.NewReplacer(".", "-", "_", "-").Replace(key)
}

func fromEnvironment(env []string) settings {
	s := newSettings()
	var names []string
	keyOf := map[string]string{}
	for _, key := range keys() {
		names = append(names, envName(key))
		keyOf[envName(key)] = key
	}
	for _, variable := range env {
		name, value, _ := strings.Cut(variable, "=")
		if !strings.HasPrefix(name, envPrefix) || name == envPrefix+"CONFIG" || fromKubernetes(name) {
			continue
		}
		key, known := keyOf[name]
		switch {
		case !known:
			s.problems = append(s.problems, Problem{Source: name, Fix: unknown(name, names)})
		case strings.TrimSpace(value) == "":
		case isList(key):
			s.setList(key, origin{setting: name}, splitList(value))
		default:
			s.setText(key, name, value)
		}
	}
	return s
}

// fromKubernetes reports whether a variable is one that Kubernetes sets by
// itself beside a service named "onrecord".
func fromKubernetes(name string) bool {
	rest := strings.TrimPrefix(name, envPrefix)
	return rest == "PORT" || strings.HasPrefix(rest, "PORT_") || strings.HasPrefix(rest, "SERVICE_")
}

func splitList(text string) []string {
	var items []string
	for item := range strings.SplitSeq(text, ",") {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
		}
	}
	return items
}

// lookup returns the value that the environment has for name; of several, the last.
func lookup(env []string, name string) string {
	for _, variable := range slices.Backward(env) {
		if value, ok := strings.CutPrefix(variable, name+"="); ok {
			return value
		}
	}
	return ""
}

// fromFlags takes the flags that were given; those of a command's own, like
// --json, are none of its business.
func fromFlags(flags *pflag.FlagSet) settings {
	s := newSettings()
	if flags == nil {
		return s
	}
	for _, key := range keys() {
		flag := flags.Lookup(flagName(key))
		if flag == nil || !flag.Changed {
			continue
		}
		source := "--" + flag.Name
		list, ok := flag.Value.(pflag.SliceValue)
		switch {
		case !isList(key):
			s.setText(key, source, flag.Value.String())
		case ok:
			s.setList(key, origin{setting: source}, list.GetSlice())
		default:
			s.setList(key, origin{setting: source}, splitList(flag.Value.String()))
		}
	}
	return s
}
