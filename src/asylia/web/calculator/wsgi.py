"""What a WSGI server runs to serve the calculator."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "asylia.web.calculator.settings"
application = get_wsgi_application()
