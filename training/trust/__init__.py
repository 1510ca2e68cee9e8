"""How far each rule and the model can be trusted, measured on sheets that the model did not see."""
