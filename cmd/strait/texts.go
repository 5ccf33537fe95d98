package main

import _ "embed"

// hello is what strait alone prints: three lines to paste.
//
//go:embed hello.txt
var hello string

// template is the commented order that decide --init writes.
//
//go:embed order.yaml
var template string
