package edge

import (
	"strconv"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/export"
	"onrecord/bot/factcheck/mark"
	"onrecord/bot/news/correct"
	"onrecord/bot/slack/blocks"
	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index"
)

// The callback ids of the shortcuts in the manifest.
const (
	askShortcut   = "ask_archive"
	checkShortcut = "check_quotes"
)

// interactionTask returns what a person did with what the bot shows, and what is
// answered at once.
func (in inbound) interactionTask(c slack.InteractionCallback) (t task, ack any, act bool) {
	switch c.Type {
	case slack.InteractionTypeBlockActions:
		for _, action := range c.ActionCallback.BlockActions {
			if t, act = in.pressed(c, *action); act {
				return t, nil, true
			}
		}
	case slack.InteractionTypeViewSubmission:
		return in.submitted(c)
	case slack.InteractionTypeShortcut:
		t = in.did(c, bot.Ask{})
		return t, nil, c.CallbackID == askShortcut
	case slack.InteractionTypeMessageAction:
		t = in.did(c, bot.CheckText{Draft: plain(c.Message.Text, in.me.User)})
		return t, nil, c.CallbackID == checkShortcut
	}
	return task{}, nil, false
}

// did begins the task of something that needs a modal.
func (in inbound) did(c slack.InteractionCallback, did bot.Act) task {
	return task{
		Event: bot.Event{
			Did: did, Enterprise: c.Enterprise.ID, Team: c.Team.ID, Channel: c.Channel.ID,
			Alone: isDirect(c.Channel.ID), User: c.User.ID,
		},
		me:          in.me,
		keys:        []string{key("press", c.Enterprise.ID, c.Team.ID, c.TriggerID)},
		responseURL: c.ResponseURL,
		external:    in.external(c.User.TeamID),
		immediate:   true,
		spot:        spot{trigger: c.TriggerID},
	}
}

// pressed returns the task of a button or a menu; ok is false where it is none of ours.
func (in inbound) pressed(c slack.InteractionCallback, a slack.BlockAction) (t task, ok bool) {
	if c.View.Type == slack.VTHomeTab {
		return in.pressedAtHome(c, a)
	}
	t = in.did(c, pressedFor(a))
	in.place(&t, c)
	switch t.Did.(type) {
	case nil:
		return task{}, false
	case bot.Share:
		t.immediate = false
		// By the answer and not by the press: pressing twice shares once.
		shown := c.Container.MessageTs
		if t.view != "" {
			shown = t.view
		}
		t.keys = []string{key("share", c.Enterprise.ID, c.Team.ID, t.Channel, shown)}
	case bot.More, bot.Narrow, bot.Pick, bot.LookUp:
		t.immediate = t.view != ""
		t.replace = t.replace && a.ActionID != blocks.CiteAction // there the answer stays beside it
		return t, t.Words() != ""
	case bot.Mute:
		t.immediate, t.replace = false, false // the message stays
	case bot.InContext, bot.Clip, bot.Dispute, bot.Correct, bot.MarkThis, bot.WatchThis:
		t.above = true
	}
	return t, true
}

// pressedFor is what a button or a menu asks for; nil where it is none of ours.
func pressedFor(a slack.BlockAction) bot.Act {
	chosen := a.SelectedOption.Value
	switch a.ActionID {
	case blocks.ShareAction:
		return bot.Share{Question: a.Value}
	case blocks.MoreAction:
		return bot.More{Question: a.Value}
	case blocks.NarrowAction:
		return bot.Narrow{Question: a.BlockID, Operator: chosen}
	case blocks.RefineAction:
		return bot.Refine{Question: a.Value}
	case blocks.ExportAction:
		return bot.Export{Question: a.Value}
	case blocks.LookUpAction:
		return bot.LookUp{Order: a.Value}
	case blocks.PartAction:
		return bot.LookUp{Order: a.BlockID + " " + chosen}
	case blocks.CiteAction:
		if order, ok := blocks.LookedUp(chosen); ok {
			return bot.LookUp{Order: order}
		}
		ref, asked := blocks.CitedBy(a.BlockID)
		return pressedOf(chosen, ref, asked)
	case blocks.MuteAction:
		return bot.Mute{Who: chosen}
	case blocks.UndoAction, blocks.DismissAction:
		return pressedByEditor(a)
	}
	switch { // what a message may have several of
	case strings.HasPrefix(a.ActionID, blocks.PickAction):
		return bot.Pick{Question: a.Value}
	case strings.HasPrefix(a.ActionID, blocks.LookUpAction):
		return bot.LookUp{Order: a.Value}
	}
	return pressedOf(a.ActionID, a.Value, "")
}

// pressedOf is what an action asks for of a citation that answers a question; nil where it
// is none of ours.
func pressedOf(action, ref, asked string) bot.Act {
	passage, err := answer.ParseReference(ref)
	if err != nil {
		return nil
	}
	switch action {
	case blocks.ContextAction:
		return bot.InContext{Passage: passage}
	case blocks.ClipAction:
		return bot.Clip{Passage: passage}
	case blocks.DisputeAction:
		return bot.Dispute{Passage: passage, Question: asked}
	case blocks.CorrectAction:
		return bot.Correct{Passage: passage, Question: asked}
	case blocks.MarkAction:
		return bot.MarkThis{Passage: passage}
	case blocks.WatchAction:
		return bot.WatchThis{Passage: passage, Question: asked}
	}
	return nil
}

// pressedByEditor is what a button asks for that carries the numbers of corrections or
// of a report.
func pressedByEditor(a slack.BlockAction) bot.Act {
	var ids []int64
	for one := range strings.SplitSeq(a.Value, ",") {
		id, err := strconv.ParseInt(one, 10, 64)
		if err != nil {
			return nil
		}
		ids = append(ids, id)
	}
	if a.ActionID == blocks.UndoAction {
		return bot.UndoCorrections{IDs: ids}
	}
	return bot.DismissReport{ID: ids[0]}
}

// place notes where something was pressed: what only the person sees, and what
// they see alone with the bot, is replaced; under what others read, the answer
// goes to the person alone.
func (in inbound) place(t *task, c slack.InteractionCallback) {
	if c.Container.Type == "view" || c.Container.ViewID != "" {
		t.view = c.Container.ViewID
		t.Channel, t.Thread, _ = carriedBy(c.View)
		t.Alone = isDirect(t.Channel)
		return
	}
	t.Channel, t.message = c.Container.ChannelID, c.Container.MessageTs
	t.Alone = isDirect(t.Channel)
	t.thread = c.Container.ThreadTs
	t.Thread = t.thread
	t.inThread = t.thread != ""
	t.replace = c.Container.IsEphemeral || t.Alone
	if !t.replace {
		t.responseURL = "" // it does not reach into a thread
	}
}

// submitted returns the task of a form, or what is wrong in its fields.
func (in inbound) submitted(c slack.InteractionCallback) (t task, ack any, act bool) {
	t = in.did(c, nil)
	t.view, t.submission = c.View.ID, newSubmission(in.edge.opts)
	var data string
	t.Channel, t.Thread, data = carriedBy(c.View)
	t.Alone = isDirect(t.Channel)
	did, problems := fieldsOf(c.View).submittedFor(c.View.CallbackID, data, in.edge.opts.Now().In(earliest))
	if len(problems) > 0 {
		return task{}, refused(problems), false
	}
	t.Did = did
	return t, nil, did != nil
}

// submittedFor is what a form asks for, or what is wrong in which field; nil is none of ours.
func (f fields) submittedFor(form, data string, now time.Time) (did bot.Act, problems map[bot.Field]string) {
	switch form {
	case blocks.AskForm:
		asked := f.form(data)
		return bot.Search{Form: asked}, asked.Problems(now)
	case blocks.CheckForm:
		given := bot.CheckText{Draft: f.draft(), Files: f.files(), Links: strings.Fields(f[string(bot.LinksField)].Value)}
		return given, given.Problems()
	case blocks.DoubtForm:
		ref, asked, _ := strings.Cut(data, "\n")
		if passage, err := answer.ParseReference(ref); err == nil {
			return bot.Report{Passage: passage, Wrong: f.wrong(asked)}, nil
		}
	case blocks.FixForm:
		if passage, seen, err := blocks.CarriedByFix(data); err == nil {
			return bot.PutRight{Passage: passage, Fix: f.fix(seen)}, nil
		}
	case blocks.MarkForm:
		return bot.MarkAs{Mark: f.mark()}, nil
	case blocks.ExportForm:
		return bot.ExportAs{Question: data, Format: export.Format(f[blocks.FormatField].SelectedOption.Value)}, nil
	case blocks.WatchForm:
		watched := f.watch(data)
		return watched, watched.Kept.Problems()
	}
	return nil, nil
}

// refused tells what is wrong in the fields of a form.
func refused(problems map[bot.Field]string) any {
	errors := make(map[string]string)
	for field, problem := range problems {
		errors[string(field)] = problem
	}
	return slack.NewErrorsViewSubmissionResponse(errors)
}

// earliest is where the day begins first: what is today somewhere is not still to
// come.
var earliest = time.FixedZone("", 14*60*60)

// fields is what is filled in, by block, each of which holds one action.
type fields map[string]slack.BlockAction

func fieldsOf(v slack.View) fields {
	out := make(fields)
	if v.State == nil {
		return out
	}
	for block, actions := range v.State.Values {
		for _, action := range actions {
			out[block] = action
		}
	}
	return out
}

func (f fields) form(asked string) bot.Form {
	form := bot.Form{
		Asked: asked, Words: f[string(bot.WordsField)].Value,
		Speaker: f[blocks.SpeakerField].Value, Outlet: f[blocks.OutletField].Value,
		From: corpus.Day(f[string(bot.FromField)].SelectedDate), To: corpus.Day(f[string(bot.ToField)].SelectedDate),
	}
	if kind := f[blocks.KindField].SelectedOption.Value; kind != blocks.AnyKind {
		form.Kind = index.Kind(kind)
	}
	return form
}

func (f fields) draft() string {
	var parts []string
	for _, name := range blocks.DraftFields {
		if text := f[name].Value; text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, "\n\n")
}

// files are what a draft is made of.
func (f fields) files() (out []bot.Attached) {
	for _, file := range f[blocks.SourcesField].Files {
		out = append(out, attachedOf(file))
	}
	return out
}

func (f fields) wrong(asked string) bot.Wrong {
	w := bot.Wrong{What: bot.Mistake(f[blocks.WrongField].SelectedOption.Value), Comment: strings.TrimSpace(f[blocks.CommentField].Value)}
	if len(f[blocks.QuestionField].SelectedOptions) > 0 {
		w.Question = asked
	}
	return w
}

// watch is what to watch for, of the questions that the form offers, and where it is told.
func (f fields) watch(data string) bot.KeepWatch {
	return bot.KeepWatch{
		Question: blocks.WatchedBy(data, f[blocks.WhatField].SelectedOption.Value),
		Kept:     bot.Kept{To: bot.Where(f[blocks.WhereField].SelectedOption.Value), Hook: strings.TrimSpace(f[string(bot.HookField)].Value)},
	}
}

// mark is what an editor marks.
func (f fields) mark() mark.Mark {
	return mark.Mark{
		Words: strings.TrimSpace(f[blocks.MarkedField].Value), Speaker: strings.TrimSpace(f[blocks.MarkedByField].Value),
		As: mark.As(f[blocks.MarkedAsField].SelectedOption.Value), Reason: strings.TrimSpace(f[blocks.MarkReasonField].Value), Link: strings.TrimSpace(f[blocks.MarkLinkField].Value),
	}
}

// fix is how an editor puts a quote right.
func (f fields) fix(seen int64) correct.Fix {
	out := correct.Fix{
		Name: strings.TrimSpace(f[blocks.TypedField].Value), Title: f[blocks.TitleField].Value,
		Stance:    quote.Stance(f[string(correct.StanceField)].SelectedOption.Value),
		Words:     f[string(correct.WordsField)].Value,
		NotAQuote: len(f[string(correct.NoneField)].SelectedOptions) > 0,
		Copies:    len(f[blocks.CopiesField].SelectedOptions) > 0,
		Reason:    f[string(correct.ReasonField)].Value, Seen: seen,
	}
	if chosen := f[string(correct.NameField)].SelectedOption.Value; out.Name == "" && chosen != blocks.Nobody {
		out.Name = chosen
	}
	return out
}
