package config

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"
	"github.com/knadh/koanf/providers/confmap"
	"github.com/knadh/koanf/v2"
	"github.com/spf13/pflag"
)

// Sources is where the settings are looked for.
type Sources struct {
	// File is the configuration file that --config names. Where it is empty,
	// ONRECORD_CONFIG names it; where that is empty too,
	// onrecord/config.yaml in ConfigHome is read if it exists.
	File string
	// Env is the environment, "NAME=value". A variable without a value counts
	// as not set; a list is divided at its commas.
	Env []string
	// Flags are the parsed flags. Those that were given and have the name of a
	// setting count, "--log-level" for log.level; nil is none.
	Flags *pflag.FlagSet
	// ConfigHome and DataHome are the user's folders for configuration and for
	// data.
	ConfigHome, DataHome string
}

// ProcessSources returns the sources of this process: its environment and the
// user's folders.
func ProcessSources(file string, flags *pflag.FlagSet) Sources {
	return Sources{
		File:       file,
		Env:        os.Environ(),
		Flags:      flags,
		ConfigHome: xdg.ConfigHome,
		DataHome:   xdg.DataHome,
	}
}

// Load returns the settings. Its error is of type [Problems] and holds all
// that is wrong, in every source.
func Load(s Sources) (Config, error) {
	base := settings{values: defaults(s.DataHome)}
	env := fromEnvironment(s.Env)
	file, path := s.fromFile()

	var problems Problems
	origins := map[string]origin{}
	k := koanf.New(".")
	for _, layer := range []settings{base, file, env, fromFlags(s.Flags)} {
		problems = append(problems, layer.problems...)
		maps.Copy(origins, layer.origins)
		if err := k.Load(confmap.Provider(layer.values, "."), nil); err != nil {
			return Config{}, fmt.Errorf("configuration: %w", err)
		}
	}
	c := Config{File: path}
	if err := k.Unmarshal("", &c); err != nil {
		return Config{}, fmt.Errorf("configuration: %w", err)
	}
	c.fromVariables(s.Env)
	for _, p := range c.problems() {
		key := p.Key
		if strings.HasPrefix(key, sourcesKey+".") {
			key = sourcesKey
		}
		p.Source = origins[key].of(p.item)
		problems = append(problems, p)
	}
	return c, problems.err()
}

// fromFile reads the configuration file, and returns its path where there is one.
func (s Sources) fromFile() (settings, string) {
	path, namedBy := s.File, "--config"
	if path == "" {
		path, namedBy = lookup(s.Env, envPrefix+"CONFIG"), envPrefix+"CONFIG"
	}
	path = cmp.Or(path, s.defaultFile())
	if path == "" {
		return settings{}, ""
	}
	content, err := os.ReadFile(path)
	if err == nil {
		return parseFile(path, content), path
	}
	problem := Problem{Source: namedBy, Value: path, Fix: "cannot be read: " + reason(err)}
	if errors.Is(err, fs.ErrNotExist) {
		problem.Fix = "does not exist: write the path of the configuration file"
	}
	return settings{problems: Problems{problem}}, path
}

// defaultFile is the user's own configuration file, empty where there is none.
func (s Sources) defaultFile() string {
	path := filepath.Join(s.ConfigHome, "onrecord", "config.yaml")
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return ""
	}
	return path
}

// reason is err without the path, which the problem names already.
func reason(err error) string {
	if wrapped := new(fs.PathError); errors.As(err, &wrapped) {
		return wrapped.Err.Error()
	}
	return err.Error()
}
