package edge

import (
	"strconv"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
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
		t = in.did(c, bot.Ask)
		return t, nil, c.CallbackID == askShortcut
	case slack.InteractionTypeMessageAction:
		t = in.did(c, bot.CheckText)
		t.Text = plain(c.Message.Text, in.me.User)
		return t, nil, c.CallbackID == checkShortcut
	}
	return task{}, nil, false
}

// did begins the task of something that needs a modal.
func (in inbound) did(c slack.InteractionCallback, kind bot.Kind) task {
	return task{
		Event: bot.Event{
			Kind: kind, Enterprise: c.Enterprise.ID, Team: c.Team.ID, Channel: c.Channel.ID,
			Alone: isDirect(c.Channel.ID), User: c.User.ID,
		},
		me:          in.me,
		keys:        []string{key("press", c.Enterprise.ID, c.Team.ID, c.TriggerID)},
		responseURL: c.ResponseURL,
		stranger:    in.stranger(c.User.TeamID),
		immediate:   true,
		spot:        spot{trigger: c.TriggerID},
	}
}

// numberedKind is what an action is that a message may have several of.
func numberedKind(action string) (kind bot.Kind, ok bool) {
	switch {
	case strings.HasPrefix(action, blocks.PickAction):
		return bot.Pick, true
	case strings.HasPrefix(action, blocks.LookUpAction):
		return bot.LookUp, true
	}
	return kind, false
}

// pressed returns the task of a button or a menu.
func (in inbound) pressed(c slack.InteractionCallback, a slack.BlockAction) (task, bool) {
	if c.View.Type == slack.VTHomeTab {
		return in.pressedAtHome(c, a)
	}
	t := in.did(c, "")
	in.place(&t, c)
	ref := a.Value
	t.Text = a.Value
	switch a.ActionID {
	case blocks.ShareAction:
		t.Kind, t.immediate = bot.Share, false
		// By the answer and not by the press: pressing twice shares once.
		shown := c.Container.MessageTs
		if t.view != "" {
			shown = t.view
		}
		t.keys = []string{key("share", c.Enterprise.ID, c.Team.ID, t.Channel, shown)}
		return t, true
	case blocks.MoreAction:
		t.Kind = bot.More
	case blocks.NarrowAction:
		t.Kind, t.Text, t.Operator = bot.Narrow, a.BlockID, a.SelectedOption.Value
	case blocks.RefineAction, blocks.ExportAction:
		t.Kind = map[string]bot.Kind{blocks.RefineAction: bot.Refine, blocks.ExportAction: bot.Export}[a.ActionID]
		return t, true
	case blocks.ContextAction:
		t.Kind, t.Text = bot.InContext, ""
	case blocks.UndoAction:
		t.Kind = bot.UndoCorrection
		return t, true
	case blocks.DismissAction:
		id, err := strconv.ParseInt(a.Value, 10, 64)
		t.Kind, t.Number = bot.DismissReport, id
		return t, err == nil
	case blocks.ClipAction, blocks.DisputeAction, blocks.CorrectAction, blocks.MarkAction:
		t.Kind, t.Text = citeKinds[a.ActionID], ""
	case blocks.LookUpAction:
		t.Kind = bot.LookUp
	case blocks.PartAction:
		t.Kind, t.Text = bot.LookUp, a.BlockID+" "+a.SelectedOption.Value
	case blocks.CiteAction:
		if order, ok := blocks.LookedUp(a.SelectedOption.Value); ok {
			t.Kind, t.Text, t.immediate = bot.LookUp, order, t.view != ""
			t.replace = false // the answer stays beside it
			return t, true
		}
		t.Kind = citeKinds[a.SelectedOption.Value]
		if ref, t.Text = blocks.CitedBy(a.BlockID); t.Kind == bot.InContext {
			t.Text = ""
		}
	default:
		kind, ok := numberedKind(a.ActionID)
		if !ok {
			return task{}, false
		}
		t.Kind = kind
	}
	switch t.Kind {
	case bot.More, bot.Narrow, bot.Pick, bot.LookUp:
		t.immediate = t.view != ""
		return t, t.Text != ""
	}
	passage, err := answer.ParseReference(ref)
	t.Passage, t.above = &passage, true
	return t, err == nil && t.Kind != ""
}

var citeKinds = map[string]bot.Kind{
	blocks.ContextAction: bot.InContext, blocks.WatchAction: bot.WatchThis, blocks.ClipAction: bot.Clip, blocks.DisputeAction: bot.Dispute, blocks.CorrectAction: bot.Correct,
	blocks.MarkAction: bot.MarkThis,
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
	t = in.did(c, "")
	t.view, t.submission = c.View.ID, newSubmission()
	var data string
	t.Channel, t.Thread, data = carriedBy(c.View)
	t.Alone = isDirect(t.Channel)
	filled := fieldsOf(c.View)
	switch c.View.CallbackID {
	case blocks.AskForm:
		t.Kind, t.Form = bot.Search, filled.form(data)
		if problems := t.Form.Problems(in.edge.opts.Now().In(earliest)); len(problems) > 0 {
			return task{}, refused(problems), false
		}
	case blocks.CheckForm:
		t.Kind, t.Text = bot.CheckText, filled.draft()
	case blocks.DoubtForm:
		ref, asked, _ := strings.Cut(data, "\n")
		passage, err := answer.ParseReference(ref)
		if err != nil {
			return task{}, nil, false
		}
		t.Kind, t.Passage, t.Wrong = bot.Report, &passage, filled.wrong(asked)
	case blocks.FixForm:
		passage, seen, err := blocks.CarriedByFix(data)
		if err != nil {
			return task{}, nil, false
		}
		t.Kind, t.Passage, t.Fix = bot.PutRight, &passage, filled.fix(seen)
	case blocks.MarkForm:
		t.Kind, t.Mark = bot.MarkAs, filled.mark()
	case blocks.ExportForm:
		t.Kind, t.Text, t.Operator = bot.ExportAs, data, filled[blocks.FormatField].SelectedOption.Value
	case blocks.WatchForm:
		t.Kind = bot.KeepWatch
		t.Text, t.Kept = filled.watch(data)
		if problems := t.Kept.Problems(); len(problems) > 0 {
			return task{}, refused(problems), false
		}
	default:
		return task{}, nil, false
	}
	return t, nil, true
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

func (f fields) form(asked string) *bot.Form {
	form := &bot.Form{
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

func (f fields) wrong(asked string) *bot.Wrong {
	w := &bot.Wrong{What: bot.Mistake(f[blocks.WrongField].SelectedOption.Value), Comment: strings.TrimSpace(f[blocks.CommentField].Value)}
	if len(f[blocks.QuestionField].SelectedOptions) > 0 {
		w.Question = asked
	}
	return w
}

// watch is what to watch for, of the questions that the form offers, and where it is told.
func (f fields) watch(data string) (text string, kept *bot.Kept) {
	kept = &bot.Kept{To: bot.Where(f[blocks.WhereField].SelectedOption.Value), Hook: strings.TrimSpace(f[string(bot.HookField)].Value)}
	return blocks.WatchedBy(data, f[blocks.WhatField].SelectedOption.Value), kept
}

// mark is what an editor marks.
func (f fields) mark() *mark.Mark {
	return &mark.Mark{
		Words: strings.TrimSpace(f[blocks.MarkedField].Value), Speaker: strings.TrimSpace(f[blocks.MarkedByField].Value),
		As: mark.As(f[blocks.MarkedAsField].SelectedOption.Value), Reason: strings.TrimSpace(f[blocks.MarkReasonField].Value), Link: strings.TrimSpace(f[blocks.MarkLinkField].Value),
	}
}

// fix is how an editor puts a quote right.
func (f fields) fix(seen int64) *correct.Fix {
	out := &correct.Fix{
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
