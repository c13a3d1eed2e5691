package edge

import (
	"context"
	"encoding/json"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
)

// ackTime bounds how long an acknowledgement may wait for a connection. Slack
// counts three seconds; after that it delivers the event again.
const ackTime = 3 * time.Second

// socket is what arrives in Socket Mode.
type socket struct {
	inbound
	client *socketmode.Client
}

// take acknowledges an event and starts on it. The error is one that ends the
// connection for good.
func (s socket) take(ctx context.Context, event socketmode.Event) error {
	log := s.edge.log
	switch event.Type {
	case socketmode.EventTypeHello:
		log.Info("connected to Slack", "team", s.me.TeamName)
	case socketmode.EventTypeConnectionError:
		if failed, ok := event.Data.(*slack.ConnectionErrorEvent); ok {
			if refused := appRefusal(failed.ErrorObj); refused != nil {
				return refused
			}
			log.Warn("Slack cannot be reached", "error", failed.ErrorObj, "retry_in", failed.Backoff)
		}
	case socketmode.EventTypeErrorBadMessage:
		s.takeUnknown(ctx, event)
	case socketmode.EventTypeErrorWriteFailed:
		log.Warn("an acknowledgement was lost; Slack will deliver the event again")
	case socketmode.EventTypeEventsAPI, socketmode.EventTypeSlashCommand, socketmode.EventTypeInteractive:
		// Beside the others: what is kept at the same time shares a write.
		s.edge.queue.inFlight.Go(func() {
			defer s.edge.recoverPanic("an event", func() {})
			s.takeRequest(ctx, event)
		})
	}
	return nil
}

// takeRequest accepts what Slack asks for and acknowledges it. Where too much is
// waiting it does neither, and Slack delivers the event again.
func (s socket) takeRequest(ctx context.Context, event socketmode.Event) {
	if payload, ok := s.accept(ctx, event.Data); ok {
		s.ack(ctx, event.Request.EnvelopeID, payload)
		acknowledged(payload)
	}
}

// takeUnknown acknowledges an envelope that slack-go cannot parse: an event of
// a kind that it does not know, which Slack would otherwise repeat.
func (s socket) takeUnknown(ctx context.Context, event socketmode.Event) {
	bad, ok := event.Data.(*socketmode.ErrorBadMessage)
	if !ok {
		return
	}
	var envelope struct {
		ID   string `json:"envelope_id"`
		Type string `json:"type"`
	}
	if err := json.Unmarshal(bad.Message, &envelope); err != nil || envelope.ID == "" {
		s.edge.log.Warn("Slack sent something that cannot be read", "type", envelope.Type)
		return
	}
	s.edge.log.Debug("an unknown event was acknowledged and left alone", "type", envelope.Type)
	s.ack(ctx, envelope.ID, nil)
}

// ack acknowledges an envelope, with a payload unless that is nil.
func (s socket) ack(ctx context.Context, envelope string, payload any) {
	ctx, cancel := context.WithTimeout(ctx, ackTime)
	defer cancel()
	if err := s.client.AckCtx(ctx, envelope, payload); err != nil {
		s.edge.log.Warn("an event could not be acknowledged; Slack will deliver it again", "error", err)
	}
}
