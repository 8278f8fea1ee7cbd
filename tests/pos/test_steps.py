from pos.steps import outcome


def test_the_outcome_is_what_comes_after_the_last_step():
    taken = []

    def steps():
        for step in range(3):
            yield step
            taken.append(step)
        return "done"

    assert (outcome(steps()), taken) == ("done", [0, 1, 2])
