"""From a drawing or a picture to a Reading."""
