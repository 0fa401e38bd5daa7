"""The app of the calculator; it stores nothing."""

from django.apps import AppConfig


class CalculatorConfig(AppConfig):
    """The page, its files and the interface for other programs."""

    name = "asylia.web.calculator"
    label = "calculator"
