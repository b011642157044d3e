"""The whole way from an opened picture to its answer, every step kept to be shown."""

from dataclasses import replace
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from engine.inference import decision
from engine.inference.recognizer import Recognizer
from engine.ink.centering import cut, ink_box
from engine.pictures import decode
from engine.pictures.decode import Picture
from engine.pictures.paper.find_ink import FoundInk, find_ink, shown_small
from engine.prediction import Glyph, Reading, ReadMode, Step
from engine.reading.read_digit import WholeInk, blank, timed, with_boxes
from engine.reading.read_number import number_in_gray

LARGEST_SHOWN = 1000  # px a side
LARGEST_THUMBNAIL = 128


def read_picture(picture: Picture, recognizer: Recognizer, mode: ReadMode = "auto") -> Reading:
    """What ``recognizer`` reads in an opened picture; boxes in pixels of its file."""
    started = perf_counter()
    is_photo = recognizer.card.input.kind == "photo"
    read = read_photo(picture.rgb, recognizer) if is_photo else read_found_ink(find_ink(picture.rgb), recognizer, mode)
    reading = _in_file(read, picture)
    shown = decode.thumbnail(picture.rgb, LARGEST_SHOWN)
    opened = replace(
        reading,
        notes=(*picture.notes, *reading.notes),
        source=picture.name,
        thumbnail=decode.thumbnail(shown, LARGEST_THUMBNAIL),
        picture=shown,
        source_size=(picture.width, picture.height),
    )
    return timed(opened, started)


def read_as_photo(gray: NDArray[np.uint8], recognizer: Recognizer) -> Reading:
    """A drawing for a photo network: black ink on white paper. gray: uint8 (h, w), 0 paper .. 255 ink; boxes in it."""
    box = ink_box(gray)
    if box is None:
        return blank(recognizer)
    paper = 255 - cut(gray, box)
    x, y, width, height = box
    reading = read_photo(np.repeat(paper[..., None], 3, axis=-1), recognizer)
    return with_boxes(reading, lambda _: (float(x), float(y), float(width), float(height)))


def read_photo(rgb: NDArray[np.uint8], recognizer: Recognizer) -> Reading:
    """A photo network sees the middle square; boxes in pixels of ``rgb``, uint8 (H, W, 3)."""
    spec = recognizer.card.input
    square = decode.fit(rgb, spec)  # (S, S, C)
    prediction = recognizer.predictions(square.transpose(2, 0, 1)[None])[0]
    height, width = rgb.shape[:2]
    side = min(width, height) * spec.size / max(spec.resize, spec.size)
    seen = Step(f"{spec.size}×{spec.size}", square[..., 0] if spec.channels == 1 else square)
    return Reading(
        prediction=prediction,
        text=decision.text(prediction),
        recognizer=recognizer.card.name,
        milliseconds=0.0,
        runtime=recognizer.backend.name,
        steps=(Step("picture", shown_small(rgb)), seen),
        glyphs=(Glyph(((width - side) / 2, (height - side) / 2, side, side), prediction),),
        lines=((0,),),
    )


def read_found_ink(found: FoundInk, recognizer: Recognizer, mode: ReadMode) -> Reading:
    """Ink that was found on paper is read as a drawing is. Boxes in pixels of the picture it was found in."""
    ink = WholeInk(found.gray, recognizer)
    reading = number_in_gray(ink, mode) or ink.reading()
    return replace(reading, steps=(*found.steps, *reading.steps), notes=(*found.notes, *reading.notes))


def _in_file(reading: Reading, picture: Picture) -> Reading:
    """``picture.rgb`` may be a reduced reading of the file: boxes in the file's own pixels."""
    height, width = picture.rgb.shape[:2]
    across, down = picture.width / width, picture.height / height
    return with_boxes(reading, lambda box: (box[0] * across, box[1] * down, box[2] * across, box[3] * down))
