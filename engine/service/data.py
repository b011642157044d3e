"""What is in pictures to learn from: answers before a training."""

from typing import TYPE_CHECKING

import numpy as np

from engine.errors import EngineError
from engine.protocol.data import InspectData, PreviewedPictures, PreviewPictures
from engine.service.routes import Routes

if TYPE_CHECKING:
    from engine.data.preview import Previews
    from engine.data.sets.summary import DataSummary


class DataAnswers:
    """Keeps the sample that was shown last."""

    def __init__(self) -> None:
        self._previews: Previews | None = None
        self.routes: Routes = {InspectData: self.inspect, PreviewPictures: self.preview}

    def inspect(self, request: InspectData) -> "DataSummary":
        """Every file is looked at."""
        from engine.data.catalog import summary

        return summary(request.data)

    def preview(self, request: PreviewPictures) -> PreviewedPictures:
        """What is wrong with the data is part of the answer."""
        from engine.data.preview import Previews
        from engine.recipe import Recipe
        from engine.storage.json_dataclasses import from_plain

        if self._previews is None:
            self._previews = Previews()
        recipe = from_plain(Recipe, vars(request), "The recipe")
        try:
            return PreviewedPictures(self._previews.pictures(recipe))
        except EngineError as error:
            return PreviewedPictures(np.zeros((0, 1, 1, 3), np.uint8), error.sentence)
