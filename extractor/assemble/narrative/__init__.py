"""Prose: lines → paragraphs under headings and the glossary; paragraphs → what they claim."""
