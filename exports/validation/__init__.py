"""Does an export still satisfy the tools of others? Validators by format, told in our words."""
