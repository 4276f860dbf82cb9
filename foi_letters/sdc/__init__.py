"""Statistical disclosure control: the only place where counts exist before they are released."""
