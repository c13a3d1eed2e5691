package command

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
)

// examinePermissions tells who else on the machine can read the articles, what people
// asked, and the tokens.
func examinePermissions(s Settings) []finding {
	const about = "permissions"
	if runtime.GOOS == "windows" {
		return nil // where others are kept out otherwise
	}
	var findings []finding
	wrong := func(format string, args ...any) {
		findings = append(findings, finding{About: about, Detail: fmt.Sprintf(format, args...)})
	}
	if mode := permissionsOf(s.Data); mode&0o077 != 0 {
		wrong("others can enter %s (%v): chmod 700 %s", s.Data, mode, s.Data)
	}
	files, _ := filepath.Glob(filepath.Join(s.Data, "*.db*")) // the pattern is sound
	for _, file := range files {
		if mode := permissionsOf(file); mode&0o077 != 0 {
			wrong("others can read %s (%v): chmod 600 %s", file, mode, file)
		}
	}
	if mode := permissionsOf(s.File); mode&0o004 != 0 && holdsTokens(s.File) {
		wrong("everybody can read the tokens in %s (%v): chmod 600 %s, or put them into the environment", s.File, mode, s.File)
	}
	if len(findings) == 0 {
		findings = []finding{{About: about, OK: true, Detail: "nobody else can read the data"}}
	}
	return findings
}

// permissionsOf are those of a file; none of one that is not there.
func permissionsOf(path string) fs.FileMode {
	info, err := os.Stat(path)
	if path == "" || err != nil {
		return 0
	}
	return info.Mode().Perm()
}

// token matches a token of Slack or of the API, and a URL with a password.
var token = regexp.MustCompile(`xoxb-|xapp-|:(?:read|write|read\+write|write\+read):\S{24}|postgres(?:ql)?://[^/@\s:]*:`)

// holdsTokens reports whether a configuration file has a token in it.
func holdsTokens(path string) bool {
	content, err := os.ReadFile(path)
	return err == nil && token.Match(content)
}
