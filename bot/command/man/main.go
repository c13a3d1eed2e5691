// Man writes the manual pages of the program into a folder, for whoever makes a package
// of it:
//
//	go run ./bot/command/man FOLDER
package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra/doc"

	"onrecord/bot/command"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "man:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return errors.New("name the folder for the pages")
	}
	if err := os.MkdirAll(args[0], 0o755); err != nil {
		return err
	}
	root := command.Tree(command.Streams{}, nil)
	root.DisableAutoGenTag = true
	return doc.GenManTree(root, &doc.GenManHeader{Title: "ONRECORD", Section: "1", Source: "On the Record"}, args[0])
}
