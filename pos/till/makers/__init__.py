"""Goods that several makers leave at a stall to be sold for them (konsinyasi, titip jual)."""
