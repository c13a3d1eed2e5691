// Command eval measures answers, the check of quotes and marked words: it makes questions,
// drafts or marks from articles whose quotes a reader has annotated, hides these articles
// among others, and counts the right answers, verdicts or repeats.
//
//	go run ./bot/eval answers [-data DIR] [-among FILE] [-questions FILE] GOLD…
//	go run ./bot/eval checks  [-data DIR] [-among FILE] [-questions FILE] GOLD…
//	go run ./bot/eval marks   -data COPY -questions FILE [-month 2020-06] GOLD…
//	go run ./bot/eval pairs   [-errors] bot/eval/testdata/pairs/*.txtar
//
// Each GOLD is a file of package corpus/quote/eval/gold. The articles are put into
// the archive in DIR, after those of the files -among, and indexed, unless they
// are there already; without -data the archive is gone afterwards. The table
// has the figures of each form of a question, see package exam, or of a draft; with
// -errors what is wrong is listed instead.
//
// Of answers, -curve shows how the score tells what was said from what was not, and
// -ceiling how often the quote engine finds the quote and its speaker: no answer can do
// better. With -questions those of a file are asked instead, as [exam.ReadAsked] reads it;
// of checks, those of them that paraphrase a quote are set as quotes of its speaker, beside
// 300 that nobody said and 500 as printed.
//
// Marks marks statements of which a question is a paraphrase, plants articles that repeat or
// deny each of them in the archive, which has to be a copy therefore, and counts which are
// listed; and it replays a month, to count what else is listed that a person has to look at.
//
// Pairs measures the check against what a draft is made of: each pair is a source, such as
// a speech or a recording, and a draft whose faults are marked; see [readPairs].
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"onrecord/bot/eval/exam"
)

func main() {
	if err := run(context.Background(), os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

// evaluation is what can be measured: it adds its flags, and then measures a sitting.
type evaluation func(flags *flag.FlagSet) func(ctx context.Context, s *exam.Sitting, stdout io.Writer) error

func run(ctx context.Context, args []string, stdout, stderr io.Writer) (err error) {
	if len(args) > 0 && args[0] == "pairs" {
		return pairs(ctx, args[1:], stdout)
	}
	evaluations := map[string]evaluation{"answers": answers, "checks": checks, "marks": marks}
	if len(args) == 0 || evaluations[args[0]] == nil {
		return errors.New("say what is to be measured: eval answers GOLD…, eval checks GOLD…, eval marks GOLD… or eval pairs FILE…")
	}
	flags := flag.NewFlagSet(args[0], flag.ContinueOnError)
	flags.SetOutput(stderr)
	measure := evaluations[args[0]](flags)
	s, err := exam.Sit(ctx, flags, args[1:], stdout)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Library.Close()) }()
	return measure(ctx, s, stdout)
}
