"""The program's data: outlines, forms, schemes, word styles, samples. Read through `perfdesk.model.resources`."""
