"""Jinja in Word documents: a template engine that knows nothing of FOI."""
