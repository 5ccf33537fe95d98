//go:build !linux

package main

import "time"

var started = time.Now()

// now is the time on the wall: here the time of one thread is not to be had.
func now() time.Duration { return time.Since(started) }
