package config

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// Source is a feed, a site, a CMS, a folder or a bucket that is read again and again.
type Source struct {
	// Name is what people call it; by default its address or path, without what is
	// secret.
	Name string `koanf:"name"`
	// From is an address, the path of a folder, or a bucket as s3://NAME/PREFIX.
	From string `koanf:"from"`
	// Outlet and Section are those of articles that name none.
	Outlet  string `koanf:"outlet"`
	Section string `koanf:"section"`
	// Every is the time between two readings; by default Poll.
	Every time.Duration `koanf:"every"`
	// Since is the first day of the articles that are wanted, 2006-01-02; by default all.
	Since string `koanf:"since"`
	// Vanished is what becomes of the articles of a file that is in its folder or bucket
	// no more; by default as for all.
	Vanished string `koanf:"vanished"`
	// Map says what fields mean that its files call otherwise.
	Map map[string]string `koanf:"map"`
	// User and Password open it: an account of the CMS with an application password, or
	// the access key of a bucket and its secret. A password $NAME stands in that variable.
	User     string `koanf:"user"`
	Password Secret `koanf:"password"`
	// Endpoint and Region say where a bucket is; by default Amazon's.
	Endpoint string `koanf:"endpoint"`
	Region   string `koanf:"region"`

	variable string // in which the password stands; empty where it is none or set
}

// sourceKeys are the keys of a source in the file.
var sourceKeys = []string{"name", "from", "outlet", "section", "every", "since", "vanished", "map", "user", "password", "endpoint", "region"}

const sourcesKey = "sources"

// FirstDay is Since as a moment; zero is none, and for what Validate refuses.
func (s Source) FirstDay() time.Time {
	day, err := time.Parse(time.DateOnly, s.Since)
	if err != nil {
		return time.Time{}
	}
	return day
}

// isAddress and isBucket tell what a source is read from; a folder is neither.
func (s Source) isAddress() bool { _, ok := webURL(s.From); return ok }
func (s Source) isBucket() bool  { return strings.HasPrefix(s.From, "s3://") }

// sources takes the list of sources from the file.
func (f *yamlFile) sources(at, node *yaml.Node) {
	if node.Kind != yaml.SequenceNode {
		f.report(node, sourcesKey, "is a list: begin each source with a dash, as - from: https://…")
		return
	}
	from := origin{setting: f.place(at)}
	list := []any{}
	for _, item := range node.Content {
		values := f.source(target(item))
		if values == nil {
			continue
		}
		list = append(list, values)
		from.items = append(from.items, f.place(item))
	}
	f.values[sourcesKey], f.origins[sourcesKey] = list, from
}

// source takes one source, nil where it is none.
func (f *yamlFile) source(node *yaml.Node) map[string]any {
	if node.Kind != yaml.MappingNode {
		f.report(node, sourcesKey, "has an item that is no source: write it as - from: https://…")
		return nil
	}
	values := map[string]any{}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], target(node.Content[i+1])
		name := sourcesKey + "." + key.Value
		switch {
		case !slices.Contains(sourceKeys, key.Value):
			f.report(key, withoutSecrets(name), unknown(key.Value, sourceKeys))
		case isNull(value):
		case key.Value == "map":
			values["map"] = f.fields(name, value)
		case value.Kind != yaml.ScalarNode:
			f.report(value, name, "is one value, not a list or a section")
		case key.Value == "every":
			every, err := time.ParseDuration(value.Value)
			if err != nil {
				f.report(value, name, "is no length of time: write a number and its unit, like 5m or 1h30m")
			}
			values["every"] = every
		default:
			values[key.Value] = strings.TrimSpace(value.Value)
		}
	}
	if folder, _ := values["from"].(string); !strings.Contains(folder, "://") {
		values["from"] = f.beside(folder)
	}
	return values
}

// fields takes what fields mean that files call otherwise.
func (f *yamlFile) fields(name string, node *yaml.Node) map[string]string {
	var out map[string]string
	if err := node.Decode(&out); err != nil {
		f.report(node, name, "says what fields mean: write each on a line of its own, as story: text")
	}
	return out
}

// fromVariables takes the passwords that stand in variables of the environment.
func (c *Config) fromVariables(env []string) {
	for i, s := range c.Sources {
		name, ok := strings.CutPrefix(s.Password.Reveal(), "$")
		if !ok {
			continue
		}
		c.Sources[i].Password = NewSecret(lookup(env, name))
		if !c.Sources[i].Password.IsSet() {
			c.Sources[i].variable = name
		}
	}
}

// CheckSources reports, as [Problems], which sources lack the password that opens them.
func (c Config) CheckSources() error {
	var ps Problems
	for _, s := range c.Sources {
		if s.variable != "" {
			ps.add(sourcesKey+".password", 0, s.From, "lacks its password: set "+s.variable)
		}
	}
	return ps.err()
}

// sourceProblems are those of all sources, also with each other.
func (c Config) sourceProblems(ps *Problems) {
	seen, names := map[string]bool{}, map[string]bool{}
	for _, from := range slices.Concat(c.Feeds, c.Folders) {
		seen[from] = true
	}
	for i, s := range c.Sources {
		wrong := func(key, value, fix string) {
			ps.add(sourcesKey+"."+key, i+1, value, fix)
		}
		switch {
		case seen[s.From] && s.From != "":
			wrong("from", s.From, "is read already: name each source once")
		case s.Name != "" && names[s.Name]:
			wrong("name", s.Name, "is the name of another source")
		}
		seen[s.From], names[s.Name] = true, true
		s.problems(wrong)
	}
}

func (s Source) problems(wrong func(key, value, fix string)) {
	s.addressProblems(wrong)
	if s.Every != 0 && s.Every < minPoll {
		wrong("every", s.Every.String(), fmt.Sprintf("is too often: write %v or more", minPoll))
	}
	if s.Since != "" && s.FirstDay().IsZero() {
		wrong("since", s.Since, "is no day: write one like 2026-01-31")
	}
	switch {
	case s.Vanished != "" && s.Vanished != "keep" && s.Vanished != "withdraw":
		wrong("vanished", s.Vanished, "is neither: write keep or withdraw")
	case s.Vanished == "withdraw" && s.isAddress():
		wrong("vanished", s.Vanished, "is for folders and buckets: a feed drops what is old")
	}
	switch {
	case (s.User == "") != (!s.Password.IsSet() && s.variable == ""):
		wrong("user", s.User, "needs a password, and a password a user")
	case s.isFolder() && s.User != "":
		wrong("user", s.User, "opens no folder: leave it out")
	}
	if s.Endpoint != "" && !(s.isBucket() && isEndpoint(s.Endpoint)) {
		wrong("endpoint", s.Endpoint, "says where a bucket is: write https://HOST, and leave it out for other sources")
	}
}

func (s Source) addressProblems(wrong func(key, value, fix string)) {
	switch {
	case s.From == "":
		wrong("from", "", "is missing: write the address, the folder or the bucket that is read")
	case s.isFolder() && strings.Contains(s.From, "://"):
		wrong("from", s.From, "is no address that can be read: write one that begins with https:// or http://, a folder, or s3://NAME")
	case s.isFolder() && folderFix(s.From) != "":
		wrong("from", s.From, folderFix(s.From))
	case s.isBucket() && strings.Trim(strings.TrimPrefix(s.From, "s3://"), "/") == "":
		wrong("from", s.From, "lacks the name of the bucket: write s3://NAME or s3://NAME/PREFIX")
	}
}

func (s Source) isFolder() bool { return !s.isAddress() && !s.isBucket() }

// isEndpoint reports an address of a server.
func isEndpoint(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Host != "" && (u.Scheme == "https" || u.Scheme == "http")
}
