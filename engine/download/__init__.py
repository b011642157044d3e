"""Files from the internet, only when a person asked for them: resumed, checked, never half."""
