"""What a report is: plain values, the figures computed from them, and the file that keeps them."""
