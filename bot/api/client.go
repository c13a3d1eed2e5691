package api

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

// Client calls the operations of a Server elsewhere.
type Client struct {
	HTTP *http.Client
	// At is the address without a path: "http://127.0.0.1:9465".
	At string
}

// mostAnswered is more than a response has.
const mostAnswered = 64 << 20

// Call does what [Server.Call] does.
func (c Client) Call(ctx context.Context, path string, request any) (json.RawMessage, error) {
	body, err := json.Marshal(request)
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.At+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	response, err := c.HTTP.Do(r)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	content, err := io.ReadAll(io.LimitReader(response.Body, mostAnswered))
	if err != nil || response.StatusCode == http.StatusOK {
		return content, err
	}
	var told failure
	if err := json.Unmarshal(content, &told); err != nil || told.Error == nil {
		return nil, fmt.Errorf("the bot that has the archive does not understand this: is it another version? (%s)", response.Status)
	}
	told.Error.Status = response.StatusCode
	return nil, told.Error
}
