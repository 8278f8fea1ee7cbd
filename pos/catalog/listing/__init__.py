"""The goods as they are listed, to sell them and to look after them."""
