package exam

import (
	"context"
	"errors"
	"flag"
	"io"

	"onrecord/corpus/quote/eval/gold"
)

// Sitting is what an evaluation works on.
type Sitting struct {
	Articles []gold.Article
	Library  *Library // with the articles, among others where those are given
	// Mistakes is where each is listed, in place of the table; or nil.
	Mistakes io.Writer
}

// Sit reads the line of an evaluation, which names the gold files, and opens the
// library. It adds the flags -data, -among and -errors to those of the evaluation.
func Sit(ctx context.Context, flags *flag.FlagSet, args []string, stdout io.Writer) (*Sitting, error) {
	dir := flags.String("data", "", "folder of the archive; one for this run where empty")
	among := flags.String("among", "", "file of articles among which the others are hidden")
	mistakes := flags.Bool("errors", false, "list what is wrong, one line each, instead of the table")
	if err := flags.Parse(args); err != nil {
		return nil, err
	}
	if flags.NArg() == 0 {
		return nil, errors.New("name at least one file of annotated articles behind the flags")
	}
	s := new(Sitting)
	if *mistakes {
		s.Mistakes = stdout
	}
	var err error
	if s.Articles, err = gold.Read(flags.Args()...); err != nil {
		return nil, err
	}
	files := flags.Args()
	if *among != "" {
		files = append([]string{*among}, files...)
	}
	s.Library, err = OpenLibrary(ctx, *dir, files)
	return s, err
}
