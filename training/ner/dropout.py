"""Dropout from random bytes: torch's own spends a third of a CPU step on drawing numbers."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

_BYTES = np.random.Generator(np.random.SFC64(0))


def seed(number: int) -> None:
    """Start the stream of random bytes anew."""
    _BYTES.bit_generator.state = np.random.SFC64(number).state


class ByteDropout(nn.Module):
    """Sets about a share `p` (in steps of 1/256) of the numbers to zero while training."""

    def __init__(self, p: float) -> None:
        super().__init__()
        self._limit = round(256 * p)

    def forward(self, x: Tensor) -> Tensor:
        """Return `x` with holes, scaled up to keep its mean."""
        if not self.training or not self._limit:
            return x
        drawn = np.frombuffer(bytearray(_BYTES.bytes(x.numel())), np.uint8)
        keep = torch.from_numpy(drawn).view(x.shape) >= self._limit
        return x * (keep.to(x.dtype) * (256 / (256 - self._limit)))


def replace_dropout(module: nn.Module) -> None:
    """Put `ByteDropout` where `module` has torch's dropout, at every depth."""
    for name, child in module.named_children():
        if isinstance(child, nn.Dropout) and child.p:
            setattr(module, name, ByteDropout(child.p))
        else:
            replace_dropout(child)
