package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/strait-law/strait"
)

func schemaCommand(out io.Writer) *cobra.Command {
	return &cobra.Command{
		Use:       "schema order|answer",
		Short:     "write the JSON Schema of an order or of an answer",
		ValidArgs: []string{"order", "answer"},
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] != "order" && args[0] != "answer" {
				return usageError{fmt.Errorf("write strait schema order, or strait schema answer")}
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			law, err := openLaw("")
			if err != nil {
				return err
			}
			data, err := strait.AnswerSchema()
			if args[0] == "order" {
				data, err = law.OrderSchema()
			}
			if err != nil {
				return err
			}
			_, err = out.Write(append(data, '\n'))
			return err
		},
	}
}
