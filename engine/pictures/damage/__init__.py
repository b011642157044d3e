"""Damage that decoders read over in silence: found by a second, stricter look before a picture is used."""
