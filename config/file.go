package config

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// yamlFile is one configuration file, and knows where in it each setting stands.
type yamlFile struct {
	settings
	path string
}

// parseFile takes the settings from a file's content. Relative folders are
// those beside the file, wherever the program was started.
func parseFile(path string, content []byte) settings {
	f := yamlFile{newSettings(), path}
	var document yaml.Node
	if err := yaml.Unmarshal(content, &document); err != nil {
		f.problems = Problems{notYAML(path, err)}
		return f.settings
	}
	if len(document.Content) > 0 {
		f.section("", document.Content[0])
	}
	f.placeFolders()
	return f.settings
}

// notYAML is the problem of a file that the YAML reader refuses; its error
// begins with the line.
func notYAML(path string, err error) Problem {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	var line int
	if _, err := fmt.Sscanf(text, "line %d:", &line); err == nil {
		path = fmt.Sprintf("%s:%d", path, line)
		_, text, _ = strings.Cut(text, ": ")
	}
	return Problem{Source: path, Fix: "is not YAML: " + withoutSecrets(text)}
}

// section takes the keys of one mapping; prefix is its name and a full stop,
// empty at the top.
func (f *yamlFile) section(prefix string, node *yaml.Node) {
	if node = target(node); isNull(node) {
		return
	}
	if node.Kind != yaml.MappingNode {
		f.report(node, strings.TrimSuffix(prefix, "."), "must hold settings, one a line, as key: value")
		return
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], target(node.Content[i+1])
		name := prefix + key.Value
		switch {
		case name == sourcesKey && f.origins[name].setting == "" && !isNull(value):
			f.sources(key, value)
		case isSection(name):
			f.section(name+".", value)
		case !slices.Contains(keys(), name) && name != sourcesKey:
			f.report(key, withoutSecrets(name), unknown(name, names(prefix)))
		case f.origins[name].setting != "":
			f.report(key, name, "is set twice, first at "+f.origins[name].setting+": remove one")
		case isNull(value):
		case isList(name):
			f.list(name, key, value)
		default:
			f.scalar(name, value)
		}
	}
}

func (f *yamlFile) list(key string, at, node *yaml.Node) {
	if node.Kind != yaml.SequenceNode {
		f.report(node, key, "is a list: write each item on a line of its own, after a dash")
		return
	}
	from := origin{setting: f.place(at)}
	var items []string
	for _, item := range node.Content {
		item = target(item)
		if !isText(item) {
			f.report(item, key, "has an item that is not text: write it in quotation marks")
			continue
		}
		items = append(items, strings.TrimSpace(item.Value))
		from.items = append(from.items, f.place(item))
	}
	f.setList(key, from, items)
}

func (f *yamlFile) scalar(key string, node *yaml.Node) {
	if node.Kind != yaml.ScalarNode {
		f.report(node, key, "is one value, not a list or a section")
		return
	}
	if _, text := defaults("")[key].(string); text && !isText(node) {
		f.report(node, key, "is text: write its value in quotation marks")
		return
	}
	f.setText(key, f.place(node), node.Value)
}

// placeFolders makes the relative folders of the file absolute.
func (f *yamlFile) placeFolders() {
	if data, ok := f.values["data"].(string); ok {
		f.values["data"] = f.beside(data)
	}
	if folders, ok := f.values["folders"].([]string); ok {
		for i := range folders {
			folders[i] = f.beside(folders[i])
		}
	}
}

// beside is the path of a folder that the file names.
func (f *yamlFile) beside(folder string) string {
	if folder == "" || filepath.IsAbs(folder) || strings.HasPrefix(folder, "~") {
		return folder
	}
	return filepath.Join(filepath.Dir(f.path), folder)
}

func (f *yamlFile) report(node *yaml.Node, key, fix string) {
	f.problems = append(f.problems, Problem{Source: f.place(node), Key: key, Fix: fix})
}

func (f *yamlFile) place(node *yaml.Node) string { return fmt.Sprintf("%s:%d", f.path, node.Line) }

// target is the node that an alias stands for, else the node itself.
func target(node *yaml.Node) *yaml.Node {
	if node.Kind == yaml.AliasNode {
		return node.Alias
	}
	return node
}

func isNull(node *yaml.Node) bool { return node.ShortTag() == "!!null" }

func isText(node *yaml.Node) bool {
	return node.Kind == yaml.ScalarNode && node.ShortTag() == "!!str"
}

func isSection(name string) bool {
	return slices.ContainsFunc(keys(), func(key string) bool { return strings.HasPrefix(key, name+".") })
}

// names are the keys that may stand in a section, and at the top the names of
// the sections too.
func names(prefix string) []string {
	var out []string
	if prefix == "" {
		out = append(out, sourcesKey)
	}
	for _, key := range keys() {
		if strings.HasPrefix(key, prefix) {
			out = append(out, key)
		}
		if section, _, ok := strings.Cut(key, "."); ok && prefix == "" && !slices.Contains(out, section) {
			out = append(out, section)
		}
	}
	return out
}
