"""No page takes a file, and no request is larger than a form.

Read all the same, a file would lie in clear among the temporary ones and could fill the disk,
sent by anybody.
"""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousMultipartForm
from django.core.files.uploadhandler import FileUploadHandler


class NoFiles(FileUploadHandler):
    """Stands where Django would write a file down, and refuses it unread."""

    def handle_raw_input(self, _body: object, _meta: object, content_length: int, *_: Any) -> None:
        """See how large a request with parts is, before the first of them is read.

        Raises:
            RequestDataTooBig: Larger than any form.
        """
        if content_length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise RequestDataTooBig("larger than any form")

    def new_file(self, *_: Any) -> None:
        """There is none.

        Raises:
            SuspiciousMultipartForm: One was sent.
        """
        raise SuspiciousMultipartForm("no page takes a file")
