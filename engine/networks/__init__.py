"""The networks as the engine uses them: input, preprocessing, diagram."""
