"""Other people's formats into a report: values in, values and sentences out."""
