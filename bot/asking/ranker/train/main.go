// Command train trains the ranker on questions whose right quotes are known.
//
//	go run ./bot/asking/ranker/train -data DIR [-folds N] [-update] GOLD… QUESTIONS
//
// The archive in DIR holds the articles of the GOLD files (package
// corpus/quote/eval/gold) among many others; where it is empty, they alone are put
// into it. QUESTIONS is a file as [exam.ReadAsked] reads it. The table that is
// printed says how often the right quote comes first, among five and at all, and what
// the chance is worth; each question is answered by weights trained without its
// article. With -update the weights of all questions are written to
// bot/asking/ranker/weights.txt.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"hash/fnv"
	"io"
	"os"

	"onrecord/bot/asking/question"
	"onrecord/bot/asking/ranker"
	"onrecord/bot/eval/exam"
	"onrecord/corpus/quote/eval/gold"
)

const weightsFile = "bot/asking/ranker/weights.txt"

func main() {
	if err := run(context.Background(), os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) (err error) {
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	flags.SetOutput(stderr)
	dir := flags.String("data", "", "folder of the archive; one for this run where empty")
	folds := flags.Int("folds", 5, "parts of the articles, each answered by weights trained on the others")
	update := flags.Bool("update", false, "write "+weightsFile)
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() < 2 || *folds < 2 {
		return errors.New("name gold files, and last a file of questions: train [-folds 5] GOLD… QUESTIONS")
	}
	files, questions := flags.Args()[:flags.NArg()-1], flags.Arg(flags.NArg()-1)
	articles, err := gold.Read(files...)
	if err != nil {
		return err
	}
	asked, err := exam.ReadAsked(questions, articles)
	if err != nil {
		return err
	}
	l, err := exam.OpenLibrary(ctx, *dir, files)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	lists, err := askAll(ctx, l, asked)
	if err != nil {
		return err
	}
	crossValidate(lists, *folds).print(stdout)
	if !*update {
		return nil
	}
	return os.WriteFile(weightsFile, []byte(train(lists).String()), 0o644)
}

// list is a question with its candidates.
type list struct {
	asked      exam.Asked
	task       ranker.Task
	candidates []ranker.Features
	right      []bool
}

// isOf reports whether a list is for learning a task.
func (l list) isOf(task ranker.Task) bool {
	return l.task == task || l.task == ranker.Sense && task == ranker.Wording
}

// fold is the part of the articles that a list belongs to.
func (l list) fold(folds int) int {
	h := fnv.New32a()
	io.WriteString(h, string(l.asked.Article))
	return int(h.Sum32() % uint32(folds))
}

// askAll asks each question of the archive. Those that are read as another kind of
// question are left out.
func askAll(ctx context.Context, l *exam.Library, asked []exam.Asked) ([]list, error) {
	desk := l.Desk()
	var out []list
	for _, a := range asked {
		task, found, err := desk.Weigh(ctx, question.Parse(a.Text, question.Options{Now: desk.Clock()}))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", a.Text, err)
		}
		one := list{asked: a, task: task}
		for _, c := range found {
			one.candidates = append(one.candidates, c.Features)
			one.right = append(one.right, a.MeansAny(c.Article, c.Spans))
		}
		out = append(out, one)
	}
	return out, nil
}
